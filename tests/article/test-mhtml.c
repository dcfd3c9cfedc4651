/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web archives as browsers write them, and broken ones. */
#include "article-support.h"

#include "tln-error.h"
#include "tln-mhtml.h"

#include <string.h>

#define HEAD \
  "From: <Saved by Blink>\r\n" \
  "Snapshot-Content-Location: https://a.example/b/c.html\r\n" \
  "Subject: =?utf-8?Q?x?=\r\n" \
  "Date: Mon, 10 Mar 2025 08:15:07 -0000\r\n" \
  "MIME-Version: 1.0\r\n" \
  "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--Bound--ary\"\r\n" \
  "\r\n\r\n"
#define NEXT "----Bound--ary\r\n"
#define LAST "----Bound--ary----\r\n"
#define PICTURE \
  NEXT "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n" \
       "Content-Location: https://a.example/x.png\r\n\r\niVBORw0KGgo=\r\n"

static TlnDocument *
read_archive (const char *archive)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (archive, strlen (archive));

  return parse (bytes, "page.mhtml", NULL);
}

static void
test_quoted_printable (void)
{
  g_autoptr (TlnDocument) document = read_archive (
      HEAD PICTURE NEXT
      "Content-Type: text/html\r\nContent-ID: <f@mhtml.blink>\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n"
      "Content-Location: https://a.example/frame\r\n\r\n"
      "<!DOCTYPE html><meta charset=3D\"utf-8\"><title>=E7=AE=97=E5=8A=9B</title>"
      "<p>A sentence that is cut =\r\nin two, with a <a href=3D\"d\">link</a>.\r\n" NEXT
      "Content-Type: text/html\r\n\r\n<p>Another frame</p>\r\n" LAST);
  g_autofree char *captured = tln_date_format (&document->captured);

  g_assert_cmpstr (document->kind, ==, "mhtml");
  g_assert_cmpstr (document->title.value, ==, "算力");
  g_assert_cmpstr (document->rich->text, ==, "A sentence that is cut in two, with a link.");
  g_assert_nonnull (strstr (document->markdown, "(https://a.example/b/d)"));
  g_assert_cmpstr (document->url.value, ==, "https://a.example/b/c.html");
  g_assert_true (g_str_has_prefix (captured, "2025-03-10T08:15:07"));
}

/* The charset of the part, which the page itself does not say; the part that "start" names. */
static void
test_charset_and_start (void)
{
  g_autoptr (TlnDocument) document = read_archive (
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<2@x>\"\n\n"
      "--b\nContent-Type: text/html\nContent-ID: <1@x>\n\n<p>The wrong part.\n"
      "--b\nContent-Type: text/html; charset=\"big5\"\nContent-ID: <2@x>\n"
      "Content-Transfer-Encoding: base64\n\nPGh0bWw+PHA+\npKSk5aW/pOWmYrNvuMyhQzwvcD4=\n--b--\n");

  g_assert_cmpstr (document->encoding, ==, "BIG5-HKSCS");
  g_assert_null (strstr (document->rich->text, "wrong"));
  g_assert_true (g_str_has_prefix (document->rich->text, "中文"));
}

static void
test_nested (void)
{
  g_autoptr (TlnDocument) document = read_archive (
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=outer\n\n"
      "--outer\nContent-Type: multipart/alternative; boundary=inner\n\n"
      "--inner\nContent-Type: text/plain\n\nPlain words.\n"
      "--inner\nContent-Type: text/html\n\n<p>Words in a paragraph.\n--inner--\n--outer--\n");

  g_assert_cmpstr (document->rich->text, ==, "Words in a paragraph.");
}

/* Cut short: what there is of the page is read. */
static void
test_cut (void)
{
  g_autoptr (TlnDocument) document =
      read_archive (HEAD NEXT "Content-Type: text/html\r\n\r\n<p>The first words of a p");

  g_assert_cmpstr (document->rich->text, ==, "The first words of a p");
}

static void
test_refused (void)
{
  static const char *const archives[] = {
    "MIME-Version: 1.0\nContent-Type: multipart/related\n\n--b\n\nx",
    "Content-Type: multipart/related; boundary=\"\"\n\n--\n\nx",
    "Content-Type: multipart/related; boundary=b\n\nno part",
    "Content-Type: multipart/related; boundary=b",
    "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--",
    "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n--b--",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (archives); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (archives[i], strlen (archives[i]));
    g_autoptr (GError) error = NULL;
    g_assert_null (tln_document_parse (bytes, NULL, &error));
    g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
    g_assert_nonnull (strstr (error->message, "MHTML"));
  }
}

/* Multiparts in multiparts end. */
static void
test_deep (void)
{
  g_autoptr (GString) archive = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (archive, "Content-Type: multipart/related; boundary=b%u\n\n--b%u\n", i,
                            i);
  g_autoptr (GBytes) bytes = g_bytes_new_static (archive->str, archive->len);
  g_assert_null (tln_document_parse (bytes, NULL, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED);
}

static void
test_is (void)
{
  static const char note[] = "Note: multipart/related is a type of MIME.\n\nNothing else.";

  g_assert_true (tln_mhtml_is (HEAD, strlen (HEAD)));
  g_assert_false (tln_mhtml_is (note, strlen (note)));
  g_assert_false (tln_mhtml_is ("<html>", 6));
  g_assert_false (tln_mhtml_is ("a", 1));
  g_assert_false (tln_mhtml_is ("", 0));
}

static void
test_decode (void)
{
  static const char written[] = "a=3Db=\r\nc= \nd=ZZ=4";
  g_autoptr (GBytes) bytes = tln_quoted_printable_decode (written, strlen (written));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpmem (data, size, "a=bcd=ZZ=4", 10);
}

/* Bytes changed anywhere: an answer or an error, never a crash. */
static void
test_mutated (void)
{
  static const char archive[] =
      HEAD PICTURE NEXT "Content-Type: text/html; charset=utf-8\r\n"
                        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                        "<p>A sentence =E7=AE=97 that is long.=\r\n</p>\r\n" LAST;

  for (guint round = 0; round < 2000; round++) {
    g_autofree char *copy = g_memdup2 (archive, sizeof archive);
    gsize size = (gsize) g_test_rand_int_range (1, sizeof archive);
    for (guint i = 0; i < round % 8; i++)
      copy[g_test_rand_int_range (0, sizeof archive)] =
          "=-:;\r\n\"\0 b"[g_test_rand_int_range (0, 10)];
    g_autoptr (GBytes) bytes = g_bytes_new (copy, size);
    g_autoptr (GError) error = NULL;
    g_autoptr (TlnDocument) document = tln_document_parse (bytes, NULL, &error);
    g_assert_true ((document == NULL) == (error != NULL));
  }
}

/* A header that ends inside a character is not read past its end: fuzz/mhtml, "date-cut". */
static void
test_header_cut (void)
{
  static const char archive[] = "MIME-Version: 1.0\r\nDate: Mon, 10 Mar 2025 08:15:00 +0800\xE4\r\n"
                                "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
                                "Content-Type: text/html\r\n"
                                "Content-Location: https://a.example/\xE4\xB8\r\n\r\n"
                                "<p>Words of a page.</p>\r\n--b--\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (archive, sizeof archive - 1);
  g_autoptr (TlnDocument) document = parse (bytes, NULL, NULL);
  g_autoptr (TlnMhtml) page = tln_mhtml_read (archive, sizeof archive - 1, NULL);

  g_assert_cmpstr (document->rich->text, ==, "Words of a page.");
  g_assert_true (g_utf8_validate (page->date, -1, NULL));
  g_assert_true (g_utf8_validate (page->address, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mhtml/quoted-printable", test_quoted_printable);
  g_test_add_func ("/mhtml/charset-and-start", test_charset_and_start);
  g_test_add_func ("/mhtml/nested", test_nested);
  g_test_add_func ("/mhtml/cut", test_cut);
  g_test_add_func ("/mhtml/refused", test_refused);
  g_test_add_func ("/mhtml/deep", test_deep);
  g_test_add_func ("/mhtml/is", test_is);
  g_test_add_func ("/mhtml/decode", test_decode);
  g_test_add_func ("/mhtml/mutated", test_mutated);
  g_test_add_func ("/mhtml/header-cut", test_header_cut);
  return g_test_run ();
}
