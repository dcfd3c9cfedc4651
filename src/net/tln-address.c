/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as text. Nothing here opens a connection. */
#include "tln-address.h"

#include <string.h>

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
  g_autoptr (GUri) uri = tln_web_address_parse (trimmed);
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

char *
tln_address_host (const char *address)
{
  g_autoptr (GUri) uri = tln_web_address_parse (address);

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
  g_autoptr (GUri) uri = tln_web_address_parse (from);
  g_autoptr (GUri) other = tln_web_address_parse (to);

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
