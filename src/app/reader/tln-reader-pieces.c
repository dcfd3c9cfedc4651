/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk through the spans of a text. */
#include "tln-reader-pieces.h"

#include <string.h>

/* Characters of one piece at most. */
#define MOST 2000

typedef struct {
  const TlnReading *reading;
  GArray *pieces;
  const char *byte; /* walks with place */
  guint32 place;
  guint passage; /* the next one in reading->boilerplate */
  guint32 quoted; /* end of the quote that is open */
} Walk;

static const TlnSpan *
span_at (const TlnReading *reading, guint i)
{
  return &g_array_index (reading->rich->spans, TlnSpan, i);
}

static gboolean
is_folded (Walk *walk, const TlnSpan *span)
{
  GPtrArray *passages = walk->reading->boilerplate;
  const TlnBoilerplate *passage;

  while (walk->passage < passages->len) {
    passage = g_ptr_array_index (passages, walk->passage);
    if (span->start < passage->end)
      return span->start >= passage->start && passage->hidden;
    walk->passage++;
  }
  return FALSE;
}

static gsize
walk_to (Walk *walk, guint32 place)
{
  walk->byte = g_utf8_offset_to_pointer (walk->byte, (glong) place - walk->place);
  walk->place = place;
  return (gsize) (walk->byte - walk->reading->rich->text);
}

static GtkAccessibleRole
role_of (const TlnSpan *span, gboolean quoted)
{
  switch ((int) span->kind) {
  case TLN_SPAN_HEADING:
    return GTK_ACCESSIBLE_ROLE_HEADING;
  case TLN_SPAN_LIST_ITEM:
    return GTK_ACCESSIBLE_ROLE_LIST;
  case TLN_SPAN_TABLE_ROW:
    return GTK_ACCESSIBLE_ROLE_TABLE;
  case TLN_SPAN_CAPTION:
    return GTK_ACCESSIBLE_ROLE_CAPTION;
  case TLN_SPAN_IMAGE:
    return GTK_ACCESSIBLE_ROLE_IMG;
  case TLN_SPAN_RULE:
    return GTK_ACCESSIBLE_ROLE_SEPARATOR;
  default:
    return quoted ? GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE : GTK_ACCESSIBLE_ROLE_PARAGRAPH;
  }
}

/* Lists and tables take in the entry or row that follows; a head row begins another table. */
static gboolean
joins (const Walk *walk, const TlnSpan *span, GtkAccessibleRole role)
{
  const TlnReaderPiece *before =
      walk->pieces->len > 0 ? &g_array_index (walk->pieces, TlnReaderPiece, walk->pieces->len - 1)
                            : NULL;

  if (!before || before->role != role)
    return FALSE;
  if (role == GTK_ACCESSIBLE_ROLE_LIST)
    return TRUE;
  return role == GTK_ACCESSIBLE_ROLE_TABLE &&
         (span->level != 1 || span_at (walk->reading, before->last - 1)->level == 1);
}

static void
add_piece (Walk *walk, guint i, GtkAccessibleRole role)
{
  const TlnSpan *span = span_at (walk->reading, i);
  TlnReaderPiece piece = { .role = role, .first = i, .last = i + 1, .head = G_MAXUINT };
  gboolean many = role == GTK_ACCESSIBLE_ROLE_LIST || role == GTK_ACCESSIBLE_ROLE_TABLE;
  guint32 at = span->start;

  piece.level = role == GTK_ACCESSIBLE_ROLE_HEADING ? CLAMP (span->level, 1, 6) : 0;
  if (role == GTK_ACCESSIBLE_ROLE_TABLE && span->level == 1)
    piece.head = i;
  do {
    piece.byte = walk_to (walk, at);
    if (!many) {
      piece.start = at;
      piece.end = span->end - at > MOST ? at + MOST : span->end;
    }
    g_array_append_val (walk->pieces, piece);
    at = piece.end;
  } while (!many && at < span->end);
}

/* Spans inside blocks may stand between those of a run: they are passed over later, too. */
static gboolean
is_block (const TlnSpan *span)
{
  return span->kind <= TLN_SPAN_RULE;
}

GArray *
tln_reader_pieces_new (const TlnReading *reading)
{
  Walk walk = { .reading = reading, .byte = reading->rich->text };

  walk.pieces = g_array_new (FALSE, FALSE, sizeof (TlnReaderPiece));
  for (guint i = 0; i < reading->rich->spans->len; i++) {
    const TlnSpan *span = span_at (reading, i);
    GtkAccessibleRole role;

    if (span->kind == TLN_SPAN_QUOTE)
      walk.quoted = MAX (walk.quoted, span->end);
    if (!is_block (span) || is_folded (&walk, span))
      continue;
    role = role_of (span, span->start < walk.quoted);
    if (joins (&walk, span, role))
      g_array_index (walk.pieces, TlnReaderPiece, walk.pieces->len - 1).last = i + 1;
    else
      add_piece (&walk, i, role);
  }
  return walk.pieces;
}

/* One cell for each stretch between TABs. */
static void
add_cells (const TlnReading *reading, const TlnReaderPiece *row, GArray *cells)
{
  const TlnSpan *span = span_at (reading, row->first);
  const char *at = reading->rich->text + row->byte;
  TlnReaderPiece cell = *row;

  cell.role = GTK_ACCESSIBLE_ROLE_CELL;
  cell.start = cell.end = span->start;
  while (TRUE) {
    if (cell.end < span->end && *at != '\t') {
      cell.end++;
      at = g_utf8_next_char (at);
      continue;
    }
    g_array_append_val (cells, cell);
    if (cell.end >= span->end)
      return;
    at++;
    cell.start = ++cell.end;
    cell.byte = (gsize) (at - reading->rich->text);
    cell.column++;
  }
}

static void
add_entries (const TlnReading *reading, const TlnReaderPiece *piece, GArray *inner)
{
  Walk walk = { .reading = reading, .byte = reading->rich->text + piece->byte };
  gboolean list = piece->role == GTK_ACCESSIBLE_ROLE_LIST;

  walk.place = span_at (reading, piece->first)->start;
  for (guint i = piece->first; i < piece->last; i++) {
    const TlnSpan *span = span_at (reading, i);
    TlnReaderPiece entry = { .first = i, .last = i + 1, .head = piece->head };

    if (!is_block (span) || is_folded (&walk, span))
      continue;
    entry.role = list ? GTK_ACCESSIBLE_ROLE_LIST_ITEM : GTK_ACCESSIBLE_ROLE_ROW;
    entry.level = list ? 0 : span->level;
    entry.byte = walk_to (&walk, span->start);
    entry.start = span->start;
    entry.end = span->end;
    g_array_append_val (inner, entry);
  }
}

GArray *
tln_reader_piece_inner (const TlnReading *reading, const TlnReaderPiece *piece)
{
  GArray *inner = g_array_new (FALSE, FALSE, sizeof (TlnReaderPiece));

  if (piece->role == GTK_ACCESSIBLE_ROLE_ROW)
    add_cells (reading, piece, inner);
  else if (piece->role == GTK_ACCESSIBLE_ROLE_LIST || piece->role == GTK_ACCESSIBLE_ROLE_TABLE)
    add_entries (reading, piece, inner);
  return inner;
}

static char *
picture_text (const TlnReading *reading, const TlnReaderPiece *piece)
{
  const TlnSpan *span = span_at (reading, piece->first);
  const TlnSpan *next = piece->last < reading->rich->spans->len ? span + 1 : NULL;
  const char *at = reading->rich->text + piece->byte;

  if (span->label || !next || next->kind != TLN_SPAN_CAPTION)
    return g_strdup (span->label ? span->label : "");
  at = g_utf8_offset_to_pointer (at, (glong) next->start - span->start);
  return g_utf8_substring (at, 0, (glong) (next->end - next->start));
}

char *
tln_reader_piece_text (const TlnReading *reading, const TlnReaderPiece *piece)
{
  const TlnSpan *span = span_at (reading, piece->first);
  g_autofree char *text = NULL;

  if (piece->role == GTK_ACCESSIBLE_ROLE_IMG)
    return picture_text (reading, piece);
  text =
      g_utf8_substring (reading->rich->text + piece->byte, 0, (glong) (piece->end - piece->start));
  if (piece->role == GTK_ACCESSIBLE_ROLE_ROW)
    return g_strdelimit (g_steal_pointer (&text), "\t", ' ');
  if (piece->role == GTK_ACCESSIBLE_ROLE_LIST_ITEM && span->target)
    return g_strdup_printf ("%s %s", span->target, text);
  return g_steal_pointer (&text);
}

char *
tln_reader_piece_head (const TlnReading *reading, const TlnReaderPiece *piece)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) cells = NULL;
  const TlnSpan *head;
  const char *at;

  if (piece->head == G_MAXUINT || piece->role != GTK_ACCESSIBLE_ROLE_CELL)
    return NULL;
  /* From the cell back, which is near. */
  head = span_at (reading, piece->head);
  at = g_utf8_offset_to_pointer (reading->rich->text + piece->byte,
                                 (glong) head->start - (glong) piece->start);
  text = g_utf8_substring (at, 0, (glong) (head->end - head->start));
  cells = g_strsplit (text, "\t", -1);
  return piece->column < g_strv_length (cells) ? g_strdup (cells[piece->column]) : NULL;
}
