/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article cut into what a screen reader names: a heading, a paragraph, a list with its entries,
 * a table with its rows and cells. Pure; what is folded away is left out. */
#pragma once

#include "tln-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  GtkAccessibleRole role;
  guint level; /* of a heading; of a row 1: a head row */
  guint first; /* of its spans; of a cell: that of its row */
  guint last; /* behind the last */
  guint head; /* of what stands in a table: span of its head row; G_MAXUINT: none */
  guint column; /* of a cell */
  guint32 start; /* code points; both 0 where others stand in it */
  guint32 end;
  gsize byte; /* of the text, where the first span begins or, in a long one, the piece */
} TlnReaderPiece;

/* TlnReaderPiece, as they stand; a paragraph that is very long is several. Caller frees. */
GArray *tln_reader_pieces_new (const TlnReading *reading);
/* What stands in a list, a table or a row; empty for others. Caller frees. */
GArray *tln_reader_piece_inner (const TlnReading *reading, const TlnReaderPiece *piece);
/* Its words, of a picture its description or caption; caller frees. */
char *tln_reader_piece_text (const TlnReading *reading, const TlnReaderPiece *piece);
/* What stands at the head of a cell's column; NULL: nothing. Caller frees. */
char *tln_reader_piece_head (const TlnReading *reading, const TlnReaderPiece *piece);

G_END_DECLS
