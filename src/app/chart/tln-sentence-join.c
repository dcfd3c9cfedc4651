/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between two sentences is a matter of the language: Chinese has no blank there. */
#include "tln-sentence-join.h"

#include <glib/gi18n.h>

char *
tln_sentences_join (const char *const *sentences)
{
  g_autofree char *text = g_strdup ("");

  for (guint i = 0; sentences[i]; i++) {
    g_autofree char *before = g_steal_pointer (&text);

    if (*before == '\0' || *sentences[i] == '\0')
      text = g_strconcat (before, sentences[i], NULL);
    else
      /* Translators: two sentences, one after the other. Without a blank where the full stop has
       * room of its own, as 。 does. */
      text = g_strdup_printf (C_ ("sentences", "%s %s"), before, sentences[i]);
  }
  return g_steal_pointer (&text);
}
