/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bytes say about the picture they are, before anybody decodes them. */
#pragma once

#include "tln-rich.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* More pixels than this are not decoded: a small file can claim any size. */
#define TLN_PICTURE_MAX_PIXELS (40 * 1000 * 1000)

/* Limits for the pictures of one article. */
#define TLN_PICTURES_MAX 60
#define TLN_PICTURE_MAX_BYTES (10 * 1024 * 1024)
#define TLN_PICTURES_MAX_BYTES (50 * 1024 * 1024)

typedef struct {
  const char *type; /* static: image/png, image/jpeg, image/gif, image/webp */
  guint width; /* px */
  guint height;
} TlnPicture;

/* Reads kind and size from the head of PNG, JPEG, GIF or WebP (by their specifications). Errors:
 * TLN_IMPORT_ERROR_UNSUPPORTED (another kind, SVG among them), _MALFORMED, _TOO_LARGE. Pure. */
gboolean tln_picture_probe (GBytes *bytes, TlnPicture *picture, GError **error);

/* The addresses of the pictures of a text, http and https only, each once, in order. Caller unrefs;
 * element char *. */
GPtrArray *tln_rich_pictures (const TlnRich *rich);

G_END_DECLS
