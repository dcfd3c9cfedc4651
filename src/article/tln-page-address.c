/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On top of GUri, which must not be asked to write what it cannot. */
#include "tln-page-address.h"

#include <string.h>

char *
tln_page_address_resolve (const char *base, const char *address)
{
  g_autoptr (GUri) from =
      base != NULL ? g_uri_parse (base, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
                   : NULL;
  g_autoptr (GUri) whole =
      from != NULL ? g_uri_parse_relative (from, address,
                                           G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
                   : NULL;

  if (whole == NULL)
    return g_strdup (address);
  const char *path = g_uri_get_path (whole);
  if (g_uri_get_host (whole) != NULL && *path != '\0' && *path != '/')
    return g_strdup (address);
  if (g_uri_get_host (whole) == NULL && g_str_has_prefix (path, "//"))
    return g_strdup (address);
  return g_uri_to_string (whole);
}

gboolean
tln_page_address_safe (const char *address)
{
  static const char *const schemes[] = { "http:", "https:", "ftp:", "mailto:", "cid:" };
  const char *p = address;

  while (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.')
    p++;
  for (const char *q = p; *q != '\0' && *q != ':' && *q != '/' && *q != '?' && *q != '#'; q++)
    if (g_ascii_iscntrl (*q)) /* "java\nscript:" is one word to a browser */
      return FALSE;
  if (*p != ':')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}
