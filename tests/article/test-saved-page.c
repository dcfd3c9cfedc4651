/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What saved pages say of where and when they were saved. */
#include "article-support.h"

#include "tln-saved-page.h"

#include <string.h>

static void
assert_date (const TlnDate *date, const char *want)
{
  g_autofree char *seen = tln_date_format (date);

  g_assert_cmpstr (seen, ==, want);
}

static void
test_browser (void)
{
  g_auto (TlnSavedPage) saved = { 0 };
  g_auto (TlnSavedPage) local = { 0 };
  g_auto (TlnSavedPage) bare = { 0 };

  g_assert_true (tln_saved_page_read (
      "<!DOCTYPE html>\n<!-- saved from url=(0028)https://a.example/b?c=1&d=2 -->\n<html>",
      &saved));
  g_assert_cmpstr (saved.address, ==, "https://a.example/b?c=1&d=2");
  g_assert_cmpint (saved.date.day, ==, TLN_DAY_NONE);
  g_assert_false (tln_saved_page_read ("<!-- saved from url=(0014)about:internet --><p>x", &local));
  g_assert_true (tln_saved_page_read ("<!-- saved from url=http://a.example/ --><p>x", &bare));
  g_assert_cmpstr (bare.address, ==, "http://a.example/");
}

static void
test_singlefile (void)
{
  g_auto (TlnSavedPage) saved = { 0 };

  g_assert_true (tln_saved_page_read (
      "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: "
      "https://a.example/x \n saved date: Mon Mar 10 2025 08:15:07 GMT+0800 (China Standard "
      "Time)\n--><head>",
      &saved));
  g_assert_cmpstr (saved.address, ==, "https://a.example/x");
  assert_date (&saved.date, "2025-03-10T08:15:07+08:00");
}

static void
test_neither (void)
{
  static const char *const pages[] = { "",
                                       "<!--",
                                       "<!-- url: https://a.example/ --><p>x",
                                       "<!-- saved from url=(00 --><p>x",
                                       "<!-- saved from url=(0030)javascript:alert(1) --><p>x",
                                       "<!-- SingleFile saved date: yesterday -->" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_auto (TlnSavedPage) saved = { 0 };
    g_assert_false (tln_saved_page_read (pages[i], &saved));
    g_assert_null (saved.address);
  }
}

static void
test_dates (void)
{
  static const struct {
    const char *written, *want;
  } cases[] = {
    { "Mon, 10 Mar 2025 08:15:07 -0530", "2025-03-10T08:15:07-05:30" },
    { "10 Mar 2025 08:15:07 GMT", "2025-03-10T08:15:07Z" },
    { "Mon Mar 10 2025 08:15:07 GMT+0000 (UTC)", "2025-03-10T08:15:07Z" },
    { "Mon, 31 Feb 2025 08:15:07 +0000", NULL },
    { "Mon, 10 Foo 2025 08:15:07 +0000", NULL },
    { "Mon", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    TlnDate date = TLN_DATE_NONE;
    g_assert_true (tln_saved_date_parse (cases[i].written, &date) == (cases[i].want != NULL));
    assert_date (&date, cases[i].want);
  }
}

/* The page's own address comes first, the comment's before none, and relative ones follow it. */
static void
test_document (void)
{
  static const char page[] =
      "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://a.example/b/c \n "
      "saved date: Mon Mar 10 2025 08:15:07 GMT+0800\n--><body><p>One sentence of a page, with a "
      "<a href=\"d\">link</a> in it.</p><img src=\"data:image/png;base64,AAAA\">";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
  g_autoptr (TlnDocument) known = parse (bytes, "a.html", "https://other.example/");

  g_assert_cmpstr (document->url.value, ==, "https://a.example/b/c");
  g_assert_nonnull (strstr (document->markdown, "https://a.example/b/d"));
  g_assert_null (strstr (document->markdown, "data:"));
  assert_date (&document->captured, "2025-03-10T08:15:07+08:00");
  g_assert_cmpint (document->published.day, ==, TLN_DAY_NONE);
  g_assert_cmpstr (known->url.value, ==, "https://other.example/");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/saved-page/browser", test_browser);
  g_test_add_func ("/saved-page/singlefile", test_singlefile);
  g_test_add_func ("/saved-page/neither", test_neither);
  g_test_add_func ("/saved-page/dates", test_dates);
  g_test_add_func ("/saved-page/document", test_document);
  return g_test_run ();
}
