/* A table through all processors: read, work and finish overlap, the order stays. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/table/csv.h"

#include "gnomon/gn_parallel.h"

#include <stdlib.h>

/* Enough pieces a worker that none waits long for the last; small ones where the table is small. */
enum { PIECES_A_WORKER = 48, LARGEST_PIECE = 1 << 15, LEAST_PIECE = 1 << 9, BLOCKS = 2 };

typedef struct stream {
    gn_csv *csv;
    void (*work)(void *ctx, gn_csv_piece *p, size_t slot, int worker);
    gn_status (*finish)(void *ctx, size_t slot, gn_err *err);
    void *ctx;
    gn_csv_piece *piece;  /* [BLOCKS][pieces] */
    size_t pieces, bytes; /* of a block; of a piece */
    size_t count[BLOCKS]; /* pieces in it */
    int now;              /* the block that is worked on */
    bool first;           /* there is no block before it */
    gn_status read, finished;
    gn_err read_err, finish_err;
} stream;

static size_t workers(int threads)
{
    return threads > 0 ? (size_t)threads : (size_t)gn_cpu_count();
}

size_t gn_csv_slots(int threads)
{
    return BLOCKS * PIECES_A_WORKER * workers(threads);
}

static void read_block(stream *s, int block)
{
    s->count[block] = 0;
    while (s->read == GN_OK && s->count[block] < s->pieces) {
        gn_csv_piece *p = &s->piece[(size_t)block * s->pieces + s->count[block]];
        s->read = csv_take(s->csv, s->bytes, p, &s->read_err);
        if (s->read || p->length == 0) break;
        s->count[block]++;
    }
}

static void finish_block(stream *s, int block)
{
    for (size_t i = 0; s->finished == GN_OK && i < s->count[block]; i++)
        s->finished = s->finish(s->ctx, (size_t)block * s->pieces + i, &s->finish_err);
}

/* Index 0 is the block before and the block after, the others are the pieces of this one. */
static void body(void *ctx, size_t begin, size_t end, int worker)
{
    stream *s = ctx;
    for (size_t i = begin; i < end; i++) {
        const int other = 1 - s->now;
        if (i == 0) {
            if (!s->first) finish_block(s, other);
            read_block(s, other);
            continue;
        }
        const size_t slot = (size_t)s->now * s->pieces + i - 1;
        s->work(s->ctx, &s->piece[slot], slot, worker);
    }
}

gn_status gn_csv_stream(gn_csv *c, int threads, void (*work)(void *ctx, gn_csv_piece *p, size_t slot, int worker),
                        gn_status (*finish)(void *ctx, size_t slot, gn_err *err), void *ctx, gn_err *err)
{
    stream s = {.csv = c, .work = work, .finish = finish, .ctx = ctx, .first = true};
    s.pieces = PIECES_A_WORKER * workers(threads);
    const uint64_t share = c->size / (4 * s.pieces);
    s.bytes = share > LARGEST_PIECE ? LARGEST_PIECE : share < LEAST_PIECE ? LEAST_PIECE : (size_t)share;
    s.piece = calloc(BLOCKS * s.pieces, sizeof *s.piece);
    if (!s.piece) return gn_fail(err, GN_E_NOMEM, "no memory for the table");
    read_block(&s, 0);
    while (s.count[s.now] > 0 && s.finished == GN_OK) {
        const gn_status st = gn_parallel_for(s.count[s.now] + 1, 1, threads, body, &s);
        if (st) s.finished = gn_fail(&s.finish_err, st, "threads could not be started");
        s.first = false;
        if (s.count[1 - s.now] == 0 && s.finished == GN_OK) finish_block(&s, s.now);
        s.now = 1 - s.now;
    }
    for (size_t i = 0; i < BLOCKS * s.pieces; i++) free(s.piece[i].text);
    free(s.piece);
    if (err && s.finished) *err = s.finish_err;
    if (err && !s.finished && s.read) *err = s.read_err;
    return s.finished ? s.finished : s.read;
}
