/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of articles: stored once, found again, collected when nobody needs them. */
#include "tln-images.h"

#include "tln-act.h"
#include "tln-error.h"
#include "tln-hash.h"
#include "tln-test-drafts.h"
#include "tln-test-store.h"

#include <string.h>

#define ONE "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10"
#define OTHER "GIF89a\x08\0\x08\0"

static GBytes *
bytes_of (const char *bytes, gsize size)
{
  return g_bytes_new_static (bytes, size);
}

static void
add (TlnDb *db, gint64 article, const char *url, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  tln_test_begin (db, TLN_ACT_PICTURES);
  g_assert_cmpint (tln_images_add (db, article, url, bytes, &error), !=, 0);
  g_assert_no_error (error);
  tln_test_end (db);
}

static void
test_once (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add (db, tln_test_draft ("A", "Racks", "2025-03-10"));
  gint64 b = tln_test_add (db, tln_test_draft ("B", "Pumps", "2025-03-10"));
  g_autoptr (GBytes) one = bytes_of (ONE, 24);

  add (db, a, "https://example.com/1.png", one);
  add (db, b, "https://other.example/same.png", one);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM original WHERE size = 24"), ==, 1);
  g_autoptr (GPtrArray) images = tln_images_get_of_article (db, b, NULL);
  g_assert_cmpuint (images->len, ==, 1);
  const TlnImage *image = images->pdata[0];
  g_assert_cmpstr (image->url, ==, "https://other.example/same.png");
  g_assert_cmpuint (image->width, ==, 32);
  g_assert_cmpuint (image->height, ==, 16);
  g_autoptr (GBytes) back = tln_images_get_bytes (db, image->sha256, NULL);
  g_assert_true (g_bytes_equal (back, one));
}

/* Another text shows other pictures; one that it shows too stays, and undo brings the rest back. */
static void
test_other_text (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autoptr (TlnDraft) draft = tln_test_draft ("A", "Racks, and much more of them", "2025-03-10");
  gint64 id = tln_test_add (db, tln_test_draft ("A", "Racks", "2025-03-10"));
  g_autoptr (GBytes) one = bytes_of (ONE, 24);
  g_autoptr (GBytes) other = bytes_of (OTHER, 10);
  g_autoptr (GError) error = NULL;

  add (db, id, "https://example.com/stays.png", one);
  add (db, id, "https://example.com/goes.png", other);
  draft->document->markdown =
      g_strdup ("Racks, and much more\n\n![A rack](https://example.com/stays.png)\n\nof them");
  tln_rich_free (draft->document->rich);
  draft->document->rich = tln_rich_from_markdown (draft->document->markdown);
  g_free (draft->text_sha256);
  draft->text_sha256 = tln_sha256_text (draft->document->rich->text);
  tln_test_begin (db, TLN_ACT_ARTICLE_TEXT);
  g_assert_true (tln_articles_replace_text (db, id, draft, &error));
  tln_test_end (db);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) images = tln_images_get_of_article (db, id, NULL);
  g_assert_cmpuint (images->len, ==, 1);
  g_assert_cmpstr (((const TlnImage *) images->pdata[0])->url, ==, "https://example.com/stays.png");
  tln_act_unref (tln_act_undo (db, NULL));
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM article_image"), ==, 2);
}

static void
test_replaced (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add (db, tln_test_draft ("A", "Racks", "2025-03-10"));
  g_autoptr (GBytes) one = bytes_of (ONE, 24);
  g_autoptr (GBytes) other = bytes_of (OTHER, 10);

  add (db, a, "https://example.com/1", one);
  add (db, a, "https://example.com/1", other);
  g_autoptr (GPtrArray) images = tln_images_get_of_article (db, a, NULL);
  g_assert_cmpuint (images->len, ==, 1);
  g_assert_cmpuint (((const TlnImage *) images->pdata[0])->width, ==, 8);
}

static void
test_refused (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add (db, tln_test_draft ("A", "Racks", "2025-03-10"));
  g_autoptr (GBytes) drawing = bytes_of ("<svg/>", 6);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tln_images_add (db, a, "https://example.com/1", drawing, &error), ==, 0);
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED);
  g_assert_null (tln_images_get_bytes (db, "nosuch", NULL));
}

/* Undone, its bytes stay for the redo; gone for good, they go. */
static void
test_collected (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add (db, tln_test_draft ("A", "Racks", "2025-03-10"));
  g_autoptr (GBytes) one = bytes_of (ONE, 24);

  add (db, a, "https://example.com/1", one);
  g_assert_cmpint (tln_db_collect (db, 100, NULL), ==, 0);
  g_autoptr (TlnAct) undone = tln_act_undo (db, NULL);
  g_assert_cmpint (tln_db_collect (db, 100, NULL), ==, 0);
  g_autoptr (TlnAct) redone = tln_act_redo (db, NULL);
  g_autoptr (GPtrArray) findings = tln_db_check (db, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  g_autoptr (TlnAct) again = tln_act_undo (db, NULL);
  tln_test_begin (db, TLN_ACT_ARTICLE_STAR);
  tln_articles_set_flag (db, a, TLN_FLAG_STARRED, TRUE, NULL);
  tln_test_end (db);
  g_assert_cmpint (tln_db_collect (db, 100, NULL), >, 0);
  g_assert_cmpint (tln_test_int (db, "SELECT count(*) FROM original WHERE size = 24"), ==, 0);
}

static void
test_missing (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  gint64 a = tln_test_add (db, tln_test_draft ("A", "Racks", "2025-03-10"));
  g_autoptr (GBytes) one = bytes_of (ONE, 24);

  add (db, a, "https://example.com/1", one);
  g_assert_true (tln_db_exec (db, "DELETE FROM original WHERE size = 24", NULL));
  g_autoptr (GPtrArray) findings = tln_db_check (db, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (findings->pdata[0], "picture"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/images/once", test_once);
  g_test_add_func ("/images/other-text", test_other_text);
  g_test_add_func ("/images/replaced", test_replaced);
  g_test_add_func ("/images/refused", test_refused);
  g_test_add_func ("/images/collected", test_collected);
  g_test_add_func ("/images/missing", test_missing);
  return g_test_run ();
}
