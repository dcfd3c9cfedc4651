/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping addresses. That a stub becomes an article is in tln-articles-add.c. */
#include "tln-stubs.h"

#include "tln-claims.h"
#include "tln-hash.h"
#include "tln-id.h"
#include "tln-stmt.h"
#include "tln-text.h"

#include <string.h>

#define TITLE 200

char *
tln_stub_title (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autofree char *path = uri != NULL ? g_uri_unescape_string (g_uri_get_path (uri), "/") : NULL;
  g_autofree char *whole = NULL;

  if (host == NULL)
    return tln_text_excerpt (url, TITLE);
  if (g_str_has_prefix (host, "www."))
    host += strlen ("www.");
  /* What is no text when it is decoded is shown as it stands. */
  whole = g_strconcat (
      host, path != NULL && g_utf8_validate (path, -1, NULL) ? path : g_uri_get_path (uri), NULL);
  if (g_str_has_suffix (whole, "/"))
    whole[strlen (whole) - 1] = '\0';
  return tln_text_excerpt (whole, TITLE);
}

static char *
host_of (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL && g_str_has_prefix (host, "www.") ? host + 4 : host);
}

/* A stub with its text, ready to be stored. */
typedef struct {
  char *title;
  gboolean titled; /* it comes from somewhere, it is not made of the address */
  char *text;
  char *sha256;
  char *quote; /* or NULL */
  guint32 quote_start;
} Stub;

static void
stub_clear (Stub *stub)
{
  g_free (stub->title);
  g_free (stub->text);
  g_free (stub->sha256);
  g_free (stub->quote);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stub, stub_clear)

/* As a selection stands in the text of an article: one blank between words, one line end between
 * paragraphs. */
static char *
clean_quote (const char *words)
{
  g_autofree char *clean = tln_text_clean (words, -1);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  g_autoptr (GString) quote = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = tln_text_squeeze (lines[i]);

    if (*line == '\0')
      continue;
    if (quote->len > 0)
      g_string_append_c (quote, '\n');
    g_string_append (quote, line);
  }
  return quote->len > 0 ? g_string_free (g_steal_pointer (&quote), FALSE) : NULL;
}

/* The words kept of it before, in their order, each on a line of its own. A quote that is among
 * them is none of the stub any more. */
static gboolean
append_quotes (TlnDb *db, gint64 id, Stub *stub, GString *text, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "SELECT DISTINCT exact FROM claim WHERE article_id = ?1 ORDER BY created_at, id");
  g_autoptr (GError) local = NULL;

  tln_stmt_bind_int (stmt, 1, id);
  while (tln_stmt_step (stmt, &local)) {
    const char *words = tln_stmt_column_text (stmt, 0);

    g_string_append_printf (text, "\n%s", words);
    if (g_strcmp0 (words, stub->quote) == 0)
      g_clear_pointer (&stub->quote, g_free);
  }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* id: of the stub that is there already, or 0. */
static gboolean
prepare (TlnDb *db, Stub *stub, const TlnStubDraft *draft, gint64 id, GError **error)
{
  g_autoptr (TlnStmt) known = tln_stmt_new (db, "SELECT title FROM article WHERE id = ?1");
  g_autofree char *given = draft->title != NULL ? tln_text_squeeze (draft->title) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean found;

  tln_stmt_bind_int (known, 1, id);
  if (!tln_stmt_first (known, &found, error))
    return FALSE;
  stub->titled = given != NULL && *given != '\0';
  stub->title = stub->titled ? tln_text_excerpt (given, TITLE)
                : found      ? tln_stmt_column_dup (known, 0)
                             : tln_stub_title (draft->url);
  if (draft->quote != NULL)
    stub->quote = clean_quote (draft->quote);
  g_string_append_printf (text, "%s\n%s", stub->title, draft->url);
  if (!append_quotes (db, id, stub, text, error))
    return FALSE;
  if (stub->quote != NULL)
    g_string_append_printf (text, "\n%s", stub->quote);
  stub->text = g_string_free (g_steal_pointer (&text), FALSE);
  if (stub->quote != NULL)
    stub->quote_start =
        (guint32) (g_utf8_strlen (stub->text, -1) - g_utf8_strlen (stub->quote, -1));
  stub->sha256 = tln_sha256_text (stub->text);
  return TRUE;
}

static gboolean
add_content (TlnDb *db, const Stub *stub, GError **error)
{
  g_autoptr (TlnStmt) original =
      tln_stmt_new (db, "INSERT INTO original (sha256, size, encoding, bytes) "
                        "VALUES (?1, ?2, 'raw', ?3) ON CONFLICT (sha256) DO NOTHING");
  g_autoptr (TlnStmt) content =
      tln_stmt_new (db, "INSERT INTO content (sha256, text) "
                        "VALUES (?1, ?2) ON CONFLICT (sha256) DO NOTHING");
  g_autoptr (GBytes) bytes = g_bytes_new (stub->text, strlen (stub->text));

  tln_stmt_bind_text (original, 1, stub->sha256);
  tln_stmt_bind_int (original, 2, (gint64) g_bytes_get_size (bytes));
  tln_stmt_bind_bytes (original, 3, bytes);
  tln_stmt_bind_text (content, 1, stub->sha256);
  tln_stmt_bind_text (content, 2, stub->text);
  return tln_stmt_run (original, error) && tln_stmt_run (content, error);
}

static void
bind_words (TlnStmt *stmt, const Stub *stub, const TlnStubDraft *draft)
{
  g_autofree char *excerpt = tln_text_excerpt (stub->quote != NULL ? stub->quote : draft->url, 160);

  tln_stmt_bind_text (stmt, 2, stub->title);
  tln_stmt_bind_text (stmt, 3,
                      !stub->titled                 ? "address"
                      : draft->title_origin != NULL ? draft->title_origin
                                                    : "browser");
  tln_stmt_bind_int (stmt, 4, !stub->titled);
  tln_stmt_bind_text (stmt, 5, stub->sha256);
  tln_stmt_bind_int (stmt, 6, tln_text_count (stub->quote != NULL ? stub->quote : ""));
  tln_stmt_bind_text (stmt, 7, excerpt);
}

static gint64
add_row (TlnDb *db, gint64 batch, const Stub *stub, const TlnStubDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "INSERT INTO article (id, kind, title, title_origin, title_guess, text_sha256, "
          "original_sha256, length, excerpt, batch_id, site, site_origin, url, published_sort, "
          "published_precision, captured_at, encoding, stub_reason, stub_at, stub_typed) VALUES "
          "(?1, 'stub', ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, iif (?9 IS NULL, NULL, 'address'), "
          "?10, ?11 / 1000, ?12, ?11, 'UTF-8', ?13, iif (?13 IS NULL, NULL, ?11), ?14)");
  g_autofree char *host = host_of (draft->url);
  gint64 id = tln_id_new ();

  tln_stmt_bind_int (stmt, 1, id);
  bind_words (stmt, stub, draft);
  tln_stmt_bind_id (stmt, 8, batch);
  tln_stmt_bind_text (stmt, 9, host);
  tln_stmt_bind_text (stmt, 10, draft->url);
  tln_stmt_bind_int (stmt, 11, tln_id_time (id));
  tln_stmt_bind_text (stmt, 12, tln_precision_name (TLN_DATE_NONE.precision));
  tln_stmt_bind_text (stmt, 13, draft->reason);
  tln_stmt_bind_int (stmt, 14, draft->typed);
  return tln_stmt_run (stmt, error) ? id : 0;
}

/* What is new about an address that is kept already; its own words stay where none are given. */
static gboolean
change_row (TlnDb *db, gint64 id, const Stub *stub, const TlnStubDraft *draft, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE article SET title = iif (?8 AND title_origin <> 'user', ?2, title), "
          "title_guess = iif (?8 AND title_origin <> 'user', ?4, title_guess), "
          "title_origin = iif (?8 AND title_origin <> 'user', ?3, title_origin), "
          "text_sha256 = ?5, original_sha256 = ?5, length = iif (?9, ?6, length), "
          "excerpt = iif (?9, ?7, excerpt), archived = 0 "
          "WHERE id = ?1");

  if (!stub->titled && stub->quote == NULL)
    return TRUE;
  tln_stmt_bind_int (stmt, 1, id);
  bind_words (stmt, stub, draft);
  tln_stmt_bind_int (stmt, 8, stub->titled);
  tln_stmt_bind_int (stmt, 9, stub->quote != NULL);
  return tln_stmt_run (stmt, error);
}

/* The words around it on the page are not known, so none are kept. */
static gboolean
add_claim (TlnDb *db, gint64 id, const Stub *stub, GError **error)
{
  TlnQuote quote = { stub->quote, NULL, NULL, stub->quote_start, 0 };

  if (stub->quote == NULL)
    return TRUE;
  quote.end = quote.start + (guint32) g_utf8_strlen (stub->quote, -1);
  return tln_claims_add (db, id, &quote, error) != 0;
}

gint64
tln_stubs_keep (TlnDb *db, gint64 batch, const TlnStubDraft *draft, GError **error)
{
  g_auto (Stub) stub = { 0 };
  g_autoptr (GError) local = NULL;
  gint64 id = tln_stubs_find (db, draft->url, &local);
  gboolean good = local == NULL;

  good = good && prepare (db, &stub, draft, id, &local) && add_content (db, &stub, &local);
  if (good && id == 0)
    good = (id = add_row (db, batch, &stub, draft, &local)) != 0;
  else if (good)
    good = change_row (db, id, &stub, draft, &local);
  good = good && tln_claims_reanchor (db, id, &local) && add_claim (db, id, &stub, &local);
  if (good)
    return id;
  g_propagate_error (error, g_steal_pointer (&local));
  return 0;
}

gint64
tln_stubs_find (TlnDb *db, const char *url, GError **error)
{
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT a.id FROM article_address AS d JOIN article AS a "
                        "ON a.id = d.article_id WHERE d.key = tln_address_key (?1) "
                        "AND a.kind = 'stub' AND a.trashed_at IS NULL ORDER BY a.id LIMIT 1");
  gboolean found;

  tln_stmt_bind_text (stmt, 1, url);
  if (!tln_stmt_first (stmt, &found, error) || !found)
    return 0;
  return tln_stmt_column_int (stmt, 0);
}

/* There are few of them; ids may be a million. */
gboolean
tln_stubs_among (TlnDb *db, const GArray *ids, gboolean *some, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (db, "SELECT id FROM article WHERE kind = 'stub'");
  g_autoptr (GHashTable) stubs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;

  *some = FALSE;
  while (tln_stmt_step (stmt, &local)) {
    gint64 id = tln_stmt_column_int (stmt, 0);
    g_hash_table_add (stubs, g_memdup2 (&id, sizeof id));
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  for (guint i = 0; g_hash_table_size (stubs) > 0 && i < ids->len && !*some; i++)
    *some = g_hash_table_contains (stubs, &g_array_index (ids, gint64, i));
  return TRUE;
}

gboolean
tln_stubs_tried (TlnDb *db, gint64 stub, const char *reason, GError **error)
{
  g_autoptr (TlnStmt) stmt = tln_stmt_new (
      db, "UPDATE article SET stub_reason = ?2, stub_at = ?3 WHERE id = ?1 AND kind = 'stub'");

  tln_stmt_bind_int (stmt, 1, stub);
  tln_stmt_bind_text (stmt, 2, reason);
  tln_stmt_bind_int (stmt, 3, tln_now ());
  return tln_stmt_run (stmt, error);
}
