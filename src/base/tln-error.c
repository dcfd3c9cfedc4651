/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quarks of the error domains, and the names under which a library keeps errors. What the codes
 * mean stands in the header. */
#include "tln-error.h"

G_DEFINE_QUARK (tln_db_error, tln_db_error)
G_DEFINE_QUARK (tln_import_error, tln_import_error)
G_DEFINE_QUARK (tln_price_error, tln_price_error)
G_DEFINE_QUARK (tln_net_error, tln_net_error)
G_DEFINE_QUARK (tln_export_error, tln_export_error)
G_DEFINE_QUARK (tln_search_error, tln_search_error)
G_DEFINE_QUARK (tln_forecast_error, tln_forecast_error)

static const char *const net_names[TLN_NET_ERROR_LAST] = {
  [TLN_NET_ERROR_BAD_ADDRESS] = "net-bad-address",
  [TLN_NET_ERROR_OFFLINE] = "net-offline",
  [TLN_NET_ERROR_TIMEOUT] = "net-timeout",
  [TLN_NET_ERROR_TLS] = "net-tls",
  [TLN_NET_ERROR_REFUSED] = "net-refused",
  [TLN_NET_ERROR_REDIRECTS] = "net-redirects",
  [TLN_NET_ERROR_TOO_LARGE] = "net-too-large",
  [TLN_NET_ERROR_LOGIN] = "net-login",
  [TLN_NET_ERROR_FORBIDDEN] = "net-forbidden",
  [TLN_NET_ERROR_SCRIPTS] = "net-scripts",
  [TLN_NET_ERROR_NOT_FOUND] = "net-not-found",
  [TLN_NET_ERROR_GONE] = "net-gone",
  [TLN_NET_ERROR_RATE_LIMITED] = "net-wait",
  [TLN_NET_ERROR_SERVER] = "net-server",
  [TLN_NET_ERROR_BAD_REPLY] = "net-bad-reply",
  [TLN_NET_ERROR_CUT_SHORT] = "net-cut-short",
  [TLN_NET_ERROR_WRONG_TYPE] = "net-wrong-type",
  [TLN_NET_ERROR_BAD_SAVE] = "net-bad-save",
  [TLN_NET_ERROR_SAVE_TOO_LONG] = "net-save-too-long",
};

static const char *const import_names[TLN_IMPORT_ERROR_LAST] = {
  [TLN_IMPORT_ERROR_UNSUPPORTED] = "import-unsupported",
  [TLN_IMPORT_ERROR_MALFORMED] = "import-malformed",
  [TLN_IMPORT_ERROR_TOO_LARGE] = "import-too-large",
  [TLN_IMPORT_ERROR_EMPTY] = "import-empty",
  [TLN_IMPORT_ERROR_NO_TEXT] = "import-no-text",
  [TLN_IMPORT_ERROR_ENCODING] = "import-encoding",
  [TLN_IMPORT_ERROR_UNREADABLE] = "import-unreadable",
  [TLN_IMPORT_ERROR_DAMAGED] = "import-damaged",
  [TLN_IMPORT_ERROR_ENCRYPTED] = "import-encrypted",
  [TLN_IMPORT_ERROR_SCANNED] = "import-scanned",
  [TLN_IMPORT_ERROR_TOO_LONG] = "import-too-long",
  [TLN_IMPORT_ERROR_TOO_HEAVY] = "import-too-heavy",
  [TLN_IMPORT_ERROR_NO_READER] = "import-no-reader",
  [TLN_IMPORT_ERROR_NOT_FEED] = "import-not-feed",
};

const char *
tln_error_name (const GError *error)
{
  if (error->domain == TLN_NET_ERROR && error->code >= 0 && error->code < TLN_NET_ERROR_LAST)
    return net_names[error->code];
  if (error->domain == TLN_IMPORT_ERROR && error->code >= 0 && error->code < TLN_IMPORT_ERROR_LAST)
    return import_names[error->code];
  return NULL;
}

static GError *
find_name (GQuark domain, const char *const *names, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return g_error_new_literal (domain, i, name);
  return NULL;
}

GError *
tln_error_from_name (const char *name)
{
  if (name == NULL)
    return NULL;
  GError *error = find_name (TLN_NET_ERROR, net_names, TLN_NET_ERROR_LAST, name);

  if (error == NULL)
    error = find_name (TLN_IMPORT_ERROR, import_names, TLN_IMPORT_ERROR_LAST, name);
  return error;
}
