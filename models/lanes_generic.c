/* The lane recursions in plain x86-64 (or any other) instructions. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define LANE_TABLE lane_kernels_generic
#define LANE_NAME "generic"
#define LANE_WIDTH 2
#include "models/lanes_body.h"
