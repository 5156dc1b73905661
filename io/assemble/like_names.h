/* How alike two names of a pool are, by their characters. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LIKE_NAMES_H
#define LIKE_NAMES_H

#include "gnomon/gn_strings.h"

#include <stdbool.h>

/* Dice's coefficient of the pairs of neighbouring characters, each pair used once; 0 to 1. */
double names_alike(const gn_strings *names, gn_str x, gn_str y);

/* Their numbers agree: 第一期 and 第二期, 5G and 4G name different things however alike they are. */
bool names_share_numbers(const gn_strings *names, gn_str x, gn_str y);

/* 终端连接 for 5G终端连接: an article that has named the thing in full leaves out the beginning later. */
bool names_shortened(const gn_strings *names, gn_str x, gn_str y);

/* 再保险 and 保险, 净利润 and 利润: one character more in front is another word. */
bool names_one_character_more(const gn_strings *names, gn_str x, gn_str y);

/* The last two characters agree: 营收, 股价, 销售. */
bool names_share_head(const gn_strings *names, gn_str x, gn_str y);

#endif
