/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change log: acts, undo, redo, history. */
#pragma once

#include "tln-db.h"
#include "tln-record.h"

G_BEGIN_DECLS

/* What a person did. The app turns kind, subject and count into a sentence. */
typedef struct {
  gint64 id;
  char *kind; /* see TLN_ACT_… */
  char *subject; /* a title or name, or NULL */
  guint count; /* of the things it was done to */
  gint64 time; /* ms */
  char *state; /* done, undone, dropped */
} TlnAct;
#define TLN_TYPE_ACT (tln_act_get_type ())
TLN_DECLARE_RECORD (TlnAct, tln_act)

#define TLN_ACT_IMPORT "import"
#define TLN_ACT_SAMPLE "sample"
#define TLN_ACT_SAMPLE_REMOVE "sample-remove"
#define TLN_ACT_ARTICLE_EDIT "article-edit"
#define TLN_ACT_ARTICLE_READ "article-read"
#define TLN_ACT_ARTICLE_STAR "article-star"
#define TLN_ACT_ARTICLE_ARCHIVE "article-archive"
#define TLN_ACT_ARTICLE_TRASH "article-trash"
#define TLN_ACT_ARTICLE_RESTORE "article-restore"
#define TLN_ACT_ARTICLE_DELETE "article-delete" /* for good, from the Trash */
#define TLN_ACT_ARTICLE_TAG "article-tag"
#define TLN_ACT_BOILERPLATE "boilerplate"
#define TLN_ACT_REPRINT "reprint"
#define TLN_ACT_CHAIN "chain"
#define TLN_ACT_STAGE "stage"
#define TLN_ACT_STAGE_STATE "stage-state" /* confirmed, rejected, set by hand */
#define TLN_ACT_THESIS_NEW "thesis-new"
#define TLN_ACT_THESIS_EDIT "thesis-edit"
#define TLN_ACT_THESIS_DELETE "thesis-delete"
#define TLN_ACT_FORECAST_NEW "forecast-new"
#define TLN_ACT_FORECAST_EDIT "forecast-edit"
#define TLN_ACT_FORECAST_UPDATE "forecast-update" /* one's own probability */
#define TLN_ACT_FORECAST_RESOLVE "forecast-resolve"
#define TLN_ACT_FORECAST_DELETE "forecast-delete"
#define TLN_ACT_FALSIFIER "falsifier" /* added, changed, decided, removed */
#define TLN_ACT_CLAIM_NEW "claim-new"
#define TLN_ACT_CLAIM_EDIT "claim-edit"
#define TLN_ACT_CLAIM_DELETE "claim-delete"
#define TLN_ACT_ARGUMENT "argument" /* a link of a claim: made, changed, removed */
#define TLN_ACT_CLAIM_PASS "claim-pass" /* a sentence is not offered again */
#define TLN_ACT_INSTRUMENT "instrument"
#define TLN_ACT_LINK "link"
#define TLN_ACT_PRICES "prices"
#define TLN_ACT_NOTE "note"
#define TLN_ACT_PRICE_LEVEL "price-level" /* a line in a chart: added, moved, changed, removed */
#define TLN_ACT_CORPORATE "corporate-action" /* a split or dividend: kept, changed, removed */
#define TLN_ACT_REVIEW "review"
#define TLN_ACT_PICTURES "pictures"
#define TLN_ACT_SEARCH "search" /* a saved search: kept, changed, moved, removed */
#define TLN_ACT_TAG "tag" /* of all its articles: renamed, merged, removed */
#define TLN_ACT_FEED "feed" /* added, renamed, removed */
#define TLN_ACT_FEED_UPDATE "feed-update" /* asked for; what comes by itself is no act */
#define TLN_ACT_ARTICLE_TEXT "article-text" /* the full text in place of what a feed had */

/* Starts an act in the open transaction: every change of a user table until tln_act_end is logged
 * under it. A new act drops what was undone before. Returns its id, 0 on error. */
gint64 tln_act_begin (TlnDb *db, const char *kind, GError **error);
/* Goes on with an act of an earlier transaction (an import in several). Returns its id, or that of
 * a new act of the same kind where a later one has made rows this one might come to hang on. 0 on
 * error; TLN_DB_ERROR_UNDO: it has been undone meanwhile. */
gint64 tln_act_continue (TlnDb *db, gint64 act, GError **error);
/* Says what the act was about; subject may be NULL. */
void tln_act_describe (TlnDb *db, const char *subject, guint count);
/* Ends it. An act without changes leaves no trace; *changed (may be NULL) says which it was. */
gboolean tln_act_end (TlnDb *db, gboolean *changed, GError **error);

/* Who follows an undo or a redo, which takes as long as the act is large. */
typedef struct {
  GCancellable *cancellable; /* NULL, or stops it with G_IO_ERROR_CANCELLED and nothing changed */
  /* Heard every few hundred changes, on the thread that works: so many of all are made. Or NULL. */
  void (*progress) (guint done, guint all, gpointer data);
  gpointer data;
} TlnActWatch;
/* For what is undone and redone on this connection from now on; watch, which may be NULL, stays the
 * caller's until another one is set. */
void tln_act_set_watch (TlnDb *db, const TlnActWatch *watch);

/* Undoes the newest done act, or redoes the oldest undone one, in one transaction of its own.
 * Returns the act; TLN_DB_ERROR_UNDO when there is none. */
TlnAct *tln_act_undo (TlnDb *db, GError **error);
TlnAct *tln_act_redo (TlnDb *db, GError **error);
/* Undoes this act if it is the newest done one (the Undo of a toast), else TLN_DB_ERROR_UNDO. */
TlnAct *tln_act_undo_one (TlnDb *db, gint64 act, GError **error);

/* The act the next undo (redo) would take; NULL without error when there is none. */
TlnAct *tln_act_peek_undo (TlnDb *db, GError **error);
TlnAct *tln_act_peek_redo (TlnDb *db, GError **error);

/* Acts, newest first; those that touched one row when row_id is not 0. Element TlnAct. */
GPtrArray *tln_act_history (TlnDb *db, gint64 row_id, guint limit, GError **error);

G_END_DECLS
