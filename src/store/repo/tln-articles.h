/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles: rows, bodies, what was found in them. Functions run on the thread of the TlnDb; those
 * that change need an open transaction with an act (tln_store_write_async gives both). */
#pragma once

#include "tln-article.h"
#include "tln-db.h"
#include "tln-draft.h"

G_BEGIN_DECLS

/* Readable characters from which on the same text is the same article, whatever its title. */
#define TLN_ARTICLE_TELLING 400

typedef enum {
  TLN_ADDED_NEW,
  TLN_ADDED_DUPLICATE, /* the same bytes or the same text are there, apart from white space, width
                        * and variants of punctuation: nothing stored */
  TLN_ADDED_REPRINT, /* stored, and suggested to be one with another (tln_reprints_of) */
} TlnAdded;

/* What the detector needs of this library: known instruments, stages with their cue words. */
typedef struct _TlnDetectData TlnDetectData;
TlnDetectData *tln_articles_load_detect_data (TlnDb *db, GError **error);
const TlnDetectContext *tln_detect_data_get_context (const TlnDetectData *data);
void tln_detect_data_free (TlnDetectData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDetectData, tln_detect_data_free)

gint64 tln_articles_add_batch (TlnDb *db, const char *source, const char *label, GError **error);
/* Stores a draft with its mentions and boilerplate; instruments not yet known are made. *id is the
 * new article or the one it duplicates (in the Trash it counts as not there). */
gboolean tln_articles_add (TlnDb *db,
                           gint64 batch,
                           const TlnDraft *draft,
                           TlnAdded *added,
                           gint64 *id,
                           GError **error);

/* Puts a draft in the place of a stub: the same article, with what a person had set or assigned;
 * its claims are looked up in the text. One that is here already (*added says so, *id which) sends
 * the stub to the Trash, unless claims were made of it or notes, tags or assignments by hand are on
 * it. Returns FALSE with TLN_DB_ERROR_CONSTRAINT when it is no stub. */
gboolean tln_articles_fill (TlnDb *db,
                            gint64 stub,
                            const TlnDraft *draft,
                            TlnAdded *added,
                            gint64 *id,
                            GError **error);
/* Puts the text of a draft in place of an article's: what was found in the old text goes, what was
 * assigned by hand and what was known of title, site and date stays, claims are looked for in the
 * new text and said to be lost where they are not in it, and a reprint is looked for.
 * TLN_IMPORT_ERROR_NO_TEXT when the new text is the shorter one, which is a page that asks for a
 * login or a cookie. */
gboolean tln_articles_replace_text (TlnDb *db, gint64 id, const TlnDraft *draft, GError **error);
/* The same for a new version from where the article came from: its title is taken over, too, unless
 * a person set one, reading goes on where it was, and the text may be shorter. */
gboolean tln_articles_revise (TlnDb *db, gint64 id, const TlnDraft *draft, GError **error);

/* The article of these bytes or, failing that, this text, newest first; either may be NULL. Those
 * in the Trash count too. 0 without error: none. */
gint64
tln_articles_find (TlnDb *db, const char *original_sha256, const char *text_sha256, GError **error);

/* The article that a draft is already: of the same bytes or the same text; those in the Trash come
 * last, and only where trashed says so. The same short text of a teaser must have the same title,
 * too. *id is 0 when there is none. */
gboolean tln_articles_find_same (TlnDb *db,
                                 const TlnDraft *draft,
                                 gboolean trashed,
                                 gint64 *id,
                                 GError **error);
/* What it asks, for tests of how that is done. */
const char *tln_articles_find_same_sql (void);

/* Those that were thrown away before a time (ms): ids (gint64), the latest first. */
GArray *tln_articles_trashed_before (TlnDb *db, gint64 time, GError **error);

TlnArticle *tln_articles_get (TlnDb *db, gint64 id, GError **error);
/* For list pages: in the order of ids; rows that are gone are left out. Element TlnArticle. */
GPtrArray *tln_articles_get_many (TlnDb *db, const gint64 *ids, guint n, GError **error);
TlnBody *tln_articles_get_body (TlnDb *db, gint64 id, GError **error);
/* Original bytes, unpacked and checked against their hash. */
GBytes *tln_articles_get_original (TlnDb *db, gint64 id, GError **error);
/* The code points (guint32) of its text at which the pages begin; empty where there are none. */
GArray *tln_articles_get_pages (TlnDb *db, gint64 id, GError **error);
GPtrArray *tln_articles_get_mentions (TlnDb *db, gint64 id, GError **error);
GPtrArray *tln_articles_get_boilerplate (TlnDb *db, gint64 id, GError **error);

typedef enum {
  TLN_FLAG_UNREAD,
  TLN_FLAG_STARRED,
  TLN_FLAG_ARCHIVED,
  TLN_FLAG_TRASHED,
} TlnFlag;
gboolean tln_articles_set_flag (TlnDb *db, gint64 id, TlnFlag flag, gboolean value, GError **error);
/* Where reading stopped, in code points. Not a thing to be undone: to be called without an act. */
gboolean tln_articles_set_read_position (TlnDb *db, gint64 id, guint position, GError **error);
gboolean tln_articles_set_boilerplate_hidden (TlnDb *db,
                                              gint64 boilerplate,
                                              gboolean hidden,
                                              GError **error);

/* Assigns an article by hand; a second time does nothing. Exactly one of the ids is not 0. */
gboolean tln_articles_tag (TlnDb *db,
                           gint64 id,
                           gint64 stage,
                           gint64 thesis,
                           gint64 instrument,
                           GError **error);
/* Removes all mentions of that stage, thesis or instrument from the article. */
gboolean tln_articles_untag (TlnDb *db,
                             gint64 id,
                             gint64 stage,
                             gint64 thesis,
                             gint64 instrument,
                             GError **error);

typedef struct {
  guint inbox;
  guint library;
  guint claims;
  guint trash;
} TlnCounts;
gboolean tln_articles_count (TlnDb *db, TlnCounts *counts, GError **error);

G_END_DECLS
