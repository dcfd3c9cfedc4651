/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounds what the JSON parser, which recurses, is given. */
#include "tln-json-text.h"

#define MAX_NESTING 64

char *
tln_json_text_prepare (const char *text)
{
  char *copy = g_strdup (text);
  guint depth = 0;
  gboolean quoted = FALSE;

  for (char *p = copy; *p != '\0'; p++) {
    if ((guchar) *p < 0x20)
      *p = ' ';
    if (*p == '\\' && quoted && p[1] != '\0')
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (*p == '[' || *p == '{') && ++depth > MAX_NESTING)
      break;
    else if (!quoted && (*p == ']' || *p == '}') && depth > 0)
      depth--;
  }
  if (depth > MAX_NESTING)
    g_clear_pointer (&copy, g_free);
  return copy;
}
