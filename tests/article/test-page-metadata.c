/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself: its day, its author, its title, and what is not taken for them. */
#include "article-support.h"

#include <string.h>

#define TEXT "<p>A sentence of the article that is long enough, with a comma.</p>"

static void
test_places (void)
{
  static const struct {
    const char *page, *day, *origin;
  } cases[] = {
    { "<meta name=published_date content=2025-03-10>" TEXT, "2025-03-10", "published_date" },
    { "<div class=sidebar><h4>Published</h4><p>March 10, 2025</p></div>" TEXT, "2025-03-10",
      "text" },
    { "<p class=date>Updated 11 May 2025</p><i>Posted on 10 March 2025</i>" TEXT, "2025-03-10",
      "text" },
    { "<p>发布时间：2025年3月10日</p>" TEXT, "2025-03-10", "text" },
    { "<footer>Published on 10 March 2025</footer>" TEXT, NULL, NULL },
    { "<script>x={\"datePublished\":\"2025-03-10T08:00\"}</script>" TEXT, "2025-03-10T08:00",
      "page data" },
    { "<script>x='{\\\"publishedAt\\\": \\\"2025-03-10\\\"}'</script>" TEXT, "2025-03-10",
      "page data" },
    { "<div data-x='{\"publish_date\":\"2025-03-10\"}'></div>" TEXT, "2025-03-10", "page data" },
    { "<script>[{\"publishedAt\":\"2025-03-10\"},{\"publishedAt\":\"2025-03-11\"}]</script>" TEXT,
      NULL, NULL },
    { "<script>{\"dateModified\":\"2025-03-10\"}</script>" TEXT, NULL, NULL },
    { "<script type=application/ld+json>{&quot;@type&quot;:&quot;Article&quot;,"
      "&quot;datePublished&quot;:&quot;2025-03-10&quot;}</script>" TEXT,
      "2025-03-10", "json-ld" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].page, strlen (cases[i].page));
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
    g_autofree char *day = tln_date_format (&document->published);
    g_test_message ("%s", cases[i].page);
    g_assert_cmpstr (day, ==, cases[i].day);
    g_assert_cmpstr (document->published_origin, ==, cases[i].origin);
  }
}

/* What stands beside a name in a byline is no part of it. */
static void
test_bylines (void)
{
  static const struct {
    const char *byline, *name;
  } cases[] = {
    { "By Ada Test May 20, 2019", "By Ada Test" },
    { "Ada Test • 8h", "Ada Test" },
    { "Ada Test", "Ada Test" },
    { "Last updated: May 20, 2019", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *page = g_strdup_printf (
        "<article><div class=byline>%s</div>" TEXT TEXT TEXT "</article>", cases[i].byline);
    g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
    g_assert_cmpstr (document->byline.value, ==, cases[i].name);
  }
}

/* A heading with the same letters does not replace what is stated; one of other words does. */
static void
test_titles (void)
{
  static const char same[] = "<title>x</title><meta property=og:title content=\"What's in a "
                             "rack?\"><h1>What’s In A Rack</h1>" TEXT;
  static const char other[] = "<title>x</title><meta property=og:title content=\"Cooling of a rack "
                              "explained in 2025\"><h1>Cooling of a rack explained</h1>" TEXT;
  static const char *const pages[] = { same, other };
  static const char *const titles[] = { "What's in a rack?", "Cooling of a rack explained" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (pages[i], strlen (pages[i]));
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
    g_assert_cmpstr (document->title.value, ==, titles[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-metadata/places", test_places);
  g_test_add_func ("/page-metadata/bylines", test_bylines);
  g_test_add_func ("/page-metadata/titles", test_titles);
  return g_test_run ();
}
