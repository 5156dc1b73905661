/* ARIMA, orders chosen automatically. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/arima_core.h"

#include <stdio.h>

static size_t min_obs(int season)
{
    (void)season;
    return 8;
}

static gn_status choose(const model_series *s, int most_d, gn_arena *a, model_result *out)
{
    arima_fit best;
    gn_status st = arima_choose(s, most_d, &best, a);
    if (st == GN_OK) st = arima_predict(s, &best, a, out->mean, out->sd);
    if (st == GN_OK) {
        char name[48];
        arima_name(best.order, s->season, name);
        snprintf(out->reason, sizeof out->reason, "%s by AICc", name);
    }
    return st;
}

/* A second difference continues the last slope for ever: alone it costs more than it gains. Among other models, most of
 * which flatten their trends, it is what they lack. */
static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return choose(s, 1, a, out);
}

static gn_status forecast_member(const model_series *s, gn_arena *a, model_result *out)
{
    return choose(s, ARIMA_MOST_D, a, out);
}

const gn_model model_arima = {.key = "arima",
                              .title = "ARIMA with seasonal part, orders by AICc",
                              .source = "Box and Jenkins (1970); Hyndman and Khandakar (2008)",
                              .widening = 1.15,
                              .min_obs = min_obs,
                              .scratch = arima_scratch,
                              .forecast = forecast};

const gn_model member_arima = {
    .key = "arima", .min_obs = min_obs, .scratch = arima_scratch, .forecast = forecast_member};
