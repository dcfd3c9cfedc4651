/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of feeds and the state of asking for them. How entries become articles stands in
 * tln-feed-entries.c. */
#include "tln-feeds.h"

#include "tln-error.h"
#include "tln-id.h"
#include "tln-stmt.h"

#define COLUMNS \
  "SELECT f.id, f.url, f.title, f.site_url, f.folder, f.typed, f.added_at, " \
  "coalesce (n.articles, 0), coalesce (n.unread, 0), " \
  "s.checked_at, s.stopped, s.error_name, s.error " \
  "FROM feed f LEFT JOIN feed_state s ON s.feed_id = f.id " \
  "LEFT JOIN feed_count n ON n.feed_id = f.id "

static GError *
read_error (TlnStmt *stmt, int column)
{
  GError *error = tln_error_from_name (tln_stmt_column_text (stmt, column));

  if (error != NULL)
    g_set_str (&error->message, tln_stmt_column_text (stmt, column + 1));
  return error;
}

static gpointer
read_subscription (TlnStmt *stmt)
{
  TlnSubscription *self = g_atomic_rc_box_new0 (TlnSubscription);

  self->id = tln_stmt_column_int (stmt, 0);
  self->url = tln_stmt_column_dup (stmt, 1);
  self->title = tln_stmt_column_dup (stmt, 2);
  self->site_url = tln_stmt_column_dup (stmt, 3);
  self->folder = tln_stmt_column_dup (stmt, 4);
  self->typed = tln_stmt_column_int (stmt, 5) != 0;
  self->added_at = tln_stmt_column_int (stmt, 6);
  self->n_articles = (guint) tln_stmt_column_int (stmt, 7);
  self->n_unread = (guint) tln_stmt_column_int (stmt, 8);
  self->checked_at = tln_stmt_column_int (stmt, 9);
  self->stopped = tln_stmt_column_int (stmt, 10) != 0;
  self->error = read_error (stmt, 11);
  return self;
}

gint64
tln_feeds_find (TlnDb *db, const char *url, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id FROM feed WHERE url = ?1");
  gboolean found;

  tln_stmt_bind_text (stmt, 1, url);
  return tln_stmt_first (stmt, &found, error) && found ? tln_stmt_column_int (stmt, 0) : 0;
}

gint64
tln_feeds_add (TlnDb *db, const TlnFeedDraft *draft, gboolean *added, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "INSERT INTO feed (id, url, title, site_url, folder, typed, added_at) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  g_autoptr (GError) local = NULL;
  gint64 id = tln_feeds_find (db, draft->url, &local);

  if (added != NULL)
    *added = id == 0;
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return 0;
  }
  if (id != 0)
    return id;
  id = tln_id_new ();
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, draft->url);
  tln_stmt_bind_text (stmt, 3,
                      draft->title != NULL && *draft->title != '\0' ? draft->title : draft->url);
  tln_stmt_bind_text (stmt, 4, draft->site_url);
  tln_stmt_bind_text (stmt, 5, draft->folder);
  tln_stmt_bind_int (stmt, 6, draft->typed);
  tln_stmt_bind_int (stmt, 7, tln_id_time (id));
  return tln_stmt_run (stmt, error) ? id : 0;
}

TlnSubscription *
tln_feeds_get (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, COLUMNS "WHERE f.id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_one (stmt, read_subscription, error);
}

GPtrArray *
tln_feeds_get_all (TlnDb *db, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db,
      COLUMNS "ORDER BY f.folder IS NULL, f.folder COLLATE NOCASE, f.title COLLATE NOCASE, f.id");

  return tln_stmt_all (stmt, read_subscription,
                       (GDestroyNotify) (void (*) (void)) tln_subscription_unref, error);
}

gboolean
tln_feeds_set_title (TlnDb *db, gint64 id, const char *title, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "UPDATE feed SET title = ?2 WHERE id = ?1");
  g_autofree char *trimmed = g_strstrip (g_strdup (title));

  if (*trimmed == '\0') {
    g_set_error_literal (error, TLN_DB_ERROR, TLN_DB_ERROR_CONSTRAINT, "a title cannot be empty");
    return FALSE;
  }
  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, trimmed);
  return tln_stmt_run (stmt, error);
}

gboolean
tln_feeds_remove (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "DELETE FROM feed WHERE id = ?1");

  tln_stmt_bind_int (stmt, 1, id);
  return tln_stmt_run (stmt, error);
}

char *
tln_feeds_typed_url (TlnDb *db, gint64 article, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT f.url FROM feed_entry e JOIN feed f ON f.id = e.feed_id "
                        "WHERE e.article_id = ?1 AND f.typed = 1 LIMIT 1");
  gboolean found;

  tln_stmt_bind_int (stmt, 1, article);
  return tln_stmt_first (stmt, &found, error) && found ? tln_stmt_column_dup (stmt, 0) : NULL;
}

static gpointer
read_state (TlnStmt *stmt)
{
  TlnFeedState *state = tln_feed_state_new ();

  state->etag = tln_stmt_column_dup (stmt, 0);
  state->last_modified = tln_stmt_column_dup (stmt, 1);
  state->checked_at = tln_stmt_column_int (stmt, 2);
  state->next_check = tln_stmt_column_int (stmt, 3);
  state->wait_until = tln_stmt_column_int (stmt, 4);
  state->failures = (guint) tln_stmt_column_int (stmt, 5);
  state->stopped = tln_stmt_column_int (stmt, 6) != 0;
  state->error = read_error (stmt, 7);
  return state;
}

TlnFeedState *
tln_feeds_get_state (TlnDb *db, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT etag, last_modified, checked_at, next_check, wait_until, failures, stopped, "
          "error_name, error FROM feed_state WHERE feed_id = ?1");
  g_autoptr (GError) local = NULL;
  TlnFeedState *state;

  tln_stmt_bind_int (stmt, 1, id);
  state = tln_stmt_one (stmt, read_state, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return state != NULL ? state : tln_feed_state_new ();
}

gboolean
tln_feeds_set_state (TlnDb *db, gint64 id, const TlnFeedState *state, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT OR REPLACE INTO feed_state (feed_id, etag, last_modified, checked_at, "
          "next_check, wait_until, failures, stopped, error_name, error) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
  const GError *last = state->error;

  tln_stmt_bind_int (stmt, 1, id);
  tln_stmt_bind_text (stmt, 2, state->etag);
  tln_stmt_bind_text (stmt, 3, state->last_modified);
  tln_stmt_bind_int (stmt, 4, state->checked_at);
  tln_stmt_bind_int (stmt, 5, state->next_check);
  tln_stmt_bind_int (stmt, 6, state->wait_until);
  tln_stmt_bind_int (stmt, 7, state->failures);
  tln_stmt_bind_int (stmt, 8, state->stopped);
  tln_stmt_bind_text (stmt, 9, last != NULL ? tln_error_name (last) : NULL);
  tln_stmt_bind_text (stmt, 10, last != NULL ? last->message : NULL);
  return tln_stmt_run (stmt, error);
}
