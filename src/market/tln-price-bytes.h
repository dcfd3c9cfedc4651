/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of bytes a price file is made of: packed, a page, text in some encoding. Says no to
 * what cannot hold prices, in one sentence. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than any price file has; of packed ones the unpacked size counts. */
#define TLN_PRICE_LARGEST (128 * 1024 * 1024)

/* The bytes without a gzip wrapping (a new reference to them when there is none). Errors:
 * TOO_LARGE, EMPTY, MALFORMED for a gzip file that is cut or damaged. */
GBytes *tln_price_bytes_unpack (GBytes *bytes, GError **error);

/* The bytes as UTF-8 text without byte order mark: UTF-8, UTF-16, GB18030 or Windows-1252, decided
 * as in the notes on prices 2.4. *encoding is set to a static string. Errors: UNSUPPORTED for
 * archives, pictures, web pages; MALFORMED for zeros and other bytes that are no text. */
char *tln_price_bytes_decode (GBytes *bytes, const char **encoding, GError **error);

G_END_DECLS
