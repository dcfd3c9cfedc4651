/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kind of file some bytes are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_KIND_TEXT,
  TLN_KIND_HTML,
  TLN_KIND_MARKDOWN
} TlnKind;

/* Refuses what is no text by its first bytes, whatever its name says:
 * TLN_IMPORT_ERROR_UNSUPPORTED with what it is, TLN_IMPORT_ERROR_NO_TEXT for nothing but zeros. */
gboolean tln_kind_check_bytes (const char *data, gsize size, GError **error);

/* The kind of decoded text, by markup first, then by name and content type (either may be NULL). */
TlnKind tln_kind_of_text (const char *text, const char *name, const char *content_type);

G_END_DECLS
