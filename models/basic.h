/* What the simplest models share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BASIC_H
#define BASIC_H

#include "models/model.h"

/* They need no arena. */
size_t basic_scratch(size_t n, int season, size_t horizon);
/* Standard deviation of the changes over `lag` steps around `slope`; where there are too few to tell, a tenth of the
 * values' size, which is what indicators of industry commonly change. */
double basic_step_sd(const model_series *s, size_t lag, double slope);

#endif
