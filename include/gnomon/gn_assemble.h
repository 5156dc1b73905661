/* Assembly: observations to series, and which observation stands behind each point. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_ASSEMBLE_H
#define GN_ASSEMBLE_H

#include "gnomon/gn_lexicon.h"
#include "gnomon/gn_observation.h"
#include "gnomon/gn_series.h"
#include "gnomon/gn_write.h"

/* One observation of a series. */
typedef struct gn_member {
    uint32_t observation; /* index in the gn_observations that the series were made from */
    int32_t point;        /* index of its point in the series, -1: it has no period */
    bool borrowed; /* belongs to another series too: 一季度 and full years also stand in the year-to-date series */
} gn_member;

/* The series of one frequency. Series i has the members [member_offset[i], member_offset[i + 1]), ordered by point;
 * those of one point are its vintages, the one that gave the value first. */
typedef struct gn_series_group {
    gn_panel *panel;
    size_t *member_offset; /* [panel->count + 1] */
    gn_member *member;
} gn_series_group;

enum { GN_GROUPS = 7 };
typedef struct gn_series_set {
    gn_series_group group[GN_GROUPS]; /* in the order of gn_group_freqs; panels of no series are there too */
} gn_series_set;

/* "ASQMWDH": the frequency of group i. */
extern GN_API const char gn_group_freqs[GN_GROUPS + 1];
/* No series in any group. Returns GN_OK, GN_E_ARG, GN_E_NOMEM. */
GN_API GN_MUST_USE gn_status gn_series_set_new(gn_series_set **out, gn_err *err);
GN_API void gn_series_set_free(gn_series_set *s);
/* Series of all groups together. */
GN_API size_t gn_series_set_count(const gn_series_set *s);

typedef struct gn_assemble_options {
    const gn_date *document_date; /* [documents] of each document, year 0: none; NULL: none has one */
    size_t documents;
    const uint8_t *leave_out; /* [observations] not 0: belongs to no series; NULL: all belong */
    const uint8_t *preferred; /* [observations] not 0: gives the value before others; NULL: none */
    const uint8_t *replaced;  /* [documents] not 0: a later print stands for it; gives the value last; NULL: none */
} gn_assemble_options;

/* Joins observations into series. Two are of one series where they agree in the canonical indicator
 * (data/lexicon/indicator.tsv: words left out, words that mean the same), area, unit (units that count the same are
 * one, units of one dimension are converted), measure, actual or future, and kind and length of period (a stock is a
 * point whatever the wording of its date; open readings such as January to March go with the quarters that are told
 * beside them, else with the other statements of the thing); where two series state the same figure for the same time
 * under similar names and do not contradict each other; and where two articles state one figure in the same words (the
 * same news, however it was read: of two readings of a figure as level or share, fact or forecast, the one of higher
 * confidence counts). A company's figure (org.tsv, 集团, 控股) and a name without a subject have no area where the
 * statement says 中国. An observation without a period of its own joins the only series of its thing, without a point.
 * Set apart although their keys agree: names without a subject (净利润) in different articles, other values of one time
 * in an article (where two names give them, as 净利润 and 归母净利润, all of one name in that document; where articles
 * are not known, close together), levels a thousand times from the middle of their series; where these would have one
 * name, the second is called 净利润 #2 (a text that is added to obs->strings; obs is not changed otherwise). The key
 * shows the most frequent name of the indicator in its place, the same in level, growth and every frequency, and the
 * most frequent spelling of area and unit in the series. The value of a point: the most exact statement first (exact,
 * about and ranges by their middle, bounds), then the newest document (a reviewer's accepted one before all, what a
 * later print replaces last); flag F for forecasts and targets, E where the statement is not exact, M with NaN between
 * points. Every observation is a member of exactly one series, borrowed ones aside; values that are not finite and
 * years outside 1700 to 2300 give no point. Keys are numbers in obs->strings. The result does not depend on threads or
 * locale; series are ordered by indicator, area, unit, basis, kind, future (bytes of the texts). Returns GN_OK,
 * GN_E_ARG, GN_E_NOMEM, GN_E_FORMAT (a row of indicator.tsv). *out is NULL on failure; free with gn_series_set_free.
 * O(n log n) in the observations. */
GN_API GN_MUST_USE gn_status gn_assemble(const gn_lexicon *lexicon, const gn_observations *obs,
                                         const gn_assemble_options *opt, gn_series_set **out, gn_err *err);

/* The form under which names of indicators are compared (data/lexicon/indicator.tsv): 社零 and 社会消费品零售总额 have
 * one. `area` (may be NULL) is left out where the name begins with it. `out` is cleared first; empty where the name
 * holds nothing but such words. Returns GN_OK, GN_E_ARG, GN_E_NOMEM, GN_E_FORMAT. Safe from any thread. */
GN_API GN_MUST_USE gn_status gn_indicator_canonical(const gn_lexicon *lexicon, const char *name, const char *area,
                                                    gn_buf *out, gn_err *err);

#endif
