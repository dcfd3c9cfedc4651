/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what eyes stop at; signs between words cost nothing. */
#include "tln-reading-time.h"

#include "tln-text.h"

guint
tln_reading_minutes (const char *text)
{
  guint64 characters = 0, words = 0, cost;
  gboolean inside = FALSE;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *c = text; *c; c = g_utf8_next_char (c)) {
    gunichar sign = g_utf8_get_char (c);
    gboolean cjk = tln_char_cjk (sign);
    gboolean word = !cjk && tln_char_word (sign);

    characters += cjk;
    words += word && !inside;
    /* "doesn't" and "3.5" are one word. */
    inside = word || (inside && (sign == '\'' || sign == 0x2019 || sign == '.' || sign == '-'));
  }
  cost = characters * TLN_WORDS_PER_MINUTE + words * TLN_HAN_PER_MINUTE;
  return (guint) ((cost + TLN_HAN_PER_MINUTE * TLN_WORDS_PER_MINUTE - 1) /
                  (TLN_HAN_PER_MINUTE * TLN_WORDS_PER_MINUTE));
}
