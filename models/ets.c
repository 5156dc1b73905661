/* Exponential smoothing in state-space form: the form given, or chosen by AICc among the fifteen that R's ets() tries.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

#include <string.h>

enum { ERRORS = 2, TRENDS = 5, SEASONS = 3, FORMS = ERRORS * TRENDS * SEASONS };

static size_t min_obs(int season)
{
    (void)season;
    return 5;
}

/* The forms that `text` leaves open, simple ones first; 0: it is no form. A Z stands for every letter but the
 * multiplicative trends, and leaves out the forms that are unstable, as R's ets() does. */
static size_t read_forms(const char *text, ets_form out[FORMS])
{
    static const char *const trends[TRENDS] = {"N", "A", "Ad", "M", "Md"};
    const size_t length = strlen(text);
    if (length < 3 || length > 4 || !strchr("AMZ", text[0]) || !strchr("NAMZ", text[length - 1])) return 0;
    const char error = text[0], season = text[length - 1];
    const bool any_trend = length == 3 && text[1] == 'Z', open = error == 'Z' || season == 'Z' || any_trend;
    size_t count = 0;
    for (int w = 0; w < SEASONS; w++)
        for (int e = 0; e < ERRORS; e++)
            for (int t = 0; t < TRENDS; t++) {
                const bool asked = any_trend
                                       ? t <= TREND_DAMPED
                                       : strlen(trends[t]) == length - 2 && !memcmp(trends[t], text + 1, length - 2);
                const ets_form f = {e ? ETS_MUL : ETS_ADD, (ets_trend)t, (ets_season)w};
                const bool unstable = f.error == ETS_ADD ? f.season == SEASON_MUL || t >= TREND_MUL
                                                         : f.season == SEASON_ADD && t >= TREND_MUL;
                if (!asked || (error != 'Z' && error != "AM"[e]) || (season != 'Z' && season != "NAM"[w]) ||
                    (open && unstable))
                    continue;
                out[count++] = f;
            }
    return count;
}

static gn_status check_form(const char *form, gn_err *err)
{
    ets_form forms[FORMS];
    if (read_forms(form, forms) > 0) return GN_OK;
    return gn_fail(err, GN_E_ARG,
                   "ets:%s: error A M Z, trend N A Ad M Md Z, season N A M Z were expected, as in ets:MAdM", form);
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    ets_form forms[FORMS];
    const size_t count = read_forms(s->form ? s->form : "ZZZ", forms);
    if (s->form && s->season < 2 && forms[0].season) return GN_E_ARG; /* a season is asked for, there is none */
    return smooth_forecast(s, forms, count, a, out);
}

const gn_model model_ets = {.key = "ets",
                            .title = "Exponential smoothing, form by AICc",
                            .source = "Hyndman, Koehler, Ord and Snyder (2008); Hyndman and Khandakar (2008)",
                            .widening = 1.1,
                            .min_obs = min_obs,
                            .check_form = check_form,
                            .scratch = smooth_scratch,
                            .forecast = forecast};

static gn_status forecast_member(const model_series *s, gn_arena *a, model_result *out)
{
    ets_form forms[FORMS];
    return smooth_average(s, forms, read_forms("ZZZ", forms), a, out);
}

/* The season's size grows with the level, the trend fades: on series with a season as good as the choice. */
static gn_status forecast_seasonal(const model_series *s, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {{ETS_MUL, TREND_DAMPED, SEASON_MUL}};
    return smooth_forecast(s, forms, 1, a, out);
}

const gn_model member_ets = {.key = "ets", .min_obs = min_obs, .scratch = smooth_scratch, .forecast = forecast_member};
const gn_model member_ets_seasonal = {
    .key = "ets:MAdM", .min_obs = min_obs, .scratch = smooth_scratch, .forecast = forecast_seasonal};
