/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content as it lies in the library. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is stored of an original ("raw" or "zlib") as the bytes that came, checked against their
 * hash. TLN_DB_ERROR_CORRUPT when they are others. Any thread. */
GBytes *
tln_content_unpack (GBytes *stored, const char *encoding, const char *sha256, GError **error);

G_END_DECLS
