/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsing and comparing addresses by GUri. */
#include "tln-web-address.h"

#include <string.h>

/* Parameters that say who came from where and nothing about the page. */
static const char *const followers[] = { "fbclid", "gclid",       "dclid",      "msclkid", "yclid",
                                         "igshid", "mc_cid",      "mc_eid",     "spm",     "scm",
                                         "_ga",    "share_token", "from_wecom", NULL };

gboolean
tln_web_host_good (const char *host)
{
  for (const char *p = host; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || strchr (" \"#/<>?@[\\]^`{|}", *p) != NULL)
      return FALSE;
  return *host != '\0' && (strpbrk (host, ":%") == NULL || g_hostname_is_ip_address (host));
}

GUri *
tln_web_address_parse (const char *address)
{
  g_autoptr (GUri) uri =
      g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || !tln_web_host_good (g_uri_get_host (uri)))
    return NULL;
  if (strcmp (g_uri_get_scheme (uri), "http") != 0 && strcmp (g_uri_get_scheme (uri), "https") != 0)
    return NULL;
  return g_steal_pointer (&uri);
}

static gboolean
follows_people (const char *parameter)
{
  gsize length = strcspn (parameter, "=");

  if (g_ascii_strncasecmp (parameter, "utm_", 4) == 0)
    return TRUE;
  for (guint i = 0; followers[i] != NULL; i++)
    if (strlen (followers[i]) == length &&
        g_ascii_strncasecmp (parameter, followers[i], length) == 0)
      return TRUE;
  return FALSE;
}

static char *
clean_query (const char *query)
{
  if (query == NULL)
    return NULL;
  g_auto (GStrv) parts = g_strsplit (query, "&", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] == '\0' || follows_people (parts[i]))
      continue;
    if (kept->len > 0)
      g_string_append_c (kept, '&');
    g_string_append (kept, parts[i]);
  }
  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

char *
tln_address_canonical (const char *address)
{
  g_autoptr (GUri) uri = tln_web_address_parse (address);

  if (uri == NULL)
    return NULL;
  g_autofree char *query = clean_query (g_uri_get_query (uri));
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  const char *path = *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/";
  return g_uri_join (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri),
                     g_uri_get_userinfo (uri), host, g_uri_get_port (uri), path, query, NULL);
}
