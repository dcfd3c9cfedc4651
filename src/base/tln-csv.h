/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader for separated values (RFC 4180 and what programs really write). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row: cells as NUL-terminated strings, and the line it began on (from 1). */
typedef struct {
  char **cells;
  guint n_cells;
  guint line;
} TlnCsvRow;

/* Splits UTF-8 text into rows. Quotes are honoured ("" inside quotes is one quote; a cell may hold
 * line ends); cells keep their blanks inside and lose them at the ends when not quoted. Empty lines
 * give no row. A quote that is never closed ends at the end of its line. Element: TlnCsvRow *. */
GPtrArray *tln_csv_parse (const char *text, char delimiter);

/* The one of TAB ; | , that gives the same number of cells (two or more) on most of the first
 * 50 lines; a comma gives way to TAB or ; where both are constant. '\0' when none does. */
char tln_csv_delimiter (const char *text);

/* Appends one cell to a row that is being written: quoted where it must be. */
void tln_csv_append (GString *out, const char *cell, char delimiter);
/* Appends a number as the shortest of the two usual ways to write it that reads back the same, with
 * a point whatever the locale; what is not finite is an empty cell. */
void tln_csv_append_number (GString *out, double value);

G_END_DECLS
