/* Mean of forecasts that are weighted by an information criterion, taken one after the other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AVERAGE_H
#define AVERAGE_H

#include "models/model.h"

typedef struct average {
    size_t steps;
    model_result *out; /* of the sums, until average_end */
    double least, sum; /* lowest criterion so far, sum of the weights relative to it */
} average;

void average_start(average *v, size_t steps, model_result *out);
/* Weight exp(-criterion / 2); forecasts that are not finite are left out. */
void average_add(average *v, double criterion, const double *mean, const double *sd);
/* Means and deviations of the mixture; false where nothing was added. */
bool average_end(average *v);

#endif
