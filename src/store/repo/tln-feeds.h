/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds: which are followed, what is known of asking for them, and how their entries become
 * articles. See tln-articles.h for threads and acts. */
#pragma once

#include "tln-articles.h"
#include "tln-feed-state.h"
#include "tln-feed.h"
#include "tln-subscription.h"

G_BEGIN_DECLS

typedef struct {
  const char *url;
  const char *title; /* NULL: the address */
  const char *site_url; /* or NULL */
  const char *folder; /* or NULL */
  gboolean typed;
} TlnFeedDraft;

/* Follows a feed. Returns its id, that of the feed of this address where there is one (*added, may
 * be NULL, says which), 0 on error. */
gint64 tln_feeds_add (TlnDb *db, const TlnFeedDraft *draft, gboolean *added, GError **error);
TlnSubscription *tln_feeds_get (TlnDb *db, gint64 id, GError **error);
/* Element TlnSubscription, by folder (those without last) and title. */
GPtrArray *tln_feeds_get_all (TlnDb *db, GError **error);
/* The feed of this address; 0 without error: none. */
gint64 tln_feeds_find (TlnDb *db, const char *url, GError **error);
/* An empty title is TLN_DB_ERROR_CONSTRAINT. */
gboolean tln_feeds_set_title (TlnDb *db, gint64 id, const char *title, GError **error);
/* Its articles stay. */
gboolean tln_feeds_remove (TlnDb *db, gint64 id, GError **error);

/* The address of a feed this article came from that a person typed, for what may be fetched from
 * its host; caller frees. NULL without error: none. */
char *tln_feeds_typed_url (TlnDb *db, gint64 article, GError **error);

/* The state of asking; a new one where nothing is known yet. Setting it is no act. */
TlnFeedState *tln_feeds_get_state (TlnDb *db, gint64 id, GError **error);
gboolean tln_feeds_set_state (TlnDb *db, gint64 id, const TlnFeedState *state, GError **error);

/* Entries of a feed that have not been met, or say something else than when they were, each with
 * its draft; made on any connection, off the writer. */
typedef struct _TlnFeedNews TlnFeedNews;
TlnFeedNews *tln_feeds_prepare (TlnDb *db, gint64 id, const TlnFeed *feed, GError **error);
void tln_feed_news_free (TlnFeedNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnFeedNews, tln_feed_news_free)

/* What became of them. */
typedef struct {
  guint n_new; /* articles */
  guint n_revised; /* articles that say now what their entry says */
  guint n_left; /* articles whose entry changed, but a person has worked on them or much is gone */
} TlnFeedStored;

/* Stores them: as articles in the Inbox, oldest first; what the library has already, by address or
 * by text and in the Trash too, is only remembered as met, and so is what has nothing to read.
 * An article whose entry says something else by now is revised, while its text is still that of the
 * entry and nobody has marked passages, written a note, set its title, or taken back something that
 * was found in it; one that would lose more than half is left, too. Takes over the title of the
 * feed where its address still stands for it, its page, and a new address (moved, may be NULL)
 * unless another feed has that, which then counts as typed only on the same host. A feed that is
 * gone is TRUE and all 0. */
gboolean tln_feeds_store (TlnDb *db,
                          gint64 id,
                          TlnFeedNews *news,
                          const char *moved,
                          TlnFeedStored *stored,
                          GError **error);

G_END_DECLS
