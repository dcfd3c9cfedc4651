/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a table is what: by its heading in Chinese, English or German, or, where there is
 * no heading, by the numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_COLUMN_SKIP,
  TLN_COLUMN_DATE,
  TLN_COLUMN_TIME, /* clock, beside a date column */
  TLN_COLUMN_OPEN,
  TLN_COLUMN_HIGH,
  TLN_COLUMN_LOW,
  TLN_COLUMN_CLOSE,
  TLN_COLUMN_ADJUSTED, /* an adjusted close beside the close; not read */
  TLN_COLUMN_VOLUME,
  TLN_COLUMN_AMOUNT,
  TLN_COLUMN_CODE,
  TLN_COLUMN_NAME,
  TLN_COLUMN_EXCHANGE,
  TLN_COLUMN_ADJUSTMENT, /* a word: none, qfq, 前复权 … */
  TLN_COLUMN_DIVIDEND, /* cash for a share */
  TLN_COLUMN_SPLIT, /* new shares for an old one */
  TLN_COLUMN_LAST
} TlnColumnRole;

/* "date", "open", …; "" for TLN_COLUMN_SKIP. */
const char *tln_column_name (TlnColumnRole role);

#define TLN_COLUMN_NONE G_MAXUINT

/* Column of each role; TLN_COLUMN_NONE where there is none. */
typedef struct {
  guint at[TLN_COLUMN_LAST];
  double volume_scale; /* from a unit in the heading: 10000 for 万股, 万手 */
  double amount_scale;
  gboolean lots; /* the heading says 手 or 总手 */
  gboolean shares; /* the heading says 股 or 份 */
} TlnColumnMap;
void tln_column_map_clear (TlnColumnMap *map);

/* How many cells of a line are headings that are known. */
guint tln_columns_known (char *const *cells, guint n_cells);
/* Fills a map from a line of headings; of two columns for one role the better word wins, then the
 * one further left. */
void tln_columns_from_headings (TlnColumnMap *map, char *const *cells, guint n_cells);

/* A table of numbers without headings: value of (row, column) is values[row * n_columns + column],
 * NAN where the cell is no number; rows in order of time. The date column is set already. */
typedef struct {
  const double *values;
  guint n_rows;
  guint n_columns;
} TlnNumberTable;
/* Finds four columns side by side of which one is the greatest and one the least of each row, tells
 * open from close by the close lying nearer to the next open, and takes what follows as volume and
 * amount. With a single column of numbers that is the close. FALSE when the numbers do not decide.
 */
gboolean tln_columns_from_numbers (TlnColumnMap *map, const TlnNumberTable *table);

G_END_DECLS
