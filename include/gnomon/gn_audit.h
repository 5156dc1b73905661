/* Audit: the published figures checked against each other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_AUDIT_H
#define GN_AUDIT_H

#include "gnomon/gn_assemble.h"

/* Every check allows half a unit of the last printed digit of each operand (GB/T 8170), no more. */
#define GN_AUDIT_LIST(X)                                                                                               \
    X(GN_AUDIT_VINTAGE, "vintage")         /* two statements of one figure */                                          \
    X(GN_AUDIT_YOY, "yoy")                 /* published growth against the levels of two years */                      \
    X(GN_AUDIT_TWO_YEAR, "two-year")       /* published two-year average against the growth of two years */            \
    X(GN_AUDIT_CAGR, "cagr")               /* average growth against first and last level */                           \
    X(GN_AUDIT_CHANGE, "change")           /* published change against the levels */                                   \
    X(GN_AUDIT_RATE_CHANGE, "rate-change") /* change of a growth rate against earlier growth */                        \
    X(GN_AUDIT_SINGLE, "single")           /* a single period against the year to date */

#define GN_AUDIT_ENUM(name, word) name,
typedef enum gn_audit_rule { GN_AUDIT_LIST(GN_AUDIT_ENUM) GN_AUDIT_COUNT } gn_audit_rule;
#undef GN_AUDIT_ENUM

/* A gap between published and computed growth is no error: published growth is on a comparable basis (可比口径). A
 * revision is a later document's other value; only what one document, or none later, says in two ways contradicts. */
typedef enum gn_verdict { GN_AGREES, GN_GAP, GN_REVISED, GN_CONTRADICTS, GN_VERDICT_COUNT } gn_verdict;

typedef struct gn_finding {
    gn_audit_rule rule;
    gn_verdict verdict;
    gn_key key; /* of the series that states the figure */
    gn_period period;
    double stated, expected; /* in the unit of the stated figure */
    double tolerance;        /* that rounding explains */
    uint32_t observation;    /* that states it */
    uint32_t against;        /* one of those that it is checked against */
    char note[120];          /* what was compared: "5 steps from 2015 fit" */
} gn_finding;

typedef struct gn_findings {
    gn_finding *items; /* [count] by rule, then series and period */
    size_t count, capacity;
} gn_findings;

GN_API const char *gn_audit_rule_name(gn_audit_rule r);
GN_API const char *gn_verdict_name(gn_verdict v);

/* Checks every figure that can be checked. Texts of keys are numbers in obs->strings. Returns GN_OK, GN_E_ARG,
 * GN_E_NOMEM; *out is NULL on failure, free with gn_findings_free. document_date as in gn_assemble_options.
 * O(n log n) in series and observations. */
GN_API GN_MUST_USE gn_status gn_audit(const gn_observations *obs, const gn_series_set *set,
                                      const gn_date *document_date, size_t documents, gn_findings **out, gn_err *err);
GN_API void gn_findings_free(gn_findings *f);

/* Half a unit of the last digit that the statement prints: 0.5e8 for 76814亿元, 0.05 for 19.2%. 0.5 % of the value
 * where no digits are printed (三分之一). */
GN_API double gn_half_unit(const gn_observations *obs, const gn_observation *o);

#endif
