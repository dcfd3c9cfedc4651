/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a stranger: any page can make a browser ask for such an address, so every part is looked
 * at, and whoever takes it only keeps it. */
#include "tln-save-request.h"

#include "tln-address.h"
#include "tln-error.h"

#include <string.h>

void
tln_save_request_free (TlnSaveRequest *request)
{
  g_free (request->url);
  g_free (request->title);
  g_free (request->selection);
  g_free (request);
}

static gboolean
fail (TlnNetError code, const char *what, GError **error)
{
  g_set_error_literal (error, TLN_NET_ERROR, (int) code, what);
  return FALSE;
}

/* What stands behind "save?", whatever slashes a desktop has put before it. */
static const char *
find_query (const char *uri)
{
  static const char scheme[] = "throughline:";

  if (g_ascii_strncasecmp (uri, scheme, strlen (scheme)) != 0)
    return NULL;
  uri += strlen (scheme);
  while (*uri == '/')
    uri++;
  if (!g_str_has_prefix (uri, "save"))
    return NULL;
  uri += strlen ("save");
  if (*uri == '/')
    uri++;
  return *uri == '?' ? uri + 1 : NULL;
}

static gboolean
take (TlnSaveRequest *self, const char *name, char *value)
{
  struct {
    const char *name;
    char **slot;
  } fields[] = { { "url", &self->url },
                 { "title", &self->title },
                 { "selection", &self->selection } };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (strcmp (name, fields[i].name) == 0 && *fields[i].slot == NULL && *value != '\0') {
      *fields[i].slot = value;
      return TRUE;
    }
  }
  g_free (value);
  return FALSE;
}

static gboolean
read_query (TlnSaveRequest *self, const char *query)
{
  g_auto (GStrv) parts = g_strsplit (query, "&", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *equals = strchr (parts[i], '=');
    char *value;

    if (equals == NULL)
      continue;
    *equals = '\0';
    /* NULL also for an encoded NUL. */
    value = g_uri_unescape_string (equals + 1, NULL);
    if (value == NULL || !g_utf8_validate (value, -1, NULL)) {
      g_free (value);
      return FALSE;
    }
    take (self, parts[i], value);
  }
  return TRUE;
}

TlnSaveRequest *
tln_save_request_parse (const char *uri, GError **error)
{
  g_autoptr (TlnSaveRequest) self = g_new0 (TlnSaveRequest, 1);
  g_autofree char *url = NULL;
  const char *query;

  if (strlen (uri) > TLN_SAVE_MAX_BYTES) {
    fail (TLN_NET_ERROR_SAVE_TOO_LONG, "the request is too long", error);
    return NULL;
  }
  query = find_query (uri);
  if (query == NULL || !read_query (self, query)) {
    fail (TLN_NET_ERROR_BAD_SAVE, "not a request to save a page", error);
    return NULL;
  }
  url = self->url != NULL && strstr (self->url, "://") != NULL ? tln_address_from_text (self->url)
                                                               : NULL;
  if (url == NULL) {
    fail (TLN_NET_ERROR_BAD_ADDRESS, "not an http or https address", error);
    return NULL;
  }
  g_free (self->url);
  self->url = g_steal_pointer (&url);
  return g_steal_pointer (&self);
}

const char *
tln_save_bookmarklet (void)
{
  return "javascript:location.href='throughline:save?url='+encodeURIComponent(location.href)"
         "+'&title='+encodeURIComponent(document.title)"
         "+'&selection='+encodeURIComponent(String(getSelection()).slice(0,4000))";
}
