/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that are to be numbers: decimal and thousands marks, suffixes, signs for "nothing". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_CELL_NUMBER,
  TLN_CELL_MISSING, /* empty, "--", "null", "N/A", … */
  TLN_CELL_TEXT,
} TlnCellKind;

/* Reads a cell with '.' or ',' as the decimal mark. The other one, apostrophes and blanks are
 * thousands marks; K M B T 万 亿 multiply, % and currency signs are dropped. *value is NAN unless a
 * number. */
TlnCellKind tln_price_number_parse (const char *cell, char decimal, double *value);

/* What the cells of a column say about its decimal mark. */
typedef struct {
  guint comma; /* cells in which only the comma can be it: 0,905  1.234,56  1,5 */
  guint dot;
  guint maybe_comma; /* 1,234: either thousands or decimal */
  guint maybe_dot;
} TlnDecimalMarks;
void tln_price_marks_add (TlnDecimalMarks *marks, const char *cell);
/* '.' or ',' when the column decides it, 0 when not. */
char tln_price_marks_decide (const TlnDecimalMarks *marks);

G_END_DECLS
