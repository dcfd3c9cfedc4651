/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as text. Nothing here opens a connection. */
#include "tln-address.h"

#include <string.h>

/* Parameters that say who came from where and nothing about the page. */
static const char *const followers[] = { "fbclid", "gclid",       "dclid",      "msclkid", "yclid",
                                         "igshid", "mc_cid",      "mc_eid",     "spm",     "scm",
                                         "_ga",    "share_token", "from_wecom", NULL };

static GUri *
parse_http (const char *address)
{
  g_autoptr (GUri) uri =
      g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;
  if (strcmp (g_uri_get_scheme (uri), "http") != 0 && strcmp (g_uri_get_scheme (uri), "https") != 0)
    return NULL;
  return g_steal_pointer (&uri);
}

/* "name.tld" or "name.tld/…": at least one dot, letters in the last label. */
static gboolean
bare_host (const char *text)
{
  gsize length = strcspn (text, "/?#:");
  g_autofree char *host = g_strndup (text, length);
  const char *dot = strrchr (host, '.');

  if (dot == NULL || dot == host || strlen (dot + 1) < 2)
    return FALSE;
  for (const char *p = dot + 1; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  for (const char *p = host; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '.')
      return FALSE;
  return text[length] == '/' || strcmp (dot, ".com") == 0 || strcmp (dot, ".cn") == 0 ||
         g_str_has_prefix (text, "www.");
}

char *
tln_address_from_text (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (*trimmed == '\0' || strlen (trimmed) > 4096 || strpbrk (trimmed, " \t\r\n<>\"") != NULL)
    return NULL;
  if (strstr (trimmed, "://") == NULL) {
    if (!bare_host (trimmed))
      return NULL;
    char *with_scheme = g_strconcat ("https://", trimmed, NULL);
    g_free (trimmed);
    trimmed = with_scheme;
  }
  g_autoptr (GUri) uri = parse_http (trimmed);
  return uri != NULL ? g_steal_pointer (&trimmed) : NULL;
}

char *
tln_address_plain (const char *text)
{
  g_autofree char *address = strstr (text, "://") == NULL ? tln_address_from_text (text) : NULL;

  return address != NULL ? tln_address_with_http (address) : NULL;
}

char *
tln_address_with_http (const char *address)
{
  if (g_ascii_strncasecmp (address, "https://", strlen ("https://")) != 0)
    return NULL;
  return g_strconcat ("http", address + strlen ("https"), NULL);
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
  g_autoptr (GUri) uri = parse_http (address);

  if (uri == NULL)
    return NULL;
  g_autofree char *query = clean_query (g_uri_get_query (uri));
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  const char *path = *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : "/";
  return g_uri_join (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, g_uri_get_scheme (uri),
                     g_uri_get_userinfo (uri), host, g_uri_get_port (uri), path, query, NULL);
}

char *
tln_address_host (const char *address)
{
  g_autoptr (GUri) uri = parse_http (address);

  if (uri == NULL)
    return NULL;
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  return g_strdup (g_str_has_prefix (host, "www.") ? host + 4 : host);
}

static gboolean
private_v4 (const guint8 *b)
{
  return b[0] == 0 || b[0] == 10 || b[0] == 127 || (b[0] == 169 && b[1] == 254) ||
         (b[0] == 172 && (b[1] & 0xF0) == 16) || (b[0] == 192 && b[1] == 168) ||
         (b[0] == 100 && (b[1] & 0xC0) == 64) || b[0] >= 224;
}

gboolean
tln_address_private (GInetAddress *address)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return private_v4 (bytes);
  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    return private_v4 (bytes + 12);
  return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_any (address) ||
         g_inet_address_get_is_link_local (address) || g_inet_address_get_is_multicast (address) ||
         g_inet_address_get_is_site_local (address) || (bytes[0] & 0xFE) == 0xFC;
}

static int
port_of (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

gboolean
tln_address_same_server (const char *from, const char *to)
{
  g_autofree char *host = tln_address_host (from);
  g_autofree char *other_host = tln_address_host (to);
  g_autoptr (GUri) uri = parse_http (from);
  g_autoptr (GUri) other = parse_http (to);

  if (host == NULL || g_strcmp0 (host, other_host) != 0)
    return FALSE;
  return port_of (uri) == port_of (other) || (port_of (uri) == 80 && port_of (other) == 443);
}

gboolean
tln_address_private_name (const char *address)
{
  g_autofree char *host = tln_address_host (address);
  g_autoptr (GInetAddress) number = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  if (host == NULL || number != NULL)
    return host == NULL || tln_address_private (number);
  return strcmp (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost") ||
         g_str_has_suffix (host, ".local") || strchr (host, '.') == NULL;
}
