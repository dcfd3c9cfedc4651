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
  TlnRich *self = g_new0 (TlnRich, 1);

  self->text = g_strdup ("");
  self->spans = g_array_new (FALSE, TRUE, sizeof (TlnSpan));
  g_array_set_clear_func (self->spans, span_clear);
  return self;
}

void
tln_rich_free (TlnRich *rich)
{
  g_free (rich->text);
  g_array_unref (rich->spans);
  g_free (rich);
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
