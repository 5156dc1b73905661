/* Status flags of results: which of two flags is the stronger, and how flags travel through a change over time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_FLAGS_H
#define ENGINE_FLAGS_H

#include <stddef.h>

/* The stronger of two in the order A < P < I < E < F < B; M and unknown letters count as A: whether a result is missing
 * is seen by its value. */
char gn_flag_stronger(char a, char b);

/* out_flag[t] of a change from t - lag to t, as gn_growth.h says. flag may be NULL (all A), lag may be 0 (a function of
 * x[t] alone). Nothing is done where out_flag is NULL. */
void gn_flags_change(const char *flag, size_t n, size_t lag, const double *out, char *out_flag);

/* out_flag[t] of a function of one point each of two series, either flag NULL for all A. */
void gn_flags_join(const char *a, const char *b, size_t n, const double *out, char *out_flag);

/* Raises the flags of values that are not missing to at least `least`. */
void gn_flags_raise(char least, const double *out, size_t n, char *out_flag);

#endif
