/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found in an article, marked in its text. */
#include "tln-reader-view-private.h"

#include <string.h>

/* So many are marked at most, around the current one: each costs a little on every line drawn. */
#define MOST_MARKED 1000

static void
seen_cb (guint32 from, guint32 to, gpointer data)
{
  *(gboolean *) data = TRUE;
}

GArray *
tln_reader_view_shown (TlnReaderView *self, const GArray *marks)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; self->map && i + 1 < marks->len; i += 2) {
    const guint32 *pair = &g_array_index (marks, guint32, i);
    gboolean seen = FALSE;

    tln_reader_map_foreach (self->map, pair[0], pair[1], seen_cb, &seen);
    if (seen)
      g_array_append_vals (shown, pair, 2);
  }
  return shown;
}

typedef struct {
  GtkTextBuffer *buffer;
  const char *tag;
} Mark;

static void
mark_stretch_cb (guint32 from, guint32 to, gpointer data)
{
  Mark *mark = data;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (mark->buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (mark->buffer, &end, (int) to);
  gtk_text_buffer_apply_tag_by_name (mark->buffer, mark->tag, &start, &end);
}

void
tln_reader_view_mark_found (TlnReaderView *self, const GArray *marks, guint current)
{
  Mark mark = { gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), NULL };
  guint n = marks->len / 2;
  guint first = current > MOST_MARKED / 2 ? current - MOST_MARKED / 2 : 0;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (mark.buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (mark.buffer, "found", &start, &end);
  gtk_text_buffer_remove_tag_by_name (mark.buffer, "found-here", &start, &end);
  for (guint i = first; self->map && i < MIN (n, first + MOST_MARKED); i++) {
    const guint32 *pair = &g_array_index (marks, guint32, 2 * i);

    mark.tag = i == current ? "found-here" : "found";
    tln_reader_map_foreach (self->map, pair[0], pair[1], mark_stretch_cb, &mark);
  }
}

char *
tln_reader_view_selected_line (TlnReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_strstrip (words);
  return *words && !strchr (words, '\n') ? g_steal_pointer (&words) : NULL;
}
