/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of an unknown encoding to UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decodes bytes (none may be at NULL): byte order mark, UTF-16 by its pattern of zeros, valid UTF-8
 * whatever a label says, then the label (the user's or of the HTTP reply), then a meta label in the
 * first 1024 bytes, then strict GB18030 that looks like Chinese, then what tln_encoding_guess says.
 * Returns clean UTF-8 (no U+0000, LF line ends, no byte order mark), with the static name of the
 * encoding. Errors: TLN_IMPORT_ERROR_ENCODING when nothing fits. */
char *
tln_decode (const char *data, gsize size, const char *label, const char **encoding, GError **error);

/* The encoding a label means (gb2312 and gbk mean GB18030), static; NULL for an unknown one. */
const char *tln_encoding_from_label (const char *label, gsize length);

G_END_DECLS
