/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two kinds of typography in one line. Pango puts half of a letter spacing on each side of the
 * letter. The CJK character has it, whose own room hides the half on the far side; of the Latin
 * word one letter with it would stand apart. */
#include "tln-reader-script.h"

#include "tln-text.h"

/* Units of Pango; a half of it is about a ninth of the text's size at its normal size. */
#define GAP (4 * PANGO_SCALE)

void
tln_reader_script_make_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "upright", "style", PANGO_STYLE_NORMAL, NULL);
  gtk_text_buffer_create_tag (buffer, "upright-emphasis", "style", PANGO_STYLE_NORMAL, "weight",
                              PANGO_WEIGHT_SEMIBOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "gap", "letter-spacing", GAP, NULL);
}

static void
tag (GtkTextBuffer *buffer, const char *name, guint32 from, guint32 to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &start, &end);
}

/* Its signs and full-width forms, too. */
static gboolean
is_cjk (gunichar c)
{
  return tln_char_cjk (c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff60);
}

void
tln_reader_script_stand_up (GtkTextBuffer *buffer, guint32 from, guint32 to, gboolean emphasis)
{
  const char *name = emphasis ? "upright-emphasis" : "upright";
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  guint32 place = from, begin = from;
  gboolean inside = FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  for (const char *c = text; *c; c = g_utf8_next_char (c), place++) {
    gboolean cjk = is_cjk (g_utf8_get_char (c));

    if (cjk && !inside)
      begin = place;
    if (!cjk && inside)
      tag (buffer, name, begin, place);
    inside = cjk;
  }
  if (inside)
    tag (buffer, name, begin, place);
}

/* Signs bring their own room. */
static gboolean
touch (gunichar a, gunichar b)
{
  return (tln_char_cjk (a) && tln_char_word (b) && !tln_char_cjk (b)) ||
         (tln_char_cjk (b) && tln_char_word (a) && !tln_char_cjk (a));
}

void
tln_reader_script_part (GtkTextBuffer *buffer, guint32 from, guint32 to)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  gunichar before = 0;
  guint32 place = from;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  for (const char *c = text; *c; c = g_utf8_next_char (c), place++) {
    gunichar sign = g_utf8_get_char (c);

    if (before && touch (before, sign)) {
      guint32 han = tln_char_cjk (sign) ? place : place - 1;

      tag (buffer, "gap", han, han + 1);
    }
    before = sign;
  }
}

void
tln_reader_script_set_language (GtkTextTag *tag, const char *language)
{
  if (language)
    g_object_set (tag, "language", g_str_equal (language, "zh") ? "zh-cn" : language, NULL);
  else
    g_object_set (tag, "language-set", FALSE, NULL);
}
