/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On top of GUri, which must not be asked to write what it cannot. */
#include "tln-page-address.h"

#include "tln-web-address.h"

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
  if (g_uri_get_host (whole) != NULL && *g_uri_get_host (whole) != '\0' &&
      !tln_web_host_good (g_uri_get_host (whole)))
    return g_strdup (address);
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

  /* Browsers leave out what stands before it. */
  while (*address > '\0' && *address <= ' ')
    address++;
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

static gboolean
follows_people (const char *parameter)
{
  static const char *const starts[] = { "utm_",    "fbclid=", "gclid=", "spm=",    "mc_cid=",
                                        "mc_eid=", "igshid=", "yclid=", "msclkid=" };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (parameter, starts[i]))
      return TRUE;
  return *parameter == '\0';
}

static void
append_query (GString *key, const char *query)
{
  g_auto (GStrv) parameters = g_strsplit (query != NULL ? query : "", "&", -1);
  char mark = '?';

  for (guint i = 0; parameters[i] != NULL; i++) {
    if (follows_people (parameters[i]))
      continue;
    g_string_append_c (key, mark);
    g_string_append (key, parameters[i]);
    mark = '&';
  }
}

char *
tln_page_address_key (const char *address)
{
  g_autoptr (GUri) uri =
      g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) ||
      g_uri_get_host (uri) == NULL)
    return NULL;
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  int port = g_uri_get_port (uri);
  GString *key = g_string_new (g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host);
  if (port > 0 && port != 80 && port != 443)
    g_string_append_printf (key, ":%d", port);
  g_string_append (key, g_uri_get_path (uri));
  if (key->len > 0 && key->str[key->len - 1] == '/')
    g_string_truncate (key, key->len - 1);
  append_query (key, g_uri_get_query (uri));
  return g_string_free (key, FALSE);
}
