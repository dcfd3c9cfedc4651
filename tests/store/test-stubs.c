/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses without their page: kept, tried again, filled in place, given back by undo. */
#include "tln-stubs.h"

#include "tln-act.h"
#include "tln-articles-details.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-importer.h"
#include "tln-reprints.h"
#include "tln-tags.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"
#include "tln-theses.h"

#include <string.h>

#define URL "https://www.lantern.example/racks/may%20report?id=7"
#define PAGE \
  "<!DOCTYPE html><html lang=en><head><title>Racks are sold out</title></head><body><article>" \
  "<h1>Racks are sold out</h1><p>The last racks of the quarter went to two buyers, a wholesaler " \
  "said on Monday, and the next shipment is promised for the end of May.</p><p>Nobody else will " \
  "get one before the summer, he added, and prices for used parts have doubled since the new " \
  "year.</p></article></body></html>"
#define SHELL \
  "<!DOCTYPE html><html><head><title>Racks</title></head><body><div id=root></div>" \
  "<script src=a.js></script></body></html>"
#define LOGIN \
  "<!DOCTYPE html><html><head><title>Log in</title></head><body><form><input type=password>" \
  "</form></body></html>"

typedef struct {
  TlnDb *db;
  gint64 id; /* of the last result */
  TlnAdded added;
  char *reason; /* name of its error */
} World;

static void
set_up (World *world, gconstpointer data)
{
  world->db = tln_test_db ();
}

static void
tear_down (World *world, gconstpointer data)
{
  g_clear_pointer (&world->db, tln_db_close);
  g_clear_pointer (&world->reason, g_free);
}

static void
result_cb (const TlnImportResult *result, gpointer data)
{
  World *world = data;

  world->id = result->id;
  world->added = result->added;
  g_set_str (&world->reason, result->error != NULL ? tln_error_name (result->error) : NULL);
}

/* What a fetch of an address brings into the library; bytes NULL: it timed out. */
static gint64
import (World *world, const char *bytes, gint64 stub)
{
  g_autoptr (GError) timeout =
      bytes == NULL ? g_error_new_literal (TLN_NET_ERROR, TLN_NET_ERROR_TIMEOUT, "too long") : NULL;
  g_autoptr (GBytes) page = bytes != NULL ? g_bytes_new_static (bytes, strlen (bytes)) : NULL;
  const TlnHints hints = { .url = URL, .content_type = "text/html", .charset = "UTF-8" };
  const TlnAsked asked = { .url = URL, .stub = stub, .typed = TLN_TYPED, .error = timeout };
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_import_asked (world->db, page, &hints, &asked, result_cb, world, &error));
  g_assert_no_error (error);
  return world->id;
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnAct) act = tln_act_undo (world->db, &error);

  g_assert_no_error (error);
  g_assert_nonnull (act);
}

static void
test_kept (World *world, gconstpointer data)
{
  gint64 id = import (world, NULL, 0);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);
  g_autoptr (TlnBody) body = tln_articles_get_body (world->db, id, NULL);
  g_autoptr (GPtrArray) findings = tln_db_check (world->db, NULL);

  g_assert_cmpstr (world->reason, ==, "net-timeout");
  g_assert_true (tln_article_is_stub (article));
  g_assert_cmpstr (article->title, ==, "lantern.example/racks/may report");
  g_assert_cmpstr (article->site, ==, "lantern.example");
  g_assert_cmpstr (article->url, ==, URL);
  g_assert_cmpstr (article->stub_reason, ==, "net-timeout");
  g_assert_cmpint (article->stub_at, >, 0);
  g_assert_cmpint (article->stub_typed, ==, TLN_TYPED);
  g_assert_true (article->unread && !article->archived);
  g_assert_cmpstr (body->text, ==, "lantern.example/racks/may report\n" URL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Whether one is in a list. */
static void
test_among (World *world, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 text = tln_test_add (world->db, tln_test_draft (NULL, "All of it is here.", NULL));
  gboolean some = TRUE;

  g_array_append_val (ids, text);
  g_assert_true (tln_stubs_among (world->db, ids, &some, &error));
  g_assert_false (some);
  gint64 stub = import (world, NULL, 0);
  g_assert_true (tln_stubs_among (world->db, ids, &some, &error));
  g_assert_false (some);
  g_array_append_val (ids, stub);
  g_assert_true (tln_stubs_among (world->db, ids, &some, &error));
  g_assert_true (some);
  import (world, PAGE, stub);
  g_assert_true (tln_stubs_among (world->db, ids, &some, &error));
  g_assert_false (some);
  g_assert_true (tln_db_exec (world->db, "ALTER TABLE article RENAME TO gone", &error));
  g_assert_false (tln_stubs_among (world->db, ids, &some, &error));
  g_assert_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED);
}

static void
test_walls (World *world, gconstpointer data)
{
  gint64 id = import (world, SHELL, 0);

  g_assert_cmpint (id, !=, 0);
  g_assert_cmpstr (world->reason, ==, "net-scripts");
  g_autoptr (TlnArticle) shell = tln_articles_get (world->db, id, NULL);
  g_assert_cmpstr (shell->title, ==, "Racks");
  g_assert_cmpint (import (world, LOGIN, 0), ==, id);
  g_assert_cmpstr (world->reason, ==, "net-login");
  g_assert_cmpint (import (world, "", 0), ==, id);
  g_assert_cmpstr (world->reason, ==, "import-empty");
}

/* What the form to log in is called is not what was asked for. */
static void
test_login_title (World *world, gconstpointer data)
{
  gint64 id = import (world, LOGIN, 0);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);

  g_assert_cmpstr (article->title, ==, "lantern.example/racks/may report");
}

/* Trying again in vain is noted and nothing to be undone. */
static void
test_in_vain (World *world, gconstpointer data)
{
  gint64 id = import (world, NULL, 0);
  g_autoptr (TlnArticle) before = tln_articles_get (world->db, id, NULL);
  g_autoptr (TlnAct) act = tln_act_peek_undo (world->db, NULL);

  g_assert_cmpint (import (world, LOGIN, id), ==, id);
  g_autoptr (TlnArticle) after = tln_articles_get (world->db, id, NULL);
  g_autoptr (TlnAct) same = tln_act_peek_undo (world->db, NULL);
  g_assert_cmpstr (after->stub_reason, ==, "net-login");
  g_assert_cmpint (after->stub_at, >, before->stub_at);
  g_assert_cmpint (same->id, ==, act->id);
  undo (world);
  g_assert_null (tln_articles_get (world->db, id, NULL));
}

static void
test_filled (World *world, gconstpointer data)
{
  gint64 id = import (world, NULL, 0);
  g_autofree char *before = tln_test_dump (world->db);

  g_assert_cmpint (import (world, PAGE, data != NULL ? id : 0), ==, id);
  g_assert_cmpint (world->added, ==, TLN_ADDED_NEW);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);
  g_assert_cmpstr (article->kind, ==, "html");
  g_assert_cmpstr (article->title, ==, "Racks are sold out");
  g_assert_null (article->stub_reason);
  g_assert_cmpint (article->stub_at, ==, 0);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM article"), ==, 1);
  undo (world);
  g_autofree char *after = tln_test_dump (world->db);
  g_assert_cmpstr (after, ==, before);
  g_autoptr (GPtrArray) findings = tln_db_check (world->db, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A text that comes by paste has no address of its own. */
static void
test_pasted (World *world, gconstpointer data)
{
  gint64 id = import (world, NULL, 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("Racks\nSold out until May.", 25);
  const TlnAsked asked = { .stub = id };
  const TlnHints hints = { .content_type = "text/plain" };

  g_assert_true (tln_articles_set_title (world->db, id, "My own title", NULL));
  g_assert_true (tln_import_asked (world->db, text, &hints, &asked, result_cb, world, NULL));
  g_assert_cmpint (world->id, ==, id);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);
  g_assert_cmpstr (article->kind, ==, "text");
  g_assert_cmpstr (article->url, ==, URL);
  g_assert_cmpstr (article->title, ==, "My own title");
  /* A second time there is no stub to fill. */
  g_autoptr (GBytes) other = g_bytes_new_static ("Something else.", 15);
  g_assert_true (tln_import_asked (world->db, other, &hints, &asked, result_cb, world, NULL));
  g_assert_cmpint (world->id, ==, 0);
}

static void
test_duplicate (World *world, gconstpointer data)
{
  g_autoptr (GBytes) page = g_bytes_new_static (PAGE, strlen (PAGE));
  const TlnHints hints = { .content_type = "text/html" };

  g_assert_true (tln_import_bytes (world->db, page, &hints, "paste", result_cb, world, NULL));
  gint64 real = world->id;
  gint64 stub = import (world, NULL, 0);
  g_assert_cmpint (stub, !=, real);
  g_assert_cmpint (import (world, PAGE, stub), ==, real);
  g_assert_cmpint (world->added, ==, TLN_ADDED_DUPLICATE);
  g_autoptr (TlnArticle) gone = tln_articles_get (world->db, stub, NULL);
  g_assert_cmpint (gone->trashed_at, !=, 0);
  undo (world);
  g_autoptr (TlnArticle) back = tln_articles_get (world->db, stub, NULL);
  g_assert_cmpint (back->trashed_at, ==, 0);
}

/* What a person had said of the page is no word of the page. */
static void
test_own_details (World *world, gconstpointer data)
{
  gint64 id = import (world, NULL, 0);

  g_assert_true (tln_articles_set_author (world->db, id, "My own author", NULL));
  g_assert_true (tln_articles_set_language (world->db, id, "de", NULL));
  g_assert_cmpint (import (world, PAGE, id), ==, id);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);
  g_assert_cmpstr (article->author, ==, "My own author");
  g_assert_cmpstr (article->author_origin, ==, "user");
  g_assert_cmpstr (article->language, ==, "de");
}

/* A document that comes for a stub knows where its pages begin. */
static void
test_filled_pages (World *world, gconstpointer data)
{
  gint64 id = import (world, NULL, 0);
  g_autoptr (TlnDraft) draft = tln_test_draft ("Two pages", "The first. The second.", NULL);
  const guint32 starts[] = { 0, 11 };
  g_autoptr (GError) error = NULL;
  TlnAdded added;

  draft->document->pages = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_vals (draft->document->pages, starts, G_N_ELEMENTS (starts));
  tln_test_begin (world->db, TLN_ACT_IMPORT);
  g_assert_true (tln_articles_fill (world->db, id, draft, &added, &id, &error));
  tln_test_end (world->db);
  g_assert_no_error (error);
  g_autoptr (GArray) pages = tln_articles_get_pages (world->db, id, NULL);
  g_assert_cmpmem (pages->data, pages->len * sizeof (guint32), starts, sizeof starts);
}

/* What somebody wrote on a stub or filed it under does not go to the Trash with it. */
static void
test_marked_duplicate (World *world, gconstpointer data)
{
  g_autoptr (GBytes) page = g_bytes_new_static (PAGE, strlen (PAGE));
  const TlnHints hints = { .content_type = "text/html" };
  const char *mark = data;

  g_assert_true (tln_import_bytes (world->db, page, &hints, "paste", result_cb, world, NULL));
  gint64 real = world->id;
  gint64 stub = import (world, NULL, 0);
  const TlnNoteOwner owner = { .article = stub };
  tln_test_begin (world->db, TLN_ACT_NOTE);
  if (strcmp (mark, "note") == 0)
    g_assert_cmpint (tln_theses_add_note (world->db, &owner, "Ask again in May", NULL), !=, 0);
  else if (strcmp (mark, "star") == 0)
    g_assert_true (tln_articles_set_flag (world->db, stub, TLN_FLAG_STARRED, TRUE, NULL));
  else if (strcmp (mark, "tag") == 0)
    g_assert_true (tln_tags_add (world->db, stub, "racks", NULL));
  else
    g_assert_true (tln_articles_tag (
        world->db, stub, 0, tln_theses_add (world->db, "Racks stay scarce", 0, NULL), 0, NULL));
  tln_test_end (world->db);
  g_assert_cmpint (import (world, PAGE, stub), ==, stub);
  g_assert_cmpint (stub, !=, real);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, stub, NULL);
  g_assert_cmpint (article->trashed_at, ==, 0);
  g_assert_cmpstr (article->kind, ==, "html");
}

/* Somebody has answered already what would be asked. */
static void
test_answered_reprint (World *world, gconstpointer data)
{
  const char *end = strstr (PAGE, "</article>");
  g_autofree char *head = g_strndup (PAGE, (gsize) (end - PAGE));
  g_autofree char *longer = g_strconcat (head, "<p>More of it on Tuesday.</p>", end, NULL);
  g_autoptr (GBytes) page = g_bytes_new (longer, strlen (longer));
  const TlnHints hints = { .content_type = "text/html" };
  gboolean earlier = data != NULL; /* the stub is */
  gint64 stub = earlier ? import (world, NULL, 0) : 0;

  g_assert_true (tln_import_bytes (world->db, page, &hints, "paste", result_cb, world, NULL));
  gint64 real = world->id;
  if (!earlier)
    stub = import (world, NULL, 0);
  g_assert_true (tln_reprints_decide (world->db, stub, real, TRUE, NULL));
  g_assert_cmpint (import (world, PAGE, stub), ==, stub);
  g_assert_null (world->reason);
  g_assert_cmpint (world->added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (tln_test_int (world->db, "SELECT count(*) FROM reprint"), ==, 1);
}

/* The words of a stub never make an article a duplicate of it. */
static void
test_no_original (World *world, gconstpointer data)
{
  gint64 stub = import (world, NULL, 0);
  g_autoptr (TlnBody) body = tln_articles_get_body (world->db, stub, NULL);
  g_autoptr (GBytes) same = g_bytes_new (body->text, strlen (body->text));

  g_assert_true (tln_import_bytes (world->db, same, NULL, "paste", result_cb, world, NULL));
  g_assert_cmpint (world->added, ==, TLN_ADDED_NEW);
  g_assert_cmpint (world->id, !=, stub);
}

static gint64
keep (World *world, const TlnStubDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  tln_test_begin (world->db, TLN_ACT_IMPORT);
  id = tln_stubs_keep (world->db, 0, draft, &error);
  tln_test_end (world->db);
  g_assert_no_error (error);
  return id;
}

/* Evidence that has its day from the article follows when the page says of which day it is; and
 * when it was kept stays what the program said that knew it. */
static void
test_days (World *world, gconstpointer data)
{
  const TlnStubDraft stub = { .url = URL, .quote = "prices for used parts have doubled" };
  static const char page[] = "<!DOCTYPE html><html><head><title>Racks are sold out</title>"
                             "<meta property=article:published_time content=2025-02-03></head>"
                             "<body><article><p>Nobody else will get one before the summer, he "
                             "added, and prices for used parts have doubled since the new year.</p>"
                             "</article></body></html>";
  gint64 id = keep (world, &stub);
  g_autoptr (GPtrArray) claims = tln_claims_get_of_article (world->db, id, NULL);
  const TlnEvidenceDraft draft = { .day = TLN_DAY_NONE,
                                   .thesis =
                                       tln_theses_add (world->db, "Racks stay scarce", 0, NULL) };

  tln_test_begin (world->db, TLN_ACT_CLAIM_NEW);
  g_assert_true (tln_db_exec (world->db, "UPDATE article SET captured_at = 1700000000000", NULL));
  g_assert_cmpint (
      tln_claims_set_evidence (world->db, ((TlnClaim *) claims->pdata[0])->id, &draft, NULL), !=,
      0);
  tln_test_end (world->db);
  g_assert_cmpint (import (world, page, id), ==, id);
  g_assert_cmpint (tln_test_int (world->db, "SELECT day FROM evidence"), ==,
                   tln_day_new (2025, 2, 3));
  g_assert_cmpint (tln_test_int (world->db, "SELECT captured_at / 1000 FROM article"), ==,
                   1700000000);
}

/* A second quote, without a title, takes nothing from the stub. */
static void
assert_both_kept (World *world, gint64 id)
{
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);
  g_autoptr (GPtrArray) claims = tln_claims_get_of_article (world->db, id, NULL);

  g_assert_cmpstr (article->title, ==, "Racks sold out");
  g_assert_cmpstr (article->title_origin, ==, "browser");
  g_assert_false (article->title_guess);
  g_assert_cmpstr (article->excerpt, ==, "used parts");
  g_assert_cmpuint (claims->len, ==, 2);
  for (guint i = 0; i < claims->len; i++)
    g_assert_cmpint (((const TlnClaim *) claims->pdata[i])->anchor, !=, TLN_ANCHOR_ORPHAN);
}

/* What a browser hands over: words of the page become a claim, which finds its place later. */
static void
test_quote (World *world, gconstpointer data)
{
  const TlnStubDraft draft = { .url = URL,
                               .title = " Racks\n sold out ",
                               .quote = "end of May.\n\n  Nobody else  will\n" };
  gint64 id = keep (world, &draft);
  g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);
  g_autoptr (GPtrArray) claims = tln_claims_get_of_article (world->db, id, NULL);
  const TlnClaim *claim = claims->pdata[0];

  g_assert_cmpstr (article->title, ==, "Racks sold out");
  g_assert_null (article->stub_reason);
  g_assert_cmpint (article->stub_typed, ==, TLN_TYPED_NOT);
  g_assert_cmpstr (claim->exact, ==, "end of May.\nNobody else will");
  g_assert_cmpint (keep (world, &(TlnStubDraft) { .url = URL, .quote = "used parts" }), ==, id);
  assert_both_kept (world, id);
  g_assert_cmpint (keep (world, &(TlnStubDraft) { .url = URL, .quote = "used  parts" }), ==, id);
  g_assert_cmpint (keep (world, &(TlnStubDraft) { .url = URL, .title = "Racks sold out" }), ==, id);
  assert_both_kept (world, id);
  g_assert_cmpint (import (world, PAGE, 0), ==, id);
  g_autoptr (GPtrArray) placed = tln_claims_get_of_article (world->db, id, NULL);
  g_assert_cmpuint (placed->len, ==, 2);
  for (guint i = 0; i < placed->len; i++)
    g_assert_cmpint (((const TlnClaim *) placed->pdata[i])->anchor, ==, TLN_ANCHOR_MOVED);
}

/* How an address was given is kept with it, for the next try. */
static void
test_typed (World *world, gconstpointer data)
{
  static const TlnTyped kinds[] = { TLN_TYPED_NOT, TLN_TYPED, TLN_TYPED_BARE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *url = g_strdup_printf ("https://example.com/%u", i);
    gint64 id = keep (world, &(TlnStubDraft) { .url = url, .typed = kinds[i] });
    g_autoptr (TlnArticle) article = tln_articles_get (world->db, id, NULL);

    g_assert_cmpint (article->stub_typed, ==, kinds[i]);
  }
}

static void
test_titles (void)
{
  static const char *const cases[][2] = {
    { "https://www.example.com/", "example.com" },
    { "https://example.com:8080/%E7%AE%97%E5%8A%9B/a?b#c", "example.com/算力/a" },
    { "https://example.com/%FF%FE", "example.com/%FF%FE" },
    { "not an address", "not an address" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *title = tln_stub_title (cases[i][0]);
    g_assert_cmpstr (title, ==, cases[i][1]);
  }
}

static gpointer
keep_job (TlnDb *db, gpointer url, GCancellable *cancellable, GError **error)
{
  const TlnStubDraft draft = { .url = url, .reason = "net-offline", .typed = TLN_TYPED };
  gint64 id = tln_stubs_keep (db, 0, &draft, error);

  return g_memdup2 (&id, sizeof id);
}

/* Asked for again in vain. Returns the id. */
static gint64
retry_in_vain (TlnStore *store, TlnImporter *importer, const char *url, TlnNetError code)
{
  const TlnJob job = { keep_job, (gpointer) url, NULL, NULL };
  g_autofree gint64 *id = tln_store_run (store, TLN_ACT_IMPORT, &job, NULL);
  g_autoptr (GError) error = g_error_new_literal (TLN_NET_ERROR, (int) code, "not there");
  const TlnAsked asked = { .url = url, .stub = *id, .error = error };

  tln_importer_add_asked (importer, NULL, NULL, &asked);
  return *id;
}

static gpointer
reason_job (TlnDb *db, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlnArticle) article = tln_articles_get (db, *(gint64 *) id, error);

  return g_strdup (article->stub_reason);
}

static void
assert_reason (TlnStore *store, gint64 id, const char *expected)
{
  const TlnJob job = { reason_job, &id, NULL, NULL };
  g_autofree char *reason = tln_store_run (store, NULL, &job, NULL);

  g_assert_cmpstr (reason, ==, expected);
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  tln_importer_run_finish (TLN_IMPORTER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Several in one transaction: each has its own reason, and there is nothing to undo. */
static void
test_several_in_vain (World *world, gconstpointer data)
{
  TlnStore *store = tln_store_new (NULL);
  g_autoptr (TlnImporter) importer = tln_importer_new (store);
  gint64 gone = retry_in_vain (store, importer, URL, TLN_NET_ERROR_GONE);
  gint64 faulty = retry_in_vain (store, importer, URL "&p=2", TLN_NET_ERROR_SERVER);
  gboolean done = FALSE;

  tln_importer_run_async (importer, "address", NULL, run_done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (tln_importer_get_act (importer), ==, 0);
  assert_reason (store, gone, "net-gone");
  assert_reason (store, faulty, "net-server");
  tln_store_close (store);
  while (g_main_context_iteration (NULL, FALSE)) {
  }
  g_object_unref (store);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (World *, gconstpointer);
    gconstpointer data;
  } tests[] = {
    { "/stubs/kept", test_kept, NULL },
    { "/stubs/among", test_among, NULL },
    { "/stubs/walls", test_walls, NULL },
    { "/stubs/login-title", test_login_title, NULL },
    { "/stubs/in-vain", test_in_vain, NULL },
    { "/stubs/filled-by-id", test_filled, "id" },
    { "/stubs/filled-by-address", test_filled, NULL },
    { "/stubs/pasted", test_pasted, NULL },
    { "/stubs/duplicate", test_duplicate, NULL },
    { "/stubs/own-details", test_own_details, NULL },
    { "/stubs/days", test_days, NULL },
    { "/stubs/filled-pages", test_filled_pages, NULL },
    { "/stubs/duplicate-with-note", test_marked_duplicate, "note" },
    { "/stubs/duplicate-with-star", test_marked_duplicate, "star" },
    { "/stubs/duplicate-with-tag", test_marked_duplicate, "tag" },
    { "/stubs/duplicate-of-thesis", test_marked_duplicate, "thesis" },
    { "/stubs/answered-of-earlier", test_answered_reprint, "earlier" },
    { "/stubs/answered-of-later", test_answered_reprint, NULL },
    { "/stubs/no-original", test_no_original, NULL },
    { "/stubs/quote", test_quote, NULL },
    { "/stubs/typed", test_typed, NULL },
    { "/stubs/several-in-vain", test_several_in_vain, NULL },
  };

  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/stubs/titles", test_titles);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, World, tests[i].data, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
