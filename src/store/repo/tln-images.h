/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of articles; their bytes lie in the library once, whoever shows them. See
 * tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"
#include "tln-image.h"

G_BEGIN_DECLS

/* Keeps the picture the text of an article has at url; one it has already is replaced. Returns its
 * id. Errors: those of tln_picture_probe for bytes that are no picture; 0 then. */
gint64 tln_images_add (TlnDb *db, gint64 article, const char *url, GBytes *bytes, GError **error);

/* Element TlnImage, by id. */
GPtrArray *tln_images_get_of_article (TlnDb *db, gint64 article, GError **error);

/* The bytes of a picture, checked against their hash; NULL without error: not there. */
GBytes *tln_images_get_bytes (TlnDb *db, const char *sha256, GError **error);

G_END_DECLS
