/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of itself: its day, its author, its title, and what is not taken for them. */
#include "article-support.h"

#include <string.h>

#define TEXT "<p>A sentence of the article that is long enough, with a comma.</p>"

#define DATED "<meta property=article:published_time content=2025-06-01>"
#define LONG \
  "<p>A paragraph that is so long that what follows can hardly be the line under a heading any " \
  "more, " \
  "which is the case from two hundred characters on, and so this one goes on and on until it has " \
  "that many of them.</p>"

static const struct {
  const char *page, *day, *origin;
} place_cases[] = {
  { "<meta name=published_date content=2025-03-10>" TEXT, "2025-03-10", "published_date" },
  { "<div class=sidebar><h4>Published</h4><p>March 10, 2025</p></div>" TEXT, "2025-03-10", "text" },
  { "<p class=date>Updated 11 May 2025</p><i>Posted on 10 March 2025</i>" TEXT, "2025-03-10",
    "text" },
  { "<p>发布时间：2025年3月10日</p>" TEXT, "2025-03-10", "text" },
  { "<footer>Published on 10 March 2025</footer>" TEXT, NULL, NULL },
  { "<time>2013</time>" TEXT, NULL, NULL },
  { "<meta name=publishdate content='2025-03-10 18:13'>" TEXT, "2025-03-10T18:13", "publishdate" },
  { "<meta property=article:published_time content=2025年03月10日>" TEXT, "2025-03-10",
    "article:published_time" },
  { "<meta name=apub:time content=3/10/2025><meta name=PubDate content=2025.03.10>" TEXT,
    "2025-03-10", "pubdate" },
  { "<i itemprop=datePublished content=2025-03-10>today</i>" TEXT, "2025-03-10", "datePublished" },
  { "<script>var ct = \"1741600800\";</script>" TEXT, "2025-03-10T10:00Z", "ct" },
  /* Under the heading. */
  { "<h1>A</h1><b>10 March 2025</b><time datetime=2025-04-01>1 April</time>" TEXT, "2025-03-10",
    "text" },
  { "<h1>A</h1><b>10 March 2025</b><time datetime=2025-03-10T08:00>today</time>" TEXT,
    "2025-03-10T08:00", "time" },
  { "<h1>A</h1><p>Ada Test met us on March 10, 2025</p><time>1 April 2025</time>" TEXT,
    "2025-04-01", "time" },
  { "<p>The source, last checked 2025-03-10</p>" TEXT, NULL, NULL },
  { "<p>It all began on 10 March 2025.</p>" TEXT, NULL, NULL },
  /* The day a system was moved to is later than the one readers see; that of a change is not the
   * day of publication. */
  { DATED "<h1>A</h1><span class=post-date>10 March 2025</span>" TEXT, "2025-03-10", "text" },
  { DATED "<h1>A</h1><time datetime=2025-03-10T08:00>March</time>" TEXT, "2025-06-01",
    "article:published_time" },
  { DATED "<h1>A</h1><span class=post-date>10 July 2025</span>" TEXT, "2025-06-01",
    "article:published_time" },
  { DATED "<h1>A</h1><span class=post-date>Last reviewed 10 March 2025</span>" TEXT, "2025-06-01",
    "article:published_time" },
  { DATED "<h1>A</h1>Updated: <b>10 March 2025</b>" TEXT, "2025-06-01", "article:published_time" },
  { DATED "<h1>A</h1>" LONG "<span class=date>10 March 2025</span>", "2025-06-01",
    "article:published_time" },
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

static void
test_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (place_cases); i++) {
    g_autoptr (GBytes) bytes =
        g_bytes_new_static (place_cases[i].page, strlen (place_cases[i].page));
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
    g_autofree char *day = tln_date_format (&document->published);
    g_test_message ("%s", place_cases[i].page);
    g_assert_cmpstr (day, ==, place_cases[i].day);
    g_assert_cmpstr (document->published_origin, ==, place_cases[i].origin);
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

static void
check_fields (const char *page, const char *title, const char *byline)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);

  g_test_message ("%s", page);
  if (title != NULL)
    g_assert_cmpstr (document->title.value, ==, title);
  if (byline != NULL)
    g_assert_cmpstr (document->byline.value, ==, byline);
}

#define OG(title) "<meta property=og:title content=\"" title "\">"
#define LD(type, headline) \
  "<script type=application/ld+json>{\"@type\":\"" type "\",\"headline\":\"" headline "\"}</" \
  "script>"

/* What somebody wrote for this article is kept as it is; what a template made loses the site's
 * name, and the one heading of the page is preferred to it. */
static void
test_titles (void)
{
  static const struct {
    const char *page, *title;
  } cases[] = {
    /* A copy of the title element: a template's. */
    { "<title>The racks run hot in 2025 - The Ledger</title>" OG (
          "The racks run hot in 2025 - The Ledger") "<h1>The racks run hot</h1>" TEXT,
      "The racks run hot" },
    { "<title>What's in a rack?</title>" OG ("What's in a rack?") "<h1>What’s In A Rack</h1>" TEXT,
      "What's in a rack?" },
    { "<title>Racks run hot, says maker</title>" OG (
          "Racks run hot, says maker") "<h1>Blog: Racks run hot, says maker</h1>" TEXT,
      "Racks run hot, says maker" },
    /* Another than the title element: written. */
    { "<title>Racks explained | The Ledger</title>" OG (
          "Racks run hot | Ada Test") "<h1>Racks run hot</h1>" TEXT,
      "Racks run hot | Ada Test" },
    /* The headline of news is written, that of other articles is what a plug-in made. */
    { LD ("NewsArticle", "Hot racks of 2025") "<h1>The hot racks again</h1>" TEXT,
      "Hot racks of 2025" },
    { LD ("BlogPosting", "Hot racks of 2025") "<h1>Hot racks of this year</h1>" TEXT,
      "Hot racks of this year" },
    { "<script type=application/ld+json><![CDATA[[{\"@type\":\"NewsArticle\",\"headline\":\"Hot"
      "\"}]]]></script>" TEXT,
      "Hot" },
    { "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"name\":\"The Ledger\","
      "\"headline\":\"Racks run hot this year\"}</script><title>Racks run hot this "
      "year</title>" TEXT,
      "Racks run hot this year" },
    /* Nothing but the title element. */
    { "<title>Racks run hot this year | The Ledger</title><h1>Racks run hot</h1>" TEXT,
      "Racks run hot this year" },
    { "<meta name=DC.Title content='Racks run hot'><title>Ledger 4 - Racks</title>" TEXT,
      "Racks run hot" },
    { TEXT "<h1>Racks run hot</h1>", "Racks run hot" },
    /* Chinese systems join section and site to all of them. */
    { "<title>推理需求从哪里来</title>" OG ("推理需求从哪里来_财经_示例") TEXT,
      "推理需求从哪里来" },
    { "<title>推理需求从哪里来-示例</title><div class=art_title>推理需求从哪里来</div>" TEXT,
      "推理需求从哪里来" },
    { "<title>解读：中国财经</title>" TEXT, "解读：中国财经" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_fields (cases[i].page, cases[i].title, NULL);
}

/* Of the same name the last that says something counts: it stands there to override. */
static void
test_metas (void)
{
  check_fields (OG ("Racks") OG ("Racks run hot") OG (" ") TEXT, "Racks run hot", NULL);
  check_fields ("<meta name=author content=Name><meta name=author content='Ada Test'>" TEXT, NULL,
                "Ada Test");
  check_fields ("<meta property=article:author content='Ada Test'>" TEXT, NULL, "Ada Test");
  check_fields (
      "<meta name=article:author content='The Agency'><div class=byline>Ada Test</div>" TEXT TEXT,
      NULL, "Ada Test");
  check_fields ("<meta property=article:author content=https://a.example/ada>"
                "<div class=byline>Ada Test</div>" TEXT TEXT,
                NULL, "Ada Test");
}

/* Where the page is said to be, and by whom; relative to where it was found. */
static void
test_addresses (void)
{
  static const struct {
    const char *page, *from, *url, *origin;
  } cases[] = {
    { "<link rel=canonical href=https://a.example/x>" TEXT, "https://b.example/y",
      "https://a.example/x", "canonical" },
    { "<link rel=canonical href=/x>" TEXT, "https://b.example/y?z=1", "https://b.example/x",
      "canonical" },
    { "<meta property=og:url content=https://a.example/x>" TEXT, "https://b.example/y",
      "https://a.example/x", "og:url" },
    { "<link rel=canonical href=x>" TEXT, NULL, NULL, NULL },
    { TEXT, "https://b.example/y", "https://b.example/y", "address" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].page, strlen (cases[i].page));
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", cases[i].from);
    g_test_message ("%s", cases[i].page);
    g_assert_cmpstr (document->url.value, ==, cases[i].url);
    g_assert_cmpstr (document->url.origin, ==, cases[i].origin);
  }
}

/* The site by JSON-LD before Open Graph before the program's name; none where nobody says so. */
static void
test_sites (void)
{
  static const char *const pages[] = {
    "<meta property=og:site_name content=Ledger><script type=application/ld+json>{\"@type\":"
    "\"Article\",\"publisher\":{\"name\":\"The Ledger\"}}</script>" TEXT,
    "<meta name=application-name content=App><meta property=og:site_name content=Ledger>" TEXT,
    "<meta name=application-name content=App>" TEXT,
    "<title>A | Ledger</title>" TEXT,
  };
  static const char *const sites[] = { "The Ledger", "Ledger", "App", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (pages[i], strlen (pages[i]));
    g_autoptr (TlnDocument) document = parse (bytes, "a.html", NULL);
    g_assert_cmpstr (document->site_name.value, ==, sites[i]);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-metadata/places", test_places);
  g_test_add_func ("/page-metadata/bylines", test_bylines);
  g_test_add_func ("/page-metadata/titles", test_titles);
  g_test_add_func ("/page-metadata/metas", test_metas);
  g_test_add_func ("/page-metadata/addresses", test_addresses);
  g_test_add_func ("/page-metadata/sites", test_sites);
  return g_test_run ();
}
