/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small export of each tool with its traps, invented; layouts as in product.md 4.2. */
#include "article-support.h"
#include "tln-error.h"
#include "tln-tool.h"
#include "zip-support.h"

static TlnToolExport *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TlnToolExport *export = tln_tool_read (bytes, NULL, &error);

  g_assert_no_error (error);
  return export;
}

static TlnToolExport *
read_fixture (const char *name, const char *tool, guint n)
{
  g_autoptr (GBytes) bytes = fixture_of ("tools", name);
  TlnToolExport *export = read_bytes (bytes);

  g_assert_nonnull (export);
  g_assert_cmpstr (export->tool, ==, tool);
  g_assert_nonnull (export->rule);
  g_assert_cmpuint (export->items->len, ==, n);
  return export;
}

static const TlnToolItem *
item_at (TlnToolExport *export, guint i)
{
  g_assert_cmpuint (i, <, export->items->len);
  return export->items->pdata[i];
}

static void
assert_date (TlnDate date, const char *expected)
{
  g_autofree char *text = tln_date_format (&date);

  g_assert_cmpstr (text, ==, expected);
}

/* "a+b" */
static void
assert_tags (const TlnToolItem *item, const char *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < item->tags->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "+" : "", (char *) item->tags->pdata[i]);
  g_assert_cmpstr (all->str, ==, expected);
}

static void
assert_highlight (const TlnToolItem *item,
                  guint i,
                  const char *quote,
                  const char *note,
                  const char *created)
{
  g_assert_cmpuint (i, <, item->highlights->len);
  const TlnToolHighlight *highlight = item->highlights->pdata[i];
  g_assert_cmpstr (highlight->quote, ==, quote);
  g_assert_cmpstr (highlight->note, ==, note);
  assert_date (highlight->created, created);
}

static void
assert_colour (const TlnToolItem *item, guint i, const char *colour)
{
  g_assert_cmpuint (i, <, item->highlights->len);
  g_assert_cmpstr (((TlnToolHighlight *) item->highlights->pdata[i])->colour, ==, colour);
}

/* The column "cursor" stands where another version has the tags. */
static void
test_pocket (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("pocket.csv", "pocket", 4);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpstr (item->title, ==, "推理算力的缺口");
  g_assert_cmpstr (item->url, ==, "https://example.com/zh/gap?utm_source=mail");
  assert_date (item->saved, "2025-03-10T10:00Z");
  assert_tags (item, "算力+推理 需求");
  g_assert_false (item->archived);
  g_assert_false (item->read);
  item = item_at (export, 1);
  g_assert_cmpstr (item->title, ==, "Racks, power and \"heat\"");
  assert_tags (item, "chips+power");
  g_assert_true (item->archived);
  g_assert_true (item->read);
  item = item_at (export, 2);
  g_assert_null (item->title); /* it was the address again */
  assert_date (item->saved, NULL); /* not 1970 */
  assert_tags (item, "");
}

static void
add_fixture (Maker *maker, const char *name, const char *file)
{
  g_autoptr (GBytes) bytes = fixture_of ("tools", file);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  add_member (maker, name, data, size, 0);
}

static void
test_pocket_zip (void)
{
  Maker maker = zip_maker_new ();

  add_fixture (&maker, "part_000000.csv", "pocket.csv");
  add_fixture (&maker, "part_000001.csv", "pocket-2.csv");
  add_fixture (&maker, "annotations/part_000000.json", "pocket-annotations.json");
  add_text (&maker, "readme.txt", "nothing");
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnToolExport) export = read_bytes (bytes);
  g_assert_cmpstr (export->tool, ==, "pocket");
  g_assert_cmpuint (export->items->len, ==, 5);
  const TlnToolItem *item = item_at (export, 4);
  g_assert_cmpstr (item->title, ==, "Second part");
  assert_tags (item, "later");
  assert_highlight (item, 0, "The second part is shorter.", NULL, "2023-11-14T22:21:40Z");
}

static void
test_instapaper (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("instapaper.csv", "instapaper", 3);
  const TlnToolItem *item = item_at (export, 0);

  assert_tags (item, "hbm+memory, chips");
  g_assert_true (item->archived);
  assert_date (item->saved, "2024-03-01T00:00Z");
  assert_highlight (item, 0, "Every stack is sold, he said.", NULL, "2024-03-01T00:00Z");
  assert_tags (item_at (export, 1), "Power/Grid");
  g_assert_cmpuint (item_at (export, 1)->highlights->len, ==, 0);
  assert_tags (item_at (export, 2), "");
  g_assert_true (item_at (export, 2)->starred);
}

static void
test_matter (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("matter.csv", "matter", 2);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpstr (item->author, ==, "Ada Test");
  g_assert_cmpstr (item->site, ==, "Example Weekly");
  assert_tags (item, "compute+capex");
  g_assert_true (item->archived && item->starred && item->read);
  assert_date (item->saved, "2024-05-03");
  item = item_at (export, 1);
  g_assert_false (item->archived || item->starred || item->read);
  assert_date (item->saved, "2024-05-04T08:30");
}

static void
test_raindrop (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("raindrop.csv", "raindrop", 3);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpstr (item->note, ==, "Read again before the review");
  g_assert_cmpstr (item->summary, ==, "About cooling");
  assert_tags (item, "cooling+液冷+AI / Cooling");
  assert_date (item->saved, "2024-11-02T09:15:30Z");
  g_assert_true (item->starred);
  assert_highlight (item, 0, "Liquid cooling halves the bill.", "by whose meter?",
                    "2024-11-02T09:15:30Z");
  assert_highlight (item, 1, "机柜密度翻倍", NULL, "2024-11-02T09:15:30Z");
  item = item_at (export, 2); /* the same as JSON */
  assert_highlight (item, 0, "Racks are full.", "whose?", "2024-11-03T10:00Z");
  assert_colour (item, 0, "red");
  assert_highlight (item, 1, "Halls are empty.", NULL, "2024-11-02T09:15:30Z");
  assert_colour (item, 1, NULL); /* "ultraviolet" is none that is known */
  item = item_at (export, 1);
  assert_tags (item, ""); /* "Unsorted" is no folder */
  assert_date (item->saved, "2024-11-02T09:15:30Z");
}

static void
test_readwise (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("readwise.csv", "readwise", 2);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_null (item->url);
  g_assert_cmpstr (item->author, ==, "Bo Probe");
  assert_tags (item, "semis+长期");
  assert_highlight (item, 0, "Capacity, not demand, is the limit.",
                    "check the source #risk #slow-moving", "2021-03-15T13:43Z");
  assert_highlight (item, 1, "Prices follow capacity.", NULL, "2021-03-16T08:00Z");
  assert_colour (item, 0, "yellow");
  assert_colour (item, 1, NULL);
  assert_date (item->saved, "2021-03-15T13:43Z");
  assert_highlight (item_at (export, 1), 0, "另一本书里的话。", NULL, NULL);
  g_autoptr (TlnToolExport) variant = read_fixture ("readwise-import.csv", "readwise", 1);
  item = item_at (variant, 0);
  g_assert_cmpstr (item->url, ==, "https://example.com/late");
  assert_highlight (item, 0, "Orders are late by six weeks.", "who says so?", "2025-02-01T10:00");
}

/* is_archived as a number, is_starred as one or as a truth value. */
static void
test_wallabag (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("wallabag.json", "wallabag", 2);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_true (item->archived);
  g_assert_false (item->starred);
  assert_tags (item, "算力+chips");
  g_assert_cmpstr (item->author, ==, "王一, Ada Test");
  assert_date (item->saved, "2024-09-08T11:55:58+02:00");
  assert_date (item->published, "2024-09-07T08:00+08:00");
  g_assert_true (item->content_html);
  assert_highlight (item, 0, "推理请求两周涨到六倍", "检查来源", "2024-09-08T12:00+02:00");
  assert_highlight (item, 1, "Power is the other limit", NULL, "2024-09-08T12:05+02:00");
  item = item_at (export, 1);
  g_assert_false (item->archived);
  g_assert_true (item->starred);
  g_assert_null (item->content);
  assert_date (item->published, NULL);
}

static void
test_omnivore (void)
{
  Maker maker = zip_maker_new ();

  add_fixture (&maker, "export/metadata_0_to_20.json", "omnivore-metadata.json");
  add_fixture (&maker, "export/content/full.html", "omnivore-content.html");
  add_fixture (&maker, "export/highlights/full.md", "omnivore-highlights.md");
  g_autoptr (GBytes) bytes = finish (&maker);
  g_autoptr (TlnToolExport) export = read_bytes (bytes);
  g_assert_cmpstr (export->tool, ==, "omnivore");
  g_assert_cmpuint (export->items->len, ==, 2);
  const TlnToolItem *item = item_at (export, 0);
  assert_tags (item, "ai+芯片");
  g_assert_true (item->archived);
  assert_date (item->saved, "2024-10-30T12:34:56Z");
  assert_date (item->published, "2024-10-29T00:00Z");
  g_assert_nonnull (strstr (item->content, "内存已经售罄"));
  assert_highlight (item, 0, "memory is sold until next year", "by whom? #check",
                    "2024-10-30T12:34:56Z");
  assert_highlight (item, 1, "内存已经售罄。", NULL, "2024-10-30T12:34:56Z");
  item = item_at (export, 1);
  g_assert_false (item->archived);
  assert_date (item->published, NULL); /* "54 years ago" elsewhere */
  g_autoptr (TlnToolExport) bare = read_fixture ("omnivore-metadata.json", "omnivore", 2);
}

static void
test_csl (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("csl.json", "csl-json", 2);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpstr (item->author, ==, "Bo Probe, 中国示例证券, 王一");
  g_assert_cmpstr (item->site, ==, "Example Times");
  assert_date (item->published, "2025-03");
  assert_date (item->saved, "2025-03-12");
  g_assert_cmpstr (item->summary, ==, "Orders for racks have doubled.");
  g_assert_cmpstr (item->note, ==, "second edition");
  assert_tags (item, "racks+orders");
  item = item_at (export, 1);
  g_assert_cmpstr (item->site, ==, "示例研究所");
  assert_date (item->published, "2024-06-30");
}

static void
test_zotero (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("zotero.rdf", "zotero", 3);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpstr (item->title, ==, "网页 & 标题");
  g_assert_cmpstr (item->url, ==, "https://example.com/zotero/page");
  g_assert_cmpstr (item->site, ==, "示例财经");
  g_assert_cmpstr (item->author, ==, "王一, Bo Probe");
  assert_date (item->published, "2025-03-10");
  assert_date (item->saved, "2025-03-11T02:03:04");
  assert_tags (item, "算力+automatic+AI/Chips");
  g_assert_cmpstr (item->note, ==, "extra line\n\nA note of mine.");
  g_assert_cmpstr (item->summary, ==, "关于算力的摘要。");
  item = item_at (export, 1);
  g_assert_cmpstr (item->site, ==, "Example Institute");
  g_assert_cmpstr (item->url, ==, "https://example.com/snapshot"); /* of its attachment */
  item = item_at (export, 2);
  g_assert_null (item->title);
  assert_tags (item, "loose");
  g_assert_nonnull (strstr (item->content, "Standing alone"));
}

static void
assert_file (const TlnToolItem *item, guint i, const char *path)
{
  g_assert_cmpuint (i, <, item->files->len);
  g_assert_cmpstr (((TlnToolFile *) item->files->pdata[i])->path, ==, path);
}

/* Files that lie beside it, and what was marked in them. */
static void
test_zotero_files (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("zotero-files.rdf", "zotero", 3);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpuint (item->files->len, ==, 2);
  assert_file (item, 0, "files/3/page%20one.html"); /* a page is what it was saved as */
  assert_file (item, 1, "files/4/paper.pdf");
  g_assert_cmpstr (((TlnToolFile *) item->files->pdata[0])->charset, ==, "utf-8");
  g_assert_null (item->note); /* nothing in it but marks */
  g_assert_cmpuint (item->highlights->len, ==, 2);
  assert_highlight (item, 0, "推理请求两周涨到六倍", "check the source\n\np. 12",
                    "2025-03-11T02:03:04");
  assert_highlight (item, 1, "Racks are full.", NULL, "2025-03-11T02:03:04");
  assert_colour (item, 0, "#5fb236");
  assert_colour (item, 1, "#ffd400");
  item = item_at (export, 1);
  g_assert_cmpuint (item->files->len, ==, 2); /* the picture is no text */
  assert_file (item, 0, "files/10/report.pdf"); /* and a report is its PDF */
  assert_file (item, 1, "files/9/page.html");
  g_assert_cmpstr (item->note, ==, "In short: “Halls are empty.” and so on.");
  assert_highlight (item, 0, "Halls are empty.", "p. 3", NULL);
  assert_highlight (item, 1, "Plants are late.", "why?\nAsk.", NULL);
  item = item_at (export, 2);
  g_assert_cmpstr (item->title, ==, "Alone");
  assert_tags (item, "loose");
  assert_file (item, 0, "files/11/alone.html");
}

static void
test_bookmarks (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("bookmarks.html", "bookmarks", 4);
  const TlnToolItem *item = item_at (export, 0);

  g_assert_cmpstr (item->title, ==, "第一个 & more");
  assert_tags (item, "算力+chips"); /* the browser's own folder is none */
  assert_date (item->saved, "2025-03-10T10:00Z");
  g_assert_cmpstr (item->note, ==, "Why I kept it");
  item = item_at (export, 1);
  assert_tags (item, "AI/Power");
  assert_date (item->saved, "2025-03-10T10:00Z"); /* in milliseconds */
  g_assert_true (item->read);
  g_assert_null (item->note);
  item = item_at (export, 2);
  assert_tags (item, "");
  assert_date (item->saved, NULL);
}

static void
test_clipper (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("clipper.json", "clipper", 1);
  const TlnToolItem *item = item_at (export, 0);

  assert_highlight (item, 0, "nobody has ordered enough of it", "first note\n\nsecond note",
                    "2024-09-12T07:00Z");
  assert_highlight (item, 1, "Not in the page", "odd", NULL);
  assert_colour (item, 0, "yellow");
  assert_colour (item, 1, NULL);
  assert_date (item->saved, "2024-09-12T07:00Z");
}

/* A note of the clipper is an ordinary document: tags and the day it was made are kept with it. */
static void
test_clipped_note (void)
{
  static const char lines[] = "---\ntitle: A page\nsource: https://example.org/p\nauthor:\n"
                              "  - \"[[王一]]\"\n  - \"[[people/bo|Bo Probe]]\"\n"
                              "created: 2025-03-12\ntags:\n  - clippings\n  - \"#算力\"\n"
                              "  - clippings\n---\nWords of the page.\n";
  static const char empty[] = "---\ntitle: A page\ntags:\ncreated:\n---\nWords of the page.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (lines, strlen (lines));
  g_autoptr (TlnDocument) document = parse (bytes, "A page.md", NULL);
  g_autofree char *tags = g_strjoinv ("+", document->tags);

  g_assert_cmpstr (document->byline.value, ==, "王一, Bo Probe");
  g_assert_cmpstr (tags, ==, "clippings+算力");
  assert_date (document->captured, "2025-03-12");
  assert_date (document->published, NULL);
  g_autoptr (GBytes) flow = fixture ("clip.md");
  g_autoptr (TlnDocument) listed = parse (flow, "clip.md", NULL);
  g_autofree char *flow_tags = g_strjoinv ("+", listed->tags);
  g_assert_cmpstr (flow_tags, ==, "clippings+a+b");
  assert_date (listed->captured, "2025-03-12");
  g_autoptr (GBytes) without = g_bytes_new_static (empty, strlen (empty));
  g_autoptr (TlnDocument) bare = parse (without, "A page.md", NULL);
  g_assert_null (bare->tags);
  assert_date (bare->captured, NULL);
}

static TlnDocument *
document_of (TlnToolExport *export, guint i, GBytes **bytes)
{
  g_autoptr (GError) error = NULL;
  TlnDocument *document = tln_tool_document (item_at (export, i), export->tool, bytes, &error);

  g_assert_no_error (error);
  return document;
}

/* Content is the article as it is; what there is no content of is a stub. */
static void
test_document (void)
{
  g_autoptr (TlnToolExport) export = read_fixture ("wallabag.json", "wallabag", 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) stub_bytes = NULL;
  g_autoptr (TlnDocument) document = document_of (export, 0, &bytes);
  g_autoptr (TlnDocument) stub = document_of (export, 1, &stub_bytes);

  g_assert_cmpstr (document->kind, ==, "html");
  g_assert_cmpstr (document->rich->text, ==,
                   "一位工程师说：推理请求两周涨到六倍。\nPower is the other limit, he added, and "
                   "nobody has ordered enough of it.\n液冷\n电源");
  g_assert_nonnull (document->markdown);
  g_assert_cmpstr (document->title.origin, ==, "wallabag");
  g_assert_cmpstr (document->published_origin, ==, "wallabag");
  g_assert_cmpstr (document->site_name.value, ==, "example.com");
  assert_date (document->captured, "2024-09-08T11:55:58+02:00");
  g_assert_cmpint (g_strv_length (document->tags), ==, 2);
  g_assert_cmpint (g_bytes_get_size (bytes), ==, strlen (item_at (export, 0)->content));
  g_assert_cmpstr (stub->kind, ==, "stub");
  g_assert_cmpstr (stub->rich->text, ==, "Never fetched\nhttps://example.com/never");
  g_assert_cmpstr (stub->url.value, ==, "https://example.com/never");
  g_assert_null (stub->markdown);
}

static void
test_stub_texts (void)
{
  g_autoptr (TlnToolExport) readwise = read_fixture ("readwise.csv", "readwise", 2);
  g_autoptr (TlnToolExport) pocket = read_fixture ("pocket.csv", "pocket", 4);
  g_autoptr (TlnToolExport) raindrop = read_fixture ("raindrop.csv", "raindrop", 3);
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;
  g_autoptr (GBytes) c = NULL;
  g_autoptr (TlnDocument) book = document_of (readwise, 0, &a);
  g_autoptr (TlnDocument) untitled = document_of (pocket, 2, &b);
  g_autoptr (TlnDocument) noted = document_of (raindrop, 0, &c);
  g_autoptr (GError) error = NULL;
  GBytes *none = NULL;

  g_assert_cmpstr (book->rich->text, ==, "The Capacity Question\nBo Probe");
  g_assert_null (book->url.value);
  g_assert_cmpstr (untitled->rich->text, ==, "https://example.org/no-title");
  g_assert_true (untitled->title.guess);
  g_assert_cmpstr (noted->rich->text, ==,
                   "Cooling\nhttps://example.com/cooling\nAbout cooling\n"
                   "Read again before the review");
  g_assert_null (tln_tool_document (item_at (pocket, 3), "pocket", &none, &error));
  g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_UNSUPPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tool/pocket", test_pocket);
  g_test_add_func ("/tool/pocket-zip", test_pocket_zip);
  g_test_add_func ("/tool/instapaper", test_instapaper);
  g_test_add_func ("/tool/matter", test_matter);
  g_test_add_func ("/tool/raindrop", test_raindrop);
  g_test_add_func ("/tool/readwise", test_readwise);
  g_test_add_func ("/tool/wallabag", test_wallabag);
  g_test_add_func ("/tool/omnivore", test_omnivore);
  g_test_add_func ("/tool/csl", test_csl);
  g_test_add_func ("/tool/zotero", test_zotero);
  g_test_add_func ("/tool/zotero-files", test_zotero_files);
  g_test_add_func ("/tool/bookmarks", test_bookmarks);
  g_test_add_func ("/tool/clipper", test_clipper);
  g_test_add_func ("/tool/clipped-note", test_clipped_note);
  g_test_add_func ("/tool/document", test_document);
  g_test_add_func ("/tool/stub-texts", test_stub_texts);
  return g_test_run ();
}
