/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing chains: templates, order, cue words, stages taken out. See tln-articles.h for threads
 * and acts; tln-theses.h adds and reads them. */
#pragma once

#include "tln-db.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

gboolean tln_chains_rename (TlnDb *db, gint64 chain, const char *name, GError **error);
/* Its stages go as tln_stages_delete lets them go, to none; its theses stay, without a chain. */
gboolean tln_chains_delete (TlnDb *db, gint64 chain, GError **error);

/* Gives a thesis another chain (0: none). Evidence and instruments it had at a stage go to the
 * stage of that chain with the same key, else with the same name, else stay with the thesis at no
 * stage. Decisions on the states of the old stages stay, and count again when it goes back. A chain
 * that is not there is TLN_DB_ERROR_CONSTRAINT. */
gboolean tln_chains_give (TlnDb *db, gint64 thesis, gint64 chain, GError **error);

/* Takes a stage out of its chain. What it had goes to another stage of the chain (into), or with
 * into 0 stays with its thesis, at no stage: evidence, instruments, notes. Articles assigned to it
 * are assigned to into, with 0 to no stage. Evidence of no thesis stays what it is, without a
 * stage. Decisions on its state go with it. into of another chain, or the stage itself:
 * TLN_DB_ERROR_CONSTRAINT. */
gboolean tln_stages_delete (TlnDb *db, gint64 stage, gint64 into, GError **error);
/* Evidence at a stage; -1 on error. */
gint64 tln_stages_count_evidence (TlnDb *db, gint64 stage, GError **error);
/* One place to the front (-1) or the back (+1) of its chain; at the end nothing happens. */
gboolean tln_stages_move (TlnDb *db, gint64 stage, int by, GError **error);
/* The words an article is found by, NULL-terminated; blank and repeated ones are left out. */
gboolean tln_stages_set_cues (TlnDb *db, gint64 stage, const char *const *cues, GError **error);

/* What cue words would find. */
typedef struct {
  guint count; /* articles, of those looked at */
  gboolean more; /* not all articles were looked at */
  GPtrArray *sentences; /* char*: one of each of the first articles */
} TlnCuePreview;
/* The newest articles that have one of the words, at most limit of them looked at, and so many
 * sentences. Stopped by the cancellable of the connection. */
TlnCuePreview *tln_stages_preview (TlnDb *db,
                                   const char *const *cues,
                                   guint limit,
                                   guint n_sentences,
                                   GError **error);
void tln_cue_preview_free (TlnCuePreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnCuePreview, tln_cue_preview_free)

/* Chains to begin with. Their names are in both languages, since they become the user's own. */
typedef struct {
  const char *zh;
  const char *en;
  const char *cues; /* both languages, "|" between; NULL: those of the detector for key */
  const char *key; /* or NULL: made of the name */
} TlnStageTemplate;
typedef struct {
  const char *zh;
  const char *en;
  const TlnStageTemplate *stages;
  guint n_stages;
} TlnChainTemplate;
#define TLN_N_CHAIN_TEMPLATES 4
extern const TlnChainTemplate tln_chain_templates[TLN_N_CHAIN_TEMPLATES];

/* A new chain at the end, as tln_theses_ensure_default_chain takes the language. Returns its id, 0
 * on error. */
gint64 tln_chains_add_template (TlnDb *db, guint which, const char *language, GError **error);

G_END_DECLS
