/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 of content, as lower-case hexadecimal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 64 characters; caller frees. */
char *tln_sha256 (gconstpointer data, gsize length);
/* The same of a NUL-terminated text without its end. */
char *tln_sha256_text (const char *text);

G_END_DECLS
