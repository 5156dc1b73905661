/* The lane recursions in AVX-512. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define LANE_TABLE lane_kernels_avx512
#define LANE_NAME "avx512"
#define LANE_WIDTH 8
#include "models/lanes_body.h"
