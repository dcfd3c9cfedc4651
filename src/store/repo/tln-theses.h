/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains, stages, theses and notes. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

/* The default chain and its four stages in a language ("zh…" or any other: English), with cue words
 * of both languages; once: when there is no chain yet. *chain (may be NULL) is the first chain. */
gboolean
tln_theses_ensure_default_chain (TlnDb *db, const char *language, gint64 *chain, GError **error);

gint64 tln_theses_add_chain (TlnDb *db, const char *name, GError **error);
/* At the end of the chain; cues (may be NULL) NULL-terminated. */
gint64 tln_theses_add_stage (TlnDb *db,
                             gint64 chain,
                             const char *name,
                             const char *const *cues,
                             GError **error);
gboolean tln_theses_rename_stage (TlnDb *db, gint64 stage, const char *name, GError **error);
/* Elements TlnChain by position, TlnStage by chain and position (chain 0: all). */
GPtrArray *tln_theses_get_chains (TlnDb *db, GError **error);
GPtrArray *tln_theses_get_stages (TlnDb *db, gint64 chain, GError **error);
TlnStage *tln_theses_get_stage (TlnDb *db, gint64 id, GError **error);

/* chain 0: the first one. Returns the id, 0 on error. */
gint64 tln_theses_add (TlnDb *db, const char *title, gint64 chain, GError **error);
TlnThesis *tln_theses_get (TlnDb *db, gint64 id, GError **error);
/* Element TlnThesis, by title. */
GPtrArray *tln_theses_get_all (TlnDb *db, GError **error);
/* field: title, statement, falsifier, status (tln-judgements.h, where conviction and status are
 * changed with their reason), conviction, next_review and recheck (day number or ISO day),
 * review_days, horizon (any date tln_date_parse reads). An unknown field or a value that does not
 * fit is TLN_DB_ERROR_CONSTRAINT. */
gboolean
tln_theses_set (TlnDb *db, gint64 id, const char *field, const char *value, GError **error);
/* It was looked at today: the next review is so many days from now, with 0 there is none. Where it
 * is refuted for now and the day to look at it again has come, that moves on as far, with 0 by
 * TLN_REVIEW_AGAIN days. */
#define TLN_REVIEW_AGAIN 30
gboolean tln_theses_reviewed (TlnDb *db, gint64 id, int days, GError **error);
gboolean tln_theses_delete (TlnDb *db, gint64 id, GError **error);

typedef struct {
  gint64 article;
  gint64 thesis;
  gint64 stage;
  gint64 instrument;
} TlnNoteOwner;
gint64 tln_theses_add_note (TlnDb *db, const TlnNoteOwner *owner, const char *body, GError **error);
/* An empty body removes the note. */
gboolean tln_theses_set_note (TlnDb *db, gint64 note, const char *body, GError **error);
/* Element TlnNote, oldest first. */
GPtrArray *tln_theses_get_notes (TlnDb *db, const TlnNoteOwner *owner, GError **error);

G_END_DECLS
