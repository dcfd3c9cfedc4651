/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is made of a told page, without the program that tells it: streams written here. */
#include "tln-error.h"
#include "tln-pdf-blocks.h"
#include "tln-pdf-join.h"
#include "tln-pdf-metadata.h"
#include "tln-pdf-stream.h"

#include <string.h>

/* A stream line by line. */
static void G_GNUC_PRINTF (2, 3) tell (GString *stream, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (stream, format, args);
  va_end (args);
  g_string_append_c (stream, '\n');
}

/* A run of letters half as wide as high, Chinese ones as wide. */
static void
tell_run (GString *stream, int x, int y, int size, const char *text)
{
  tell (stream, "run %d %d %d %d %d 0 %s", x, y, x + (int) tln_pdf_weight (text) * size / 2,
        y + size, size, text);
}

static TlnPdfPages *
end_stream (GString *stream)
{
  g_autoptr (GError) error = NULL;

  tell (stream, "end");
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (stream);
  TlnPdfPages *pages = tln_pdf_pages_parse (bytes, &error);
  g_assert_no_error (error);
  return pages;
}

static GString *
begin_stream (void)
{
  return g_string_new (TLN_PDF_STREAM_VERSION "\npages 1\npage 6000 8000\n");
}

/* Texts of the blocks, one a line. */
static char *
read_text (TlnPdfPages *pages)
{
  tln_pdf_drop_furniture (pages);
  g_autoptr (GPtrArray) lines = tln_pdf_lines (pages);
  g_autoptr (GPtrArray) blocks = tln_pdf_blocks (lines);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++) {
    const TlnPdfBlock *block = blocks->pdata[i];
    guint letters = 0;
    for (const char *p = block->text->str; *p != '\0'; p = g_utf8_next_char (p))
      letters += !g_unichar_isspace (g_utf8_get_char (p));
    g_assert_cmpuint (block->letters, ==, letters);
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", block->text->str);
  }
  tln_pdf_pages_free (pages);
  return g_string_free (text, FALSE);
}

static void
test_broken_streams (void)
{
  static const char *const streams[] = {
    "",
    "end\n",
    "throughline-pdf 2\nend\n",
    TLN_PDF_STREAM_VERSION "\npages 1\npage 1 1\n",
    TLN_PDF_STREAM_VERSION "\npages 1\npage 1 1\nrun 1 2 3 4 5 0 a",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (streams[i], strlen (streams[i]));
    g_autoptr (GError) error = NULL;
    g_assert_null (tln_pdf_pages_parse (bytes, &error));
    g_assert_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_DAMAGED);
  }
}

/* What makes no sense is passed over. */
static void
test_strange_streams (void)
{
  GString *stream = g_string_new (TLN_PDF_STREAM_VERSION "\nrun 1 2 3 4 5 0 early\npage x\n");

  tell (stream, "nonsense");
  tell (stream, "run 1 2 3 4 5");
  tell (stream, "run a b c d e f g");
  tell (stream, "run 1 2 3 4 5 0 \xff\xfe");
  tell (stream, "run 1 2 3 4 5 0   ");
  tell (stream, "run 99999999999999999999 -99999999999999999999 3 4 0 0 far ");
  tell (stream, "picture 1 2 3");
  tell (stream, "picture 0 0 10 10");
  tell (stream, "title \xff");
  tell (stream, "title One");
  tell (stream, "title Two");
  g_autoptr (TlnPdfPages) pages = end_stream (stream);
  const TlnPdfPage *page = pages->pages->pdata[0];
  const TlnPdfRun *run = page->runs->pdata[0];

  g_assert_cmpuint (pages->pages->len, ==, 1);
  g_assert_cmpuint (page->runs->len, ==, 1);
  g_assert_cmpstr (run->text, ==, "far");
  g_assert_true (run->ends_word);
  g_assert_cmpint (run->x1, ==, 1000000);
  g_assert_cmpint (run->y0, ==, -1000000);
  g_assert_cmpint (run->size, ==, 1);
  g_assert_cmpfloat (page->pictured, ==, 0);
  g_assert_cmpstr (pages->title, ==, "One");
}

/* Random streams of the right form: no crash, no letter lost that is not furniture. */
static void
test_random (void)
{
  for (guint round = 0; round < 300; round++) {
    GString *stream = g_string_new (TLN_PDF_STREAM_VERSION "\n");
    gint32 n = g_test_rand_int_range (1, 120);
    for (gint32 i = 0; i < n; i++) {
      if (i % 40 == 0)
        tell (stream, "page 6000 8000");
      tell_run (stream, g_test_rand_int_range (-100, 6000), g_test_rand_int_range (1500, 6500),
                g_test_rand_int_range (1, 300),
                g_test_rand_int_range (0, 2) ? "• 算力。" : "a few-");
    }
    TlnPdfPages *pages = end_stream (stream);
    g_autofree char *text = read_text (pages);
    guint han = 0;
    for (const char *p = strstr (text, "力"); p != NULL; p = strstr (p + 1, "力"))
      han++;
    guint said = 0;
    for (const char *p = strstr (text, "few"); p != NULL; p = strstr (p + 1, "few"))
      said++;
    g_assert_cmpuint (han + said, ==, (guint) n);
  }
}

static void
test_join (void)
{
  static const struct {
    const char *text, *next, *joined;
  } cases[] = {
    { "one", "two", "one two" },
    { "算力", "紧缺", "算力紧缺" },
    { "用GPU", "算力", "用GPU 算力" },
    { "the infer-", "ence costs", "the inference costs" },
    { "in well-", "known places", "in well-known places" },
    { "of cross-", "border trade", "of cross-border trade" },
    { "mid-to-long-", "dated bonds", "mid-to-long-dated bonds" },
    { "pages 3-", "5 of it", "pages 3- 5 of it" },
    { "the A-", "Share market", "the A-Share market" },
    { "semi\xC2\xAD", "Conductor", "semiConductor" },
    { "-", "dash", "- dash" },
  };
  GString *stream = begin_stream ();

  tell_run (stream, 500, 1500, 100, "The well-known inference is known well in cross border trade");
  g_autoptr (TlnPdfPages) pages = end_stream (stream);
  g_autoptr (GPtrArray) lines = tln_pdf_lines (pages);
  g_autoptr (TlnPdfWords) words = tln_pdf_words_new (lines);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = g_string_new (cases[i].text);
    tln_pdf_join (text, cases[i].next, words);
    g_assert_cmpstr (text->str, ==, cases[i].joined);
  }
}

/* Three columns, a line over all of them, and three again. */
static void
test_three_columns (void)
{
  GString *stream = begin_stream ();
  GString *wanted = g_string_new (NULL);

  for (guint band = 0; band < 2; band++) {
    for (guint k = 0; k < 3; k++)
      for (guint i = 0; i < 8; i++) {
        g_autofree char *text = g_strdup_printf ("line %u%u%u of the text in column", band, k, i);
        tell_run (stream, 300 + 1850 * (int) k, 1500 + 130 * (int) i + 1800 * (int) band, 110,
                  text);
      }
  }
  tell_run (stream, 300, 2900, 110,
            "A line that goes over all three columns, a title of the second half, and is so long.");
  for (guint band = 0; band < 2; band++)
    for (guint k = 0; k < 3; k++)
      for (guint i = 0; i < 8; i++)
        g_string_append_printf (wanted, "%u%u%u ", band, k, i);
  g_autofree char *text = read_text (end_stream (stream));
  g_autoptr (GRegex) number = g_regex_new ("line ([0-9]{3})", 0, 0, NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GMatchInfo) match = NULL;
  for (g_regex_match (number, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *one = g_match_info_fetch (match, 1);
    g_string_append_printf (order, "%s ", one);
  }
  g_assert_cmpstr (order->str, ==, wanted->str);
  const char *title = strstr (text, "A line that goes over");
  g_assert_true (title > strstr (text, "line 027") && title < strstr (text, "line 100"));
  g_string_free (wanted, TRUE);
}

/* Rows whose cells look like words of two columns stay rows. */
static void
test_no_columns (void)
{
  GString *stream = begin_stream ();

  for (guint i = 0; i < 9; i++) {
    g_autofree char *cell = g_strdup_printf ("row %u", i);
    tell_run (stream, 500, 1500 + 140 * (int) i, 100, cell);
    tell_run (stream, 4000, 1500 + 140 * (int) i, 100, "1,234.5");
  }
  g_autofree char *text = read_text (end_stream (stream));
  g_assert_true (g_str_has_prefix (text, "row 0 1,234.5\nrow 1 1,234.5\n"));
}

/* Beside a column of prose there may be anything: short facts, set closer, or a table of contents
 * whose numbers stand at the far edge of its column. */
static void
test_beside_prose (void)
{
  for (guint round = 0; round < 2; round++) {
    GString *stream = begin_stream ();
    int prose = round == 0 ? 300 : 2900, other = round == 0 ? 4300 : 300;
    for (guint i = 0; i < 12; i++)
      tell_run (stream, prose, 1500 + 150 * (int) i, 100,
                round == 0
                    ? "推理请求两周涨到六倍，而可用的推理算力只增加了一半，缺口仍在扩大，瓶颈转向"
                    : "Machines become cheaper every year and the demand for them does not end so");
    for (guint i = 0; i < 16; i++) {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      tell_run (stream, other, 1510 + 110 * (int) i, 80, i % 2 == 0 ? "Market value" : "Price");
      tell_run (stream, other + (round == 0 ? 1200 : 2200), 1510 + 110 * (int) i, 80, number);
    }
    g_autofree char *text = read_text (end_stream (stream));
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_assert_cmpuint (g_strv_length (lines), ==, 17);
    guint facts = round == 0 ? 1 : 0;
    g_assert_cmpstr (lines[facts], ==, "Market value 1");
    g_assert_cmpstr (lines[facts + 15], ==, "Price 16");
    g_assert_cmpuint (tln_pdf_weight (lines[round == 0 ? 0 : 16]), >, 500);
  }
}

/* A line that is indented goes on with one that is full and ends in the middle of a sentence. */
static void
test_hanging (void)
{
  GString *stream = begin_stream ();

  tell_run (stream, 300, 1500, 100,
            "2025 The first line of an entry, which is as long as the column is wide here");
  tell_run (stream, 600, 1620, 100, "and goes on in a second line.");
  tell_run (stream, 300, 1740, 100,
            "2026 The first line of another one, which is as long as the column is wide too");
  tell_run (stream, 600, 1860, 100, "and ends.");
  g_autofree char *text = read_text (end_stream (stream));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_true (g_str_has_suffix (lines[0], "wide here and goes on in a second line."));
}

static void
test_headings (void)
{
  GString *stream = begin_stream ();

  tell_run (stream, 500, 1500, 240, "A Title of");
  tell_run (stream, 700, 1760, 240, "Two Lines");
  tell_run (stream, 500, 2200, 140, "1. A Section");
  tell_run (stream, 500, 2400, 100,
            "Text that is long enough to be what the document mostly is. It goes on and on");
  tell_run (stream, 500, 2520, 100, "for a second line.");
  tell (stream, "run 500 2800 1100 2900 100 1 Bold and short");
  tell_run (stream, 500, 3000, 100,
            "Text again, which is long enough to fill a whole line with its many words ha");
  g_autoptr (TlnPdfPages) pages = end_stream (stream);
  g_autoptr (GPtrArray) lines = tln_pdf_lines (pages);
  g_autoptr (GPtrArray) blocks = tln_pdf_blocks (lines);
  static const struct {
    TlnPdfBlockKind kind;
    guint level;
    const char *text;
  } wanted[] = {
    { TLN_PDF_HEADING, 1, "A Title of Two Lines" }, { TLN_PDF_HEADING, 2, "1. A Section" },
    { TLN_PDF_TEXT_BLOCK, 0, "Text that is long" }, { TLN_PDF_HEADING, 3, "Bold and short" },
    { TLN_PDF_TEXT_BLOCK, 0, "Text again" },
  };

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < blocks->len; i++) {
    const TlnPdfBlock *block = blocks->pdata[i];
    g_assert_cmpint (block->kind, ==, wanted[i].kind);
    if (block->kind == TLN_PDF_HEADING)
      g_assert_cmpuint (block->level, ==, wanted[i].level);
    g_assert_true (g_str_has_prefix (block->text->str, wanted[i].text));
  }
}

/* Numbered heads of chapters, each on few pages; words up the page; a lone number is gone, a year
 * as a heading is not. */
static void
test_furniture (void)
{
  GString *stream = g_string_new (TLN_PDF_STREAM_VERSION "\n");

  for (guint i = 0; i < 6; i++) {
    static const char *const chapters[] = { "Power", "Cooling", "Land" };
    g_autofree char *head = g_strdup_printf ("%s %u", chapters[i / 2], i + 11);
    g_autofree char *body = g_strdup_printf ("Body number %u.", i);
    tell (stream, "page 6000 8000");
    tell_run (stream, 500, 300, 90, head);
    tell_run (stream, 500, i == 0 ? 600 : 900, 100, i == 0 ? "2025" : "What is said again.");
    tell_run (stream, 500, 1500, 100, body);
    tell (stream, "run 100 2000 190 4000 90 %d up the page", TLN_PDF_SIDEWAYS);
  }
  tell_run (stream, 2900, 7700, 90, "XIV");
  g_autofree char *text = read_text (end_stream (stream));
  g_assert_cmpstr (text, ==,
                   "2025\nBody number 0.\nBody number 1.\nBody number 2.\nBody number 3.\n"
                   "Body number 4.\nBody number 5.");
}

static void
test_stated (void)
{
  static const struct {
    const char *title, *author;
    gboolean good_title, good_author;
  } cases[] = {
    { "On Compute", "Ada Test", TRUE, TRUE },
    { "推理算力报告", "王小明", TRUE, TRUE },
    { "Microsoft Word - report.doc", "Administrator", FALSE, FALSE },
    { "PowerPoint Presentation", "微软用户", FALSE, FALSE },
    { "untitled", "User", FALSE, FALSE },
    { "report_final_v2.pdf", "user123", FALSE, FALSE },
    { "/home/ada/x/report", "ada@example.org", FALSE, FALSE },
    { "20250310113045", "Lenovo", FALSE, FALSE },
    { "无标题", "未知", FALSE, FALSE },
    { "", "", FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnMetadata) metadata = tln_metadata_new ();
    GString *stream = g_string_new (TLN_PDF_STREAM_VERSION "\n");
    tell (stream, "title %s", cases[i].title);
    tell (stream, "author %s", cases[i].author);
    g_autoptr (TlnPdfPages) pages = end_stream (stream);
    tln_pdf_metadata_stated (metadata, pages);
    g_assert_cmpstr (metadata->title.value, ==, cases[i].good_title ? cases[i].title : NULL);
    g_assert_cmpstr (metadata->byline.value, ==, cases[i].good_author ? cases[i].author : NULL);
    g_assert_cmpint (metadata->published.day, ==, TLN_DAY_NONE);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-layout/broken-streams", test_broken_streams);
  g_test_add_func ("/pdf-layout/strange-streams", test_strange_streams);
  g_test_add_func ("/pdf-layout/random", test_random);
  g_test_add_func ("/pdf-layout/join", test_join);
  g_test_add_func ("/pdf-layout/three-columns", test_three_columns);
  g_test_add_func ("/pdf-layout/no-columns", test_no_columns);
  g_test_add_func ("/pdf-layout/beside-prose", test_beside_prose);
  g_test_add_func ("/pdf-layout/hanging", test_hanging);
  g_test_add_func ("/pdf-layout/headings", test_headings);
  g_test_add_func ("/pdf-layout/furniture", test_furniture);
  g_test_add_func ("/pdf-layout/stated", test_stated);
  return g_test_run ();
}
