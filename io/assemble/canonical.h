/* Canonical names of indicators and classes of units, from data/lexicon/indicator.tsv and unit.tsv. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CANONICAL_H
#define CANONICAL_H

#include "gnomon/gn_lexicon.h"
#include "gnomon/gn_observation.h"
#include "gnomon/gn_write.h"

typedef struct canonical canonical;
/* Made once for a lexicon, which owns it; safe from any thread. */
GN_MUST_USE gn_status canonical_get(const gn_lexicon *lexicon, const canonical **out, gn_err *err);

/* The form under which names are compared: brackets, quotes, 的, places, words of growth, share and counting left out,
 * words that mean the same replaced. `out` is cleared first. The area (may be NULL) is left out where it stands at the
 * start. */
void canonical_name(const canonical *c, const char *name, const char *area, gn_measure measure, gn_buf *out);

/* A stock (基站数, 余额, 覆盖率) rather than a flow (收入, 产量, 新增用户): by the words of a canonical or given name
 * and the dimension of its unit. */
bool canonical_is_stock(const canonical *c, const char *name, const char *unit);

/* A canonical name that lacks its subject: 净利润, 市场规模. */
bool canonical_is_bare(const canonical *c, const char *name);

/* A name that begins with a company's: 百度智能云营收, 菜鸟集团收入. */
bool canonical_is_of_company(const canonical *c, const char *name);

/* The class of a unit: units of one class are converted or count the same. *factor goes from the unit to the class. */
const char *canonical_unit(const canonical *c, const char *unit, double *factor);

#endif
