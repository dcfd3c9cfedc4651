/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sorted table of pieces, searched by halves. */
#include "tln-reader-map.h"

typedef struct {
  guint32 text;
  guint32 buffer;
  guint32 length;
} Piece;

struct _TlnReaderMap {
  GArray *pieces;
};

TlnReaderMap *
tln_reader_map_new (void)
{
  TlnReaderMap *map = g_new0 (TlnReaderMap, 1);

  map->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return map;
}

void
tln_reader_map_free (TlnReaderMap *map)
{
  g_array_unref (map->pieces);
  g_free (map);
}

void
tln_reader_map_add (TlnReaderMap *map, guint32 text_start, guint32 buffer_start, guint32 length)
{
  Piece piece = { text_start, buffer_start, length };

  if (length > 0)
    g_array_append_val (map->pieces, piece);
}

/* Index of the last piece that begins at or before a place of the text; -1: none. */
static int
find_text (const TlnReaderMap *map, guint32 text)
{
  int low = 0, high = (int) map->pieces->len;

  while (low < high) {
    int middle = (low + high) / 2;

    if (g_array_index (map->pieces, Piece, middle).text <= text)
      low = middle + 1;
    else
      high = middle;
  }
  return low - 1;
}

guint32
tln_reader_map_to_buffer (const TlnReaderMap *map, guint32 text)
{
  int i = find_text (map, text);
  const Piece *piece;

  if (i < 0)
    return map->pieces->len > 0 ? g_array_index (map->pieces, Piece, 0).buffer : 0;
  piece = &g_array_index (map->pieces, Piece, i);
  return piece->buffer + MIN (text - piece->text, piece->length);
}

/* Index of the first piece that ends behind a place of the buffer. */
static guint
find_buffer (const TlnReaderMap *map, guint32 place)
{
  guint low = 0, high = map->pieces->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const Piece *piece = &g_array_index (map->pieces, Piece, middle);

    if (piece->buffer + piece->length > place)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

gboolean
tln_reader_map_to_text (const TlnReaderMap *map,
                        guint32 buffer_start,
                        guint32 buffer_end,
                        guint32 *text_start,
                        guint32 *text_end)
{
  gboolean found = FALSE;

  for (guint i = find_buffer (map, buffer_start); i < map->pieces->len; i++) {
    const Piece *piece = &g_array_index (map->pieces, Piece, i);
    guint32 from = MAX (buffer_start, piece->buffer);
    guint32 to = MIN (buffer_end, piece->buffer + piece->length);

    if (piece->buffer >= buffer_end)
      break;
    if (from >= to)
      continue;
    if (!found)
      *text_start = piece->text + (from - piece->buffer);
    *text_end = piece->text + (to - piece->buffer);
    found = TRUE;
  }
  return found;
}

void
tln_reader_map_foreach (const TlnReaderMap *map,
                        guint32 text_start,
                        guint32 text_end,
                        TlnReaderMapFunc func,
                        gpointer data)
{
  for (guint i = (guint) MAX (find_text (map, text_start), 0); i < map->pieces->len; i++) {
    const Piece *piece = &g_array_index (map->pieces, Piece, i);
    guint32 from = MAX (text_start, piece->text);
    guint32 to = MIN (text_end, piece->text + piece->length);

    if (piece->text >= text_end)
      return;
    if (from < to)
      func (piece->buffer + (from - piece->text), piece->buffer + (to - piece->text), data);
  }
}
