/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures inside saved pages and web archives. */
#include "article-support.h"

#include "tln-page-pictures.h"

#include <string.h>

/* 640 × 480 and 16 × 16, as far as their heads go. */
#define LARGE "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAoAAAAHg"
#define SMALL "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQ"
#define WORDS \
  "<p>The last racks of the quarter went to two buyers, a wholesaler said on Monday, and the " \
  "next shipment is promised for the end of May.</p>"
#define SAVED \
  "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/x \n" \
  " saved date: Mon Mar 10 2025 08:15:07 GMT+0800 (China Standard Time)\n--><head></head><body>"

static TlnDocument *
read_page (const char *html, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));

  return parse (bytes, name, NULL);
}

static void
test_inside (void)
{
  g_autoptr (TlnDocument) document = read_page (
      SAVED "<article>" WORDS "<p><img alt=Racks src=\"" LARGE "\"></p>" WORDS
            "<p><img src=\"" SMALL "\"></p><p><img src=\"" LARGE "\"></p>" WORDS "</article>",
      "x.html");
  const TlnPagePicture *picture;
  TlnPicture head;

  g_assert_cmpuint (document->pictures->len, ==, 1);
  picture = document->pictures->pdata[0];
  g_assert_true (g_str_has_prefix (picture->url, "cid:"));
  g_assert_true (tln_rich_shows (document->rich, picture->url));
  g_assert_nonnull (strstr (document->markdown, "![Racks](cid:"));
  g_assert_null (strstr (document->markdown, "base64"));
  g_assert_true (tln_picture_probe (picture->bytes, &head, NULL));
  g_assert_cmpuint (head.width, ==, 640);
}

/* Only a page somebody saved: elsewhere they stand in for what scripts load. */
static void
test_not_saved (void)
{
  g_autoptr (TlnDocument) document = read_page ("<!DOCTYPE html><article>" WORDS
                                                "<p><img src=\"" LARGE "\"></p>" WORDS "</article>",
                                                "x.html");

  g_assert_cmpuint (document->pictures->len, ==, 0);
  g_assert_null (strstr (document->markdown, "!["));
}

static void
test_hostile (void)
{
  static const char *const sources[] = {
    "data:image/svg+xml;base64,PHN2Zy8+",
    "data:image/png,iVBORw0KGgo",
    "data:image/png;base64",
    "data:,",
    "data:image/png;base64,%%%%",
    "DATA:IMAGE/PNG;BASE64,",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_autofree char *html = g_strdup_printf (
        SAVED "<article>" WORDS "<p><img src=\"%s\"></p>" WORDS "</article>", sources[i]);
    g_autoptr (TlnDocument) document = read_page (html, "x.html");

    g_assert_cmpuint (document->pictures->len, ==, 0);
  }
}

static void
test_archive (void)
{
  g_autoptr (TlnDocument) document =
      read_page ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n"
                 "Snapshot-Content-Location: https://a.example/x\n\n"
                 "--b\nContent-Type: text/html\nContent-Location: https://a.example/x\n\n"
                 "<!DOCTYPE html><article>" WORDS "<p><img alt=Racks src=/racks.png></p>" WORDS
                 "<p><img src=cid:plan@a.example></p>" WORDS "</article>\n"
                 "--b\nContent-Type: image/png\nContent-Location: https://a.example/racks.png\n"
                 "Content-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUgAAAoAAAAHg\n"
                 "--b\nContent-Type: image/png\nContent-ID: <plan@a.example>\n"
                 "Content-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUgAAAoAAAAHg\n"
                 "--b\nContent-Type: image/png\nContent-Location: https://a.example/logo.png\n"
                 "Content-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUgAAAoAAAAHg\n--b--\n",
                 "x.mhtml");

  g_assert_cmpuint (document->pictures->len, ==, 2);
  g_assert_cmpstr (((const TlnPagePicture *) document->pictures->pdata[0])->url, ==,
                   "https://a.example/racks.png");
  g_assert_cmpstr (((const TlnPagePicture *) document->pictures->pdata[1])->url, ==,
                   "cid:plan@a.example");
}

static GBytes *
png (gsize size)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13,
                                 'I',  'H', 'D', 'R', 0,    0,    0,    99,   0, 0, 0, 99 };
  guint8 *bytes = g_malloc0 (size);

  memcpy (bytes, head, sizeof head);
  return g_bytes_new_take (bytes, size);
}

static void
test_limits (void)
{
  g_autoptr (GPtrArray) pictures = tln_page_pictures_new ();
  g_autoptr (GPtrArray) large = tln_page_pictures_new ();
  g_autoptr (GBytes) one = png (100);
  g_autoptr (GBytes) most = png (TLN_PICTURE_MAX_BYTES);
  g_autoptr (GBytes) beyond = png (TLN_PICTURE_MAX_BYTES + 1);

  for (guint i = 0; i < TLN_PICTURES_MAX + 5; i++) {
    g_autofree char *url = g_strdup_printf ("https://a.example/%u", i);
    tln_page_pictures_add (pictures, url, one);
    tln_page_pictures_add (pictures, url, one);
    tln_page_pictures_add (large, url, i == 0 ? beyond : most);
  }
  g_assert_cmpuint (pictures->len, ==, TLN_PICTURES_MAX);
  g_assert_cmpuint (large->len, ==, TLN_PICTURES_MAX_BYTES / TLN_PICTURE_MAX_BYTES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-pictures/inside", test_inside);
  g_test_add_func ("/page-pictures/not-saved", test_not_saved);
  g_test_add_func ("/page-pictures/hostile", test_hostile);
  g_test_add_func ("/page-pictures/archive", test_archive);
  g_test_add_func ("/page-pictures/limits", test_limits);
  return g_test_run ();
}
