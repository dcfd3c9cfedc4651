/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an article for its note, and the pictures that lie beside it. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* One that lies beside a note. */
typedef struct {
  char *sha256;
  char *name; /* of its file: the hash and an ending */
} TlnExportPicture;

typedef struct {
  char *markdown; /* blocks behind a heading of level 2; "" for an article without a text */
  GPtrArray *pictures; /* TlnExportPicture, each once, in the order of the text */
} TlnExportArticle;

/* Reads the text; pictures that are kept in the library are linked as FOLDER/NAME, others as the
 * web has them. Markers of ours that stand in the text are written so that they are none. Errors:
 * TLN_DB_ERROR. */
TlnExportArticle *
tln_export_article_load (TlnDb *db, gint64 article, const char *folder, GError **error);
void tln_export_article_free (TlnExportArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnExportArticle, tln_export_article_free)

/* Writes a picture to path unless it is there already. *written says which. Errors:
 * TLN_EXPORT_ERROR_NOT_WRITABLE, TLN_DB_ERROR; one that is not in the library is left out. */
gboolean tln_export_picture_write (TlnDb *db,
                                   const char *sha256,
                                   const char *path,
                                   gboolean *written,
                                   GError **error);

G_END_DECLS
