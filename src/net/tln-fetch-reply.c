/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statuses, types and errors of lower layers as codes of ours. */
#include "tln-fetch-reply.h"

#include "tln-inflate.h"

#include <string.h>

/* By kind. */
static const char *const accepted[] = {
  "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
  "image/png,image/jpeg,image/webp,image/gif",
  "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,"
  "text/xml;q=0.9,application/rdf+xml;q=0.9,application/json;q=0.8,text/html;q=0.5,*/*;q=0.1",
};

void
tln_reply_accept (SoupMessageHeaders *headers, TlnFetchKind kind)
{
  soup_message_headers_replace (headers, "Accept", accepted[kind]);
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip, deflate");
}

/* Some servers label what is not packed with words of their own. */
GInputStream *
tln_reply_unpack (SoupMessageHeaders *headers, GInputStream *body)
{
  static const char *const unknown[] = { "br", "zstd", "compress", "x-compress", NULL };
  const char *said = soup_message_headers_get_list (headers, "Content-Encoding");
  g_autofree char *coding = said != NULL ? g_ascii_strdown (said, -1) : g_strdup ("identity");
  gboolean deflate = strcmp (g_strstrip (coding), "deflate") == 0;

  if (strchr (coding, ',') != NULL || g_strv_contains (unknown, coding))
    return NULL;
  if (!deflate && strcmp (coding, "gzip") != 0 && strcmp (coding, "x-gzip") != 0)
    return g_object_ref (body);
  g_autoptr (GConverter) inflate = tln_inflate_new (deflate);
  return g_converter_input_stream_new (body, inflate);
}

TlnNetError
tln_reply_status_code (guint status)
{
  switch (status) {
  case 401:
  case 402:
  case 407:
    return TLN_NET_ERROR_LOGIN;
  case 403:
  case 451:
    return TLN_NET_ERROR_FORBIDDEN;
  case 404:
    return TLN_NET_ERROR_NOT_FOUND;
  case 410:
    return TLN_NET_ERROR_GONE;
  case 429:
    return TLN_NET_ERROR_RATE_LIMITED;
  default:
    return status >= 500 ? TLN_NET_ERROR_SERVER : TLN_NET_ERROR_BAD_REPLY;
  }
}

gboolean
tln_reply_redirects (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

char *
tln_reply_content_type (SoupMessage *message, char **charset)
{
  GHashTable *parameters = NULL;
  const char *type = soup_message_headers_get_content_type (
      soup_message_get_response_headers (message), &parameters);

  *charset = NULL;
  if (parameters != NULL) {
    *charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
    g_hash_table_unref (parameters);
  }
  return type != NULL ? g_ascii_strdown (type, -1) : NULL;
}

gboolean
tln_reply_readable (const char *type)
{
  static const char *const types[] = { "application/xhtml+xml",
                                       "application/xml",
                                       "application/rss+xml",
                                       "application/atom+xml",
                                       "application/rdf+xml",
                                       "application/feed+json",
                                       "application/epub+zip",
                                       "application/pdf",
                                       "multipart/related",
                                       "message/rfc822",
                                       NULL };

  return type == NULL || g_str_has_prefix (type, "text/") || g_strv_contains (types, type);
}

gboolean
tln_reply_no_connection (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

GError *
tln_reply_map_error (const GError *error, const char *address)
{
  TlnNetError code = TLN_NET_ERROR_BAD_REPLY;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (error->domain == G_TLS_ERROR)
    code = TLN_NET_ERROR_TLS;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    code = TLN_NET_ERROR_CUT_SHORT;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    code = TLN_NET_ERROR_TIMEOUT;
  else if (error->domain == G_RESOLVER_ERROR || tln_reply_no_connection (error) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    code = TLN_NET_ERROR_OFFLINE;
  return g_error_new (TLN_NET_ERROR, (int) code, "%s: %s", address, error->message);
}

gboolean
tln_reply_wanted (const char *type, TlnFetchKind kind)
{
  if (kind == TLN_FETCH_PAGE)
    return tln_reply_readable (type);
  if (kind == TLN_FETCH_FEED)
    return TRUE;
  return type == NULL || (g_str_has_prefix (type, "image/") && strcmp (type, "image/svg+xml") != 0);
}

GError *
tln_fetch_status_error (const char *address, guint status)
{
  return g_error_new (TLN_NET_ERROR, (int) tln_reply_status_code (status), "%s: HTTP status %u",
                      address, status);
}

void
tln_fetched_free (TlnFetched *fetched)
{
  g_bytes_unref (fetched->bytes);
  g_free (fetched->url);
  g_free (fetched->content_type);
  g_free (fetched->charset);
  g_free (fetched->moved);
  g_free (fetched->etag);
  g_free (fetched->last_modified);
  g_free (fetched->retry_after);
  g_free (fetched);
}
