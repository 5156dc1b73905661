/* Panels: release. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_series.h"

#include <stdlib.h>

void gn_panel_free(gn_panel *p)
{
    if (!p) return;
    free(p->offset);
    free(p->first);
    free(p->key);
    free(p->value);
    free(p->flag);
    free(p);
}
