/* Texts in traditional characters, which are read as if they were written in simplified ones. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRADITIONAL_H
#define TRADITIONAL_H

#include "gnomon/gn_base.h"
#include "io/extract/lexicon.h"

/* The characters of traditional.tsv, all of U+4000 to U+9FFF and three bytes long like their simplified forms, so that
 * a text keeps its length and every byte its place. Of a lexicon, and as thread-safe. */
typedef struct gn_traditional gn_traditional;
GN_MUST_USE gn_status gn_traditional_new(const gn_lexicon *l, gn_traditional **out, gn_err *err);
void gn_traditional_free(gn_traditional *t);
const gn_traditional *gn_lexicon_traditional(const gn_lexicon *l);

/* A copy of text[0..length), valid UTF-8, with simplified characters and a final 0, to be freed; NULL where there is
 * nothing to change. */
GN_MUST_USE gn_status gn_traditional_fold(const gn_traditional *t, const char *text, size_t length, char **out,
                                          gn_err *err);
/* The same in place; whether anything has changed. */
bool gn_traditional_fold_in_place(const gn_traditional *t, char *text, size_t length);

/* How an article writes the characters that it has in both forms: names that are put together of simplified text are
 * given back as they were written. */
typedef struct gn_written gn_written;
gn_written *gn_written_new(const gn_traditional *t); /* NULL without memory */
void gn_written_free(gn_written *w);
/* Begins an article, whose text that is. */
void gn_written_article(gn_written *w, const char *text, size_t length);
/* Gives s[0..n), from the article's simplified text, its own characters: the form that the article has more often. */
void gn_written_restore(const gn_written *w, char *s, size_t n);

#endif
