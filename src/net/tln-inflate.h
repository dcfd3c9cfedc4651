/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies that are packed with gzip or deflate (RFC 9110, 8.4.1), unpacked as they are read. Unlike
 * the decoder of the HTTP library it tells a body that ends before its packing does. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TLN_TYPE_INFLATE (tln_inflate_get_type ())
G_DECLARE_FINAL_TYPE (TlnInflate, tln_inflate, TLN, INFLATE, GObject)

/* A GConverter, for GConverterInputStream. What is packed is seen by its first bytes: gzip (any
 * number of members, padding after them dropped), zlib, and where that was said bare deflate
 * (deflate: the label, which some servers use for that); anything else is no packing and is passed
 * on as it is. Errors: G_IO_ERROR_PARTIAL_INPUT when it is cut off, G_IO_ERROR_INVALID_DATA. */
GConverter *tln_inflate_new (gboolean deflate);

G_END_DECLS
