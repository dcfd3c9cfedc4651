/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The container of structured text and its making from plain text. Reading and writing Markdown
 * are in files of their own. */
#include "tln-rich.h"

static void
span_clear (gpointer data)
{
  TlnSpan *span = data;

  g_free (span->target);
  g_free (span->label);
}

TlnRich *
tln_rich_new (void)
{
  TlnRich *self = g_atomic_rc_box_new0 (TlnRich);

  self->text = g_strdup ("");
  self->spans = g_array_new (FALSE, TRUE, sizeof (TlnSpan));
  g_array_set_clear_func (self->spans, span_clear);
  return self;
}

static void
rich_clear (gpointer data)
{
  TlnRich *rich = data;

  g_free (rich->text);
  g_array_unref (rich->spans);
}

TlnRich *
tln_rich_ref (TlnRich *rich)
{
  return g_atomic_rc_box_acquire (rich);
}

void
tln_rich_free (TlnRich *rich)
{
  g_atomic_rc_box_release_full (rich, rich_clear);
}

TlnRich *
tln_rich_from_text (const char *text)
{
  TlnRich *self = tln_rich_new ();
  guint32 offset = 0, start = 0;
  gboolean blank = TRUE;

  g_free (self->text);
  self->text = g_strdup (text);
  for (const char *p = text;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '\n' || c == 0) {
      TlnSpan span = { .kind = TLN_SPAN_PARAGRAPH, .start = start, .end = offset };
      if (!blank)
        g_array_append_val (self->spans, span);
      start = offset + 1;
      blank = TRUE;
    } else if (!g_unichar_isspace (c)) {
      blank = FALSE;
    }
    if (c == 0)
      break;
    offset++;
  }
  return self;
}

/* More than a sentence or two is text, however it is marked up. */
#define MAX_CAPTION 300

static gboolean
short_caption (const TlnSpan *span)
{
  return span->kind == TLN_SPAN_CAPTION && span->end > span->start &&
         span->end - span->start <= MAX_CAPTION;
}

/* Picture stories and instructions say all they have to say in captions. */
static gboolean
told_by_captions (const TlnRich *rich)
{
  guint32 sum = 0;

  for (guint i = 0; i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    if (short_caption (span))
      sum += span->end - span->start;
  }
  return sum * 7 > (guint32) g_utf8_strlen (rich->text, -1);
}

char *
tln_rich_running_text (const TlnRich *rich)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean keep = told_by_captions (rich);
  const char *p = rich->text;
  guint32 offset = 0;

  for (guint i = 0; !keep && i < rich->spans->len; i++) {
    const TlnSpan *span = &g_array_index (rich->spans, TlnSpan, i);
    if (!short_caption (span))
      continue;
    const char *start = g_utf8_offset_to_pointer (p, span->start - offset);
    const char *end = g_utf8_offset_to_pointer (start, span->end - span->start);
    g_string_append_len (text, p, start - p);
    offset = span->end + (*end == '\n');
    p = end + (*end == '\n');
  }
  g_string_append (text, p);
  if (*p == '\0' && g_str_has_suffix (text->str, "\n"))
    g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
