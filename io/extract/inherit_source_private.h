/* The names of those whom a text credits (inherit_source_name.c). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INHERIT_SOURCE_PRIVATE_H
#define INHERIT_SOURCE_PRIVATE_H

#include "io/extract/work.h"

/* Ends like a house's name and has a name of its own before that. */
bool gn_source_org_like(const char *s, size_t n);
/* …的数据, …最新报告, …研究团队: the house that they are of. *document: it has published a paper of its own. */
size_t gn_source_house(const char *s, size_t n, bool *document);
/* 而, 但, 据 and what else stands before a name without being of it. */
size_t gn_source_before_name(const char *s, size_t n);
/* 云平台企业某某科技: what stands before the name says what kind of house it is. */
size_t gn_source_described(const char *s, size_t n);
/* Nobody in particular. */
bool gn_source_nobody(const char *s, size_t n);
/* Words of Latin letters, capitals among them, as foreign houses are called; APP, CPI and GDP are none. */
bool gn_source_latin_name(const char *s, size_t n);

#endif
