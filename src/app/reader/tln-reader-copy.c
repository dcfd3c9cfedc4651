/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is copied of an article is its own words, not how they are laid out here. */
#include "tln-reader-text.h"

#include <string.h>

/* What stands in the text and is none: pictures and buttons. */
#define OBJECT "\357\277\274"

static gboolean
ends_joined (GtkTextBuffer *buffer, const GtkTextIter *end)
{
  GtkTextTag *joined = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "joined");
  GtkTextIter last = *end;

  return gtk_text_iter_backward_char (&last) && gtk_text_iter_has_tag (&last, joined);
}

static void
append_line (GtkTextBuffer *buffer,
             const GtkTextIter *start,
             const GtkTextIter *end,
             GString *words)
{
  /* Columns of a table that are out of sight, too. */
  g_autofree char *line = gtk_text_iter_get_slice (start, end);
  gsize length = strlen (line);

  if (length > 0 && line[length - 1] == '\n' && ends_joined (buffer, end))
    line[length - 1] = '\0';
  g_string_append (words, line);
}

char *
tln_reader_text_copy (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextTag *fold = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "fold");
  GString *words = g_string_new (NULL);
  GtkTextIter line = *start;

  while (gtk_text_iter_compare (&line, end) < 0) {
    GtkTextIter next = line;

    gtk_text_iter_forward_line (&next);
    if (gtk_text_iter_compare (&next, end) > 0)
      next = *end;
    if (!gtk_text_iter_has_tag (&line, fold))
      append_line (buffer, &line, &next, words);
    line = next;
  }
  g_string_replace (words, OBJECT, "", 0);
  return g_string_free (words, FALSE);
}
