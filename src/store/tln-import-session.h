/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import on the library's side: several transactions, one act, one batch. */
#pragma once

#include "tln-import-scan.h"
#include "tln-importer.h"

G_BEGIN_DECLS

typedef struct {
  const char *source; /* of the batch; borrowed */
  const char *label; /* of batch and act, or NULL; borrowed */
  TlnTarget target; /* what all of it is assigned to */
  gint64 batch; /* 0 until something is stored */
  gint64 act;
  guint n_new;
  char *title; /* of the first one stored */
  GArray
      *tried; /* of this transaction: stubs that were asked for again in vain, and why; or NULL */
} TlnImportSession;
void tln_import_session_clear (TlnImportSession *session);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlnImportSession, tln_import_session_clear)

/* Around the documents of one transaction, which is the caller's. When it is rolled back, batch,
 * act and n_new must be put back to what they were. */
gboolean tln_import_session_begin (TlnImportSession *session, TlnDb *db, GError **error);
gboolean tln_import_session_end (TlnImportSession *session, TlnDb *db, GError **error);

/* Stores a parsed item, or says why not; the address of one that was asked for is kept then. A
 * document the library will not take is refused like one that cannot be read; NULL: the library
 * fails, and nothing more should be tried. */
TlnImportResult *
tln_import_session_add (TlnImportSession *session, TlnDb *db, TlnImportItem *item, GError **error);

G_END_DECLS
