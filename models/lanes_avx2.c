/* The lane recursions in AVX2. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define LANE_TABLE lane_kernels_avx2
#define LANE_NAME "avx2"
#define LANE_WIDTH 4
#include "models/lanes_body.h"
