/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages saved with a folder beside them. */
#include "tln-import-pictures.h"

#include "tln-images.h"
#include "tln-importer.h"
#include "tln-test-store.h"

#include <unistd.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\0\0\0\1\0"
#define WORDS \
  "<p>The last racks of the quarter went to two buyers, a wholesaler said on Monday, and the " \
  "next shipment is promised for the end of May.</p>"
#define PAGE \
  "<!DOCTYPE html>\n<!-- saved from url=(0030)https://a.example/news/1234567 -->\n<html><body>" \
  "<article>" WORDS "<p><img alt=Racks src=\"./Sold%20out_files/racks.png\"></p>" WORDS \
  "<p><img src=\"./Sold%20out_files/link.png\"></p><p><img " \
  "src=\"Sold%20out_files/../../key.png\">" \
  "</p><p><img src=\"./Other_files/racks.png\"></p><p><img " \
  "src=\"./Sold%20out_files/no.png\"></p>" WORDS "</article></body></html>"

static void
result_cb (const TlnImportResult *result, gpointer data)
{
  g_assert_no_error (result->error);
  *(gint64 *) data = result->id;
}

static gint64
import (TlnDb *db, const char *path)
{
  const char *const paths[] = { path, NULL };
  gint64 id = 0;

  g_assert_true (tln_import_paths (db, paths, "files", result_cb, &id, NULL));
  return id;
}

static void
test_beside (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *page = tln_test_write (folder, "Sold out.html", PAGE, -1);
  g_autofree char *picture = tln_test_write (folder, "Sold out_files/racks.png", PNG, 24);
  g_autofree char *other = tln_test_write (folder, "Other_files/racks.png", PNG, 24);
  g_autofree char *key = tln_test_write (folder, "key.png", PNG, 24);
  g_autofree char *link = g_build_filename (folder, "Sold out_files", "link.png", NULL);

  g_assert_cmpint (symlink (key, link), ==, 0);
  gint64 id = import (db, page);
  g_autoptr (GPtrArray) images = tln_images_get_of_article (db, id, NULL);
  g_assert_cmpuint (images->len, ==, 1);
  const TlnImage *image = images->pdata[0];
  g_assert_cmpstr (image->url, ==, "https://a.example/news/Sold%20out_files/racks.png");
  g_assert_cmpuint (image->width, ==, 512);
  tln_test_folder_remove (folder);
}

/* The page alone, as a sandbox hands it over. */
static void
test_alone (void)
{
  g_autoptr (TlnDb) db = tln_test_db ();
  g_autofree char *folder = tln_test_folder ();
  g_autofree char *page = tln_test_write (folder, "Sold out.html", PAGE, -1);
  gint64 id = import (db, page);
  g_autoptr (GPtrArray) images = tln_images_get_of_article (db, id, NULL);

  g_assert_cmpuint (images->len, ==, 0);
  tln_test_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  tln_test_clock ();
  g_test_add_func ("/import-pictures/beside", test_beside);
  g_test_add_func ("/import-pictures/alone", test_alone);
  return g_test_run ();
}
