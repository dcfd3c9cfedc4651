/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files beside an export: they become the text of their items, and nothing outside the folder of
 * the export is ever read. */
#include "tln-import-attachment.h"
#include "tln-importer.h"
#include "tln-test-pdf.h"
#include "tln-test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE \
  "<!DOCTYPE html><html><head><title>Another " \
  "title</title></head><body><article><h1>推理算力的缺口" \
  "</h1><p>近日，多家云厂商上调了价格。推理请求两周涨到六倍，可用的算力只增加了一半。</p>" \
  "<p>Racks are full. Halls are being built as fast as the plants allow, and no faster.</p>" \
  "</article></body></html>"

static void
note_result (const TlnImportResult *result, gpointer data)
{
  const char *part = strstr (result->path, " › ");
  g_autofree char *name = g_path_get_basename (result->path);

  g_string_append_printf (data, "%s %s\n", part != NULL ? part + strlen (" › ") : name,
                          result->error != NULL            ? "refused"
                          : result->added == TLN_ADDED_NEW ? "new"
                                                           : "duplicate");
}

static void
assert_import (TlnDb *db, const char *path, const char *expected)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (tln_import_paths (db, paths, "files", note_result, report, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (report->str, ==, expected);
}

static void
assert_value (TlnDb *db, const char *sql, const char *expected)
{
  g_autofree char *value = tln_test_value (db, sql);

  g_assert_cmpstr (value, ==, expected);
}

static char *
write_export (const char *folder)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "tools", "zotero-files.rdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return tln_test_write (folder, "zotero-files.rdf", text, -1);
}

static void
write_bytes (const char *folder, const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *path = tln_test_write (folder, name, data, (gssize) size);
}

static void
write_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = tln_test_write (folder, name, text, -1);
}

#define TEXT_OF(title) \
  "SELECT t.text FROM article a JOIN content t ON t.sha256 = a.text_sha256 WHERE a.title = " \
  "'" title "'"

/* The best file is the text; one that cannot be read leaves it to the next. */
static void
test_text (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *export = write_export (folder);
  g_autoptr (GBytes) locked = tln_test_pdf_encrypted ();

  write_text (folder, "files/3/page one.html", PAGE);
  write_text (folder, "files/4/paper.pdf", "not looked at");
  write_bytes (folder, "files/10/report.pdf", locked);
  write_text (folder, "files/9/page.html",
              "<p>Halls are empty. Plants are late. So says the page of the report.</p>");
  write_text (folder, "files/11/alone.html", "<p>A page that belongs to no entry.</p>");
  assert_import (db, folder, "推理算力的缺口 new\nA report new\nAlone new\n");
  assert_value (db, "SELECT kind || url || published FROM article WHERE title = '推理算力的缺口'",
                "htmlhttps://example.com/page2025-03-10");
  assert_value (db, "SELECT title_origin FROM article WHERE title = '推理算力的缺口'", "zotero");
  assert_value (db, "SELECT captured_at FROM article WHERE title = '推理算力的缺口'",
                "1741658584000");
  assert_value (db,
                "SELECT group_concat (note || anchor, '|') FROM claim WHERE article_id = "
                "(SELECT id FROM article WHERE title = '推理算力的缺口')",
                "check the source\n\np. 12exact|exact");
  assert_value (db, "SELECT count(*) FROM claim WHERE anchor = 'exact'", "4");
  assert_value (db, TEXT_OF ("A report"),
                "Halls are empty. Plants are late. So says the page of the report.");
  assert_value (db, TEXT_OF ("Alone"), "A page that belongs to no entry.");
  assert_value (db, "SELECT count(*) FROM article", "3"); /* its files are no others */
  assert_import (db, export, "推理算力的缺口 duplicate\nA report duplicate\nAlone duplicate\n");
  tln_test_folder_remove (folder);
}

static void
test_pdf (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *export = write_export (folder);
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_font (pdf, "Sans 10");
  tln_test_pdf_line (pdf, 72, 72, "Halls are empty. Plants are late.");
  g_autoptr (GBytes) bytes = tln_test_pdf_finish (pdf);
  write_bytes (folder, "files/10/report.pdf", bytes);
  assert_import (db, export, "推理算力的缺口 new\nA report new\nAlone new\n");
  assert_value (db, "SELECT kind || published FROM article WHERE title = 'A report'",
                "pdf2024-03-05");
  assert_value (db, TEXT_OF ("A report"), "Halls are empty. Plants are late.");
  assert_value (db, "SELECT kind FROM article WHERE title = 'Alone'", "stub"); /* no file there */
  tln_test_folder_remove (folder);
}

/* An export that came without its files is filled by the one that has them. */
static void
test_later (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *export = write_export (folder);

  assert_import (db, export, "推理算力的缺口 new\nA report new\nAlone new\n");
  assert_value (db,
                "SELECT kind || (SELECT DISTINCT anchor FROM claim WHERE article_id = a.id) "
                "FROM article a WHERE title = '推理算力的缺口'",
                "stuborphan");
  write_text (folder, "files/3/page one.html", PAGE);
  g_autofree char *again = tln_test_write (folder, "files/5/x.html", PAGE, -1);
  assert_import (db, export, "推理算力的缺口 new\nA report duplicate\nAlone duplicate\n");
  assert_value (db,
                "SELECT kind || (SELECT DISTINCT anchor FROM claim WHERE article_id = a.id) "
                "FROM article a WHERE title = '推理算力的缺口'",
                "htmlmoved");
  assert_value (db, "SELECT count(*) FROM article", "3");
  tln_test_folder_remove (folder);
}

/* "files" beside an RDF that is no export is a folder like any other. */
static void
test_other_folder (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();

  write_text (folder, "files/a.txt", "Racks\nThe racks are full.");
  write_text (folder, "feed.rdf", "Not RDF at all, but words.");
  assert_import (db, folder, "feed.rdf new\na.txt new\n");
  tln_test_folder_remove (folder);
}

static void
assert_opens (const char *folder, const char *path, const char *expected)
{
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes = tln_import_attachment_open (folder, path, &found);

  g_assert_cmpint (bytes != NULL, ==, expected != NULL);
  g_assert_cmpint (found != NULL, ==, expected != NULL);
  if (bytes != NULL)
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                     strlen (expected));
}

static void
test_inside_only (void)
{
  static const char *const outside[] = {
    "",
    "/",
    "..",
    "../secret",
    "/etc/passwd",
    "files/../../secret",
    "files/",
    "files",
    "files/1",
    "./a",
    "files//1/a",
    "files\\1\\a",
    "%2e%2e/secret",
    "files%2F..%2F..%2Fsecret",
    "files/1/a%00",
    "files/1/gone",
    "link/a",
    "files/1/link",
    "file:///etc/passwd",
    "attachments:a",
    "files/1/a\n",
    "files/1/%zz",
  };
  g_autofree char *base = tln_test_folder ();
  g_autofree char *secret = tln_test_write (base, "secret", "secret", -1);
  g_autofree char *inner = tln_test_write (base, "export/files/1/a", "inside", -1);
  g_autofree char *odd = tln_test_write (base, "export/files/1/50% of it.html", "odd", -1);
  g_autofree char *folder = g_build_filename (base, "export", NULL);
  g_autofree char *link = g_build_filename (folder, "files", "1", "link", NULL);
  g_autofree char *folder_link = g_build_filename (folder, "link", NULL);
  g_autofree char *target = g_build_filename (folder, "files", "1", NULL);
  g_autofree char *absolute = g_build_filename (folder, "files", "1", "a", NULL);

  g_assert_cmpint (symlink (secret, link), ==, 0);
  g_assert_cmpint (symlink (target, folder_link), ==, 0);
  assert_opens (folder, "files/1/a", "inside");
  assert_opens (folder, "files/1/50% of it.html", "odd");
  assert_opens (folder, "files/1/50%25%20of%20it.html", "odd");
  assert_opens (folder, absolute, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    assert_opens (folder, outside[i], NULL);
  tln_test_folder_remove (base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/import-attachment/text", test_text);
  g_test_add_func ("/import-attachment/pdf", test_pdf);
  g_test_add_func ("/import-attachment/later", test_later);
  g_test_add_func ("/import-attachment/other-folder", test_other_folder);
  g_test_add_func ("/import-attachment/inside-only", test_inside_only);
  return g_test_run ();
}
