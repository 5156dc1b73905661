/* Web pages to text: blocks, headings and tables of what a reader sees. Parsing is gumbo's (HTML5, as browsers do it).
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"
#include "flow.h"
#include "reading.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- memory ------------------------------------------------------------------------------------------------------ */

/* gumbo does not check its allocations and frees its tree by recursion, which deep nesting turns into a stack overflow.
 * So it gets memory from a list of chunks with a limit, which is left by a jump and freed at once. */
enum { CHUNK = 1 << 20, ALIGN = 16 };

typedef struct chunk {
    struct chunk *next;
    size_t used, size;
    _Alignas(ALIGN) char bytes[];
} chunk;

typedef struct pool {
    chunk *first;
    size_t left; /* bytes that may still be asked for */
    jmp_buf out;
} pool;

static void *take(void *userdata, size_t size)
{
    pool *p = userdata;
    const size_t need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (need < size || need > p->left) longjmp(p->out, 1);
    p->left -= need;
    if (!p->first || p->first->size - p->first->used < need) {
        const size_t room = need > CHUNK ? need : CHUNK;
        chunk *c = malloc(sizeof *c + room);
        if (!c) longjmp(p->out, 1);
        c->next = p->first;
        c->used = 0;
        c->size = room;
        p->first = c;
    }
    void *at = p->first->bytes + p->first->used;
    p->first->used += need;
    return at;
}

static void give_back(void *userdata, void *ptr)
{
    (void)userdata;
    (void)ptr; /* the pool goes as a whole */
}

static void pool_free(pool *p)
{
    while (p->first) {
        chunk *next = p->first->next;
        free(p->first);
        p->first = next;
    }
}

/* ---- what a reader sees ------------------------------------------------------------------------------------------ */

static const char *attribute(const GumboElement *e, const char *name)
{
    const GumboAttribute *a = gumbo_get_attribute(&e->attributes, name);
    return a ? a->value : NULL;
}

static bool contains(const char *s, const char *word)
{
    return s && strcasestr(s, word) != NULL;
}

/* display: none, however it is spaced */
static bool style_hides(const char *style)
{
    if (!style) return false;
    static const char *const pairs[][2] = {{"display", "none"}, {"visibility", "hidden"}};
    for (size_t i = 0; i < 2; i++) {
        const char *p = strcasestr(style, pairs[i][0]);
        if (!p) continue;
        p += strlen(pairs[i][0]);
        p += strspn(p, " :\t");
        if (strncasecmp(p, pairs[i][1], strlen(pairs[i][1])) == 0) return true;
    }
    return false;
}

static bool is_hidden(const GumboElement *e)
{
    switch (e->tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT: return true;
    default: return attribute(e, "hidden") != NULL || style_hides(attribute(e, "style"));
    }
}

static bool is_block(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_UL: return true;
    default: return false;
    }
}

static int heading_level(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_H1: return 1;
    case GUMBO_TAG_H2: return 2;
    case GUMBO_TAG_H3: return 3;
    case GUMBO_TAG_H4: return 4;
    case GUMBO_TAG_H5: return 5;
    case GUMBO_TAG_H6: return 6;
    default: return 0;
    }
}

/* ---- the walk ---------------------------------------------------------------------------------------------------- */

typedef struct step {
    const GumboNode *node;
    unsigned next; /* child to enter */
    size_t number; /* of the element */
} step;

/* What an element holds: bytes of text but for space, those of links, links, tables; and the number of the element that
 * follows it and all in it. */
typedef struct holding {
    uint32_t text, linked, links, tables, after;
} holding;

typedef struct page {
    flow *flow;
    holding *held;     /* [room] by the elements in their order; filled by the first walk */
    size_t room, next; /* number of the next element */
    holding sum;       /* up to here */
    unsigned link;     /* open ones */
    bool failed;       /* no memory */
    gn_date date;
    const char *title; /* of <title>; in the pool */
    bool headed;       /* an <h1> or <h2> stands in the page */
    unsigned pre, sup, article;
    bool in_title;
    bool shown; /* something but the title */
} page;

static long number(const char *s)
{
    return s ? strtol(s, NULL, 10) : 1;
}

/* Days of publication, by the names that sites use; the day of a page's last change is none. */
static void note_meta(page *p, const GumboElement *e)
{
    static const char *const names[] = {
        "article:published_time", "og:published_time", "pubdate",       "publishdate",
        "publish_date",           "publication_date",  "date",          "dc.date",
        "dc.date.issued",         "dcterms.issued",    "datepublished",
    };
    const char *name = attribute(e, "name"), *value = attribute(e, "content");
    if (!name) name = attribute(e, "property");
    if (!name) name = attribute(e, "itemprop");
    if (!name || !value || p->date.year) return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0 && reading_date(value, &p->date)) return;
}

/* The element beside this one, before (-1) or behind it (1); NULL if there is none. */
static const GumboElement *beside(const GumboNode *node, int way)
{
    if (!node->parent || node->parent->type != GUMBO_NODE_ELEMENT) return NULL;
    const GumboVector *all = &node->parent->v.element.children;
    for (size_t i = node->index_within_parent + (size_t)way; i < all->length; i += (size_t)way) {
        const GumboNode *other = all->data[i];
        if (other->type == GUMBO_NODE_ELEMENT) return &other->v.element;
        if (other->type == GUMBO_NODE_TEXT) return NULL;
    }
    return NULL;
}

/* A term and what a list of definitions says of it stand on one line: 地区生产总值：6739亿元. */
static bool begins_definition(const GumboNode *node)
{
    const GumboElement *const term = beside(node, -1);
    return node->v.element.tag == GUMBO_TAG_DD && term && term->tag == GUMBO_TAG_DT;
}

static void enter(page *p, const GumboNode *node)
{
    const GumboElement *e = &node->v.element;
    switch (e->tag) {
    case GUMBO_TAG_DD:
        if (!begins_definition(node)) break;
        flow_colon(p->flow);
        return;
    case GUMBO_TAG_BR: flow_line(p->flow); return;
    case GUMBO_TAG_PRE: p->pre++; break;
    case GUMBO_TAG_SUP: p->sup++; return;
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN: p->article++; break;
    case GUMBO_TAG_TABLE: flow_table_begin(p->flow); return;
    case GUMBO_TAG_TR:
        flow_row_begin(p->flow, node->parent && node->parent->type == GUMBO_NODE_ELEMENT &&
                                    node->parent->v.element.tag == GUMBO_TAG_THEAD);
        return;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        flow_cell_begin(p->flow, number(attribute(e, "rowspan")), number(attribute(e, "colspan")),
                        e->tag == GUMBO_TAG_TH, false);
        return;
    case GUMBO_TAG_TIME: {
        const char *when = attribute(e, "datetime"), *prop = attribute(e, "itemprop");
        if (when && !p->date.year && (attribute(e, "pubdate") || contains(prop, "datePublished")))
            (void)reading_date(when, &p->date);
        return;
    }
    default: break;
    }
    const int level = heading_level(e->tag);
    if (level)
        flow_heading(p->flow, level);
    else if (is_block(e->tag))
        flow_block(p->flow);
}

static void leave(page *p, const GumboNode *node, size_t number)
{
    const GumboElement *e = &node->v.element;
    (void)number;
    switch (e->tag) {
    case GUMBO_TAG_DT: {
        const GumboElement *const next = beside(node, 1);
        if (next && next->tag == GUMBO_TAG_DD) return;
        break;
    }
    case GUMBO_TAG_PRE: p->pre--; break;
    case GUMBO_TAG_SUP: p->sup--; return;
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN: p->article--; break;
    case GUMBO_TAG_TABLE: flow_table_end(p->flow); return;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH: flow_cell_end(p->flow); return;
    default: break;
    }
    if (is_block(e->tag)) flow_block(p->flow);
    /* a heading without text must not make the next block one */
    if (heading_level(e->tag)) flow_heading(p->flow, 0);
}

static void characters(page *p, const char *s, size_t n)
{
    if (p->sup && flow_superscript(p->flow, s, n)) return;
    if (p->pre)
        flow_preformatted(p->flow, s, n);
    else
        flow_text(p->flow, s, n);
}

/* The parser makes bytes that are no characters of numeric references beyond an int: they are left out. */
static void text(page *p, const char *s)
{
    size_t n = strlen(s);
    p->shown |= strspn(s, " \t\r\n\f") < n;
    while (n) {
        const size_t valid = utf8_valid(s, n), past = valid + (valid < n);
        if (valid) characters(p, s, valid);
        s += past;
        n -= past;
    }
}

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/* Calls for each node in document order, with a stack of its own: pages nest as deep as they like. */
static bool walk(page *p, const GumboNode *root, bool (*open)(page *, const GumboNode *, size_t),
                 void (*close)(page *, const GumboNode *, size_t))
{
    size_t depth = 0, cap = 256;
    step *stack = malloc(cap * sizeof *stack);
    if (!stack) return false;
    p->next = 1;
    if (open(p, root, 0)) stack[depth++] = (step){root, 0, 0};
    while (depth) {
        step *at = &stack[depth - 1];
        const GumboVector *children = &at->node->v.element.children;
        if (at->next == children->length) {
            close(p, at->node, at->number);
            depth--;
            continue;
        }
        const GumboNode *child = children->data[at->next++];
        const size_t number = p->next;
        p->next += is_element(child);
        if (!open(p, child, number)) continue;
        if (depth == cap) {
            step *wide = realloc(stack, 2 * cap * sizeof *stack);
            if (!wide) {
                free(stack);
                return false;
            }
            stack = wide;
            cap *= 2;
        }
        stack[depth++] = (step){child, 0, number};
    }
    free(stack);
    return true;
}

static uint32_t visible(const char *s)
{
    uint32_t n = 0;
    for (; *s; s++) n += (unsigned char)*s > ' ';
    return n;
}

static void count_text(page *p, const GumboNode *node)
{
    const GumboNode *in = node->parent;
    if (node->type != GUMBO_NODE_TEXT || (in && in->type == GUMBO_NODE_ELEMENT && is_hidden(&in->v.element))) return;
    const uint32_t n = visible(node->v.text.text);
    p->sum.text += n;
    p->sum.linked += p->link ? n : 0;
}

static bool hold(page *p, const GumboElement *e, size_t number)
{
    if (number == p->room) {
        const size_t room = 2 * p->room + 1024;
        holding *wide = realloc(p->held, room * sizeof *wide);
        if (!wide) {
            p->failed = true;
            return false;
        }
        p->held = wide;
        p->room = room;
    }
    p->held[number] = p->sum;
    p->sum.links += e->tag == GUMBO_TAG_A;
    p->sum.tables += e->tag == GUMBO_TAG_TABLE;
    p->link += e->tag == GUMBO_TAG_A;
    return true;
}

/* First walk: title, dates and whether there is a heading; what each element holds. */
static bool look(page *p, const GumboNode *node, size_t number)
{
    if (!is_element(node)) {
        if (p->in_title && node->type == GUMBO_NODE_TEXT) p->title = node->v.text.text;
        p->in_title = false;
        count_text(p, node);
        return false;
    }
    const GumboElement *e = &node->v.element;
    if (e->tag == GUMBO_TAG_META) note_meta(p, e);
    if (e->tag == GUMBO_TAG_H1 || e->tag == GUMBO_TAG_H2) p->headed = true;
    p->in_title = e->tag == GUMBO_TAG_TITLE && !p->title;
    return hold(p, e, number);
}

static void looked(page *p, const GumboNode *node, size_t number)
{
    const GumboElement *e = &node->v.element;
    p->in_title = false;
    p->link -= e->tag == GUMBO_TAG_A;
    holding *h = &p->held[number];
    *h = (holding){p->sum.text - h->text, p->sum.linked - h->linked, p->sum.links - h->links, p->sum.tables - h->tables,
                   (uint32_t)p->next};
}

/* A menu, a path to the page, other news: a list or a block of hardly anything but links, where the page holds more. */
static bool is_links(const page *p, const GumboElement *e, size_t number)
{
    enum { MORE = 300 /* bytes */ };
    switch (e->tag) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION: break;
    default: return false;
    }
    const holding *h = &p->held[number], *all = &p->held[0];
    return h->links >= 2 && !h->tables && 10 * (uint64_t)h->linked >= 8 * (uint64_t)h->text &&
           all->text - all->linked >= MORE;
}

static bool show(page *p, const GumboNode *node, size_t number)
{
    switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: text(p, node->v.text.text); return false;
    case GUMBO_NODE_ELEMENT: break;
    case GUMBO_NODE_TEMPLATE: p->next = p->held[number].after; return false;
    default: return false;
    }
    const GumboElement *e = &node->v.element;
    if (is_hidden(e) || (e->tag == GUMBO_TAG_FOOTER && !p->article) || is_links(p, e, number)) {
        p->next = p->held[number].after;
        return false;
    }
    enter(p, node);
    return true;
}

/* NULL when the pool's limit was reached. */
static const GumboOutput *parse(pool *memory, const char *bytes, size_t n)
{
    if (setjmp(memory->out)) return NULL;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give_back;
    options.userdata = memory;
    options.max_errors = 0;
    return gumbo_parse_with_options(&options, bytes, n);
}

gn_status html_read(const char *bytes, size_t n, reading *out, gn_err *err)
{
    *out = (reading){0};
    flow *f = flow_new(n);
    if (!f) return gn_fail(err, GN_E_NOMEM, "no memory for the page");
    pool memory = {.left = 64 * n + ((size_t)16 << 20)};
    const GumboOutput *parsed = parse(&memory, bytes, n);
    if (!parsed) {
        pool_free(&memory);
        flow_free(f);
        return gn_fail(err, GN_E_LIMIT, "the page needs far more memory than its size: damaged or made to harm");
    }
    page p = {.flow = f};
    bool fine = walk(&p, parsed->root, look, looked) && !p.failed;
    if (fine && p.title && !p.headed) {
        flow_heading(f, 1);
        text(&p, p.title);
        p.shown = false;
        flow_block(f);
    }
    fine = fine && walk(&p, parsed->root, show, leave);
    fine = flow_finish(f, &out->text) && fine;
    pool_free(&memory);
    flow_free(f);
    free(p.held);
    if (!fine) {
        reading_free(out);
        return gn_fail(err, GN_E_NOMEM, "no memory for the page's text");
    }
    if (!p.shown) {
        reading_free(out);
        return gn_fail(err, GN_E_FORMAT, "it holds no text%s; of a page that scripts make, save what the browser shows",
                       p.title ? " but its title" : "");
    }
    out->date = p.date;
    out->date_kind = p.date.year ? GN_DATE_PUBLISHED : GN_DATE_NONE;
    return GN_OK;
}
