/* The HTML page: table, charts and sources in one file without outside parts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_REPORT_H
#define GN_REPORT_H

#include "gnomon/gn_table.h"

/* A line chart of the item as an SVG element: its quarters (for want of them the year-to-date values, for want of
 * levels the growth), the forecast dashed with its 80 and 95 % bands. Nothing for an item with fewer than three values
 * that were published or follow from published ones.
 * Colours come from CSS classes of the page; titles are escaped. Deterministic. Returns whether anything was drawn. */
GN_API bool gn_report_chart(const gn_table *t, const gn_item *item, const gn_table_context *c, gn_buf *out);

/* The same as a file of its own, with its colours. */
GN_API bool gn_report_chart_file(const gn_table *t, const gn_item *item, const gn_table_context *c, gn_buf *out);

/* The whole page. All text of the reports is escaped. Works without script; the filter box is one. */
GN_API void gn_report_html(const gn_table *t, const gn_table_context *c, gn_buf *out);

#endif
