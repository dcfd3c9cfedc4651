/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files as documents: pages drawn here, read by the program, put together again. */
#include "article-support.h"

#include "tln-error.h"
#include "tln-test-pdf.h"

#include <string.h>

#define FIRST \
  "Demand for inference compute keeps growing faster than the plants that could serve it, and " \
  "the " \
  "people who build them say that transformers and switchgear are what they wait for, not chips. " \
  "Orders placed now are delivered in two years."
#define SECOND \
  "Whoever owns a connection to the grid therefore owns the scarce thing, while the machines " \
  "behind " \
  "it become cheaper every year and are replaced after five. That is the argument in short, and " \
  "the " \
  "rest of this note says what would prove it wrong."
#define ZH_FIRST \
  "近日，多家云厂商上调了推理服务的价格。一位工程师说，推理请求两周涨到六倍，而可用的推理算力只增" \
  "加了一半，" \
  "缺口仍在扩大。业内人士认为，训练算力的紧张已经缓解，接下来半年的瓶颈会转向供电和散热。"
#define ZH_SECOND \
  "与此同时，上游光模块厂商的交货周期延长到四十周以上，客户不得不提前一年锁定产能。" \
  "这与去年同期形成了鲜明的对比。"

static char *
slice_from (const TlnDocument *document, guint page)
{
  guint32 start = g_array_index (document->pages, guint32, page);

  g_assert_cmpuint (start, <=, g_utf8_strlen (document->rich->text, -1));
  return g_strdup (g_utf8_offset_to_pointer (document->rich->text, start));
}

static TlnDocument *
read_pdf (TlnTestPdf *pdf)
{
  g_autoptr (GBytes) bytes = tln_test_pdf_finish (pdf);

  return parse (bytes, "note.pdf", NULL);
}

static void
test_one_column (void)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_state (pdf, "The Grid Is Scarce", "Ada Test", "2025-03-12T08:00:00Z");
  tln_test_pdf_font (pdf, "Sans Bold 18");
  tln_test_pdf_line (pdf, 72, 72, "The grid is scarce");
  tln_test_pdf_font (pdf, "Sans 10");
  tln_test_pdf_paragraphs (pdf, 72, 120, 450, FIRST "\n" SECOND);
  tln_test_pdf_stamp (pdf, 20, 500, "example.org:2503.01234v1 [econ.GN] 12 Mar 2025");
  g_autoptr (TlnDocument) document = read_pdf (pdf);
  g_autofree char *day = tln_date_format (&document->published);

  g_assert_cmpstr (document->kind, ==, "pdf");
  g_assert_cmpstr (document->encoding, ==, "PDF");
  g_assert_cmpstr (document->rich->text, ==, "The grid is scarce\n" FIRST "\n" SECOND);
  g_assert_true (g_str_has_prefix (document->markdown, "# The grid is scarce\n"));
  g_assert_cmpstr (document->title.value, ==, "The Grid Is Scarce");
  g_assert_false (document->title.guess);
  g_assert_cmpstr (document->byline.value, ==, "Ada Test");
  g_assert_cmpstr (day, ==, "2025-03-12");
  g_assert_true (document->published_guess);
  g_assert_cmpstr (document->language.value, ==, "en");
  g_assert_cmpuint (document->pages->len, ==, 1);
  g_assert_cmpuint (g_array_index (document->pages, guint32, 0), ==, 0);
}

static void
test_running_heads (void)
{
  static const char *const bodies[] = {
    FIRST "\nThat was the first year. The second began with plants that were planned", SECOND,
    "Somebody will object that machines become thriftier. They do, and more of them are run then.",
    "What follows is a list of plants, with the year in which each is to be connected."
  };
  TlnTestPdf *pdf = tln_test_pdf_new ();

  for (guint i = 0; i < 4; i++) {
    g_autofree char *foot = g_strdup_printf ("Page %u of 4", i + 1);
    g_autofree char *head = g_strdup_printf ("Page %u begins here.", i + 1);
    if (i > 0)
      tln_test_pdf_next_page (pdf);
    tln_test_pdf_font (pdf, "Sans 8");
    tln_test_pdf_line (pdf, 72, 30, i % 2 == 0 ? "Example Research" : "Quarterly note on compute");
    tln_test_pdf_line (pdf, 270, 806, foot);
    tln_test_pdf_font (pdf, "Sans 10");
    tln_test_pdf_line (pdf, 72, 140, head);
    tln_test_pdf_paragraphs (pdf, 72, 700, 450, bodies[i]);
  }
  g_autoptr (TlnDocument) document = read_pdf (pdf);
  const char *text = document->rich->text;
  g_assert_null (strstr (text, "Example Research"));
  g_assert_null (strstr (text, "Quarterly note"));
  g_assert_null (strstr (text, "of 4"));
  g_assert_nonnull (strstr (text, "that were planned"));
  g_assert_nonnull (strstr (text, "is to be connected."));
  g_assert_cmpuint (document->pages->len, ==, 4);
  for (guint i = 0; i < 4; i++) {
    g_autofree char *page = slice_from (document, i);
    g_autofree char *head = g_strdup_printf ("Page %u begins here.", i + 1);
    g_assert_true (g_str_has_prefix (page, head));
  }
}

/* A paragraph goes on over the page and over what stands between its halves. */
static void
test_over_the_page (void)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_line (
      pdf, 72, 740,
      "This line fills the whole width of the column, and what it says is not said to its");
  tln_test_pdf_line (
      pdf, 72, 752,
      "end on this page, as is quite usual where a page of some length is full of such text");
  tln_test_pdf_font (pdf, "Sans 7");
  tln_test_pdf_line (pdf, 72, 790, "1 A note at the foot of the page.");
  tln_test_pdf_next_page (pdf);
  tln_test_pdf_font (pdf, "Sans 10");
  tln_test_pdf_line (pdf, 72, 72, "but only on the next one.");
  tln_test_pdf_line (pdf, 72, 110, "Another paragraph.");
  g_autoptr (TlnDocument) document = read_pdf (pdf);
  g_autofree char *second = slice_from (document, 1);

  g_assert_nonnull (strstr (document->rich->text, "full of such text but only on the next one.\n"));
  g_assert_true (g_str_has_prefix (second, "but only on the next one.\n1 A note at the foot"));
  g_assert_true (g_str_has_suffix (second, "\nAnother paragraph."));
}

static void
test_two_columns (void)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_font (pdf, "Sans Bold 20");
  tln_test_pdf_line (pdf, 110, 60, "A title over both of the columns");
  tln_test_pdf_font (pdf, "Sans 9");
  tln_test_pdf_paragraphs (pdf, 60, 120, 225, FIRST "\n" SECOND);
  tln_test_pdf_paragraphs (pdf, 310, 120, 225, "Left comes before right. " SECOND "\n" FIRST);
  g_autoptr (TlnDocument) document = read_pdf (pdf);

  g_assert_cmpstr (document->rich->text, ==,
                   "A title over both of the columns\n" FIRST "\n" SECOND
                   "\nLeft comes before right. " SECOND "\n" FIRST);
  g_assert_cmpstr (document->title.value, ==, "A title over both of the columns");
  g_assert_true (document->title.guess);
}

static void
test_chinese (void)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_state (pdf, "Microsoft Word - 报告终稿.docx", "Administrator",
                      "2025-01-01T00:00:00Z");
  tln_test_pdf_font (pdf, "Noto Sans CJK SC Bold 20");
  tln_test_pdf_line (pdf, 150, 60, "推理算力的缺口还在扩大");
  tln_test_pdf_font (pdf, "Noto Sans CJK SC 9");
  tln_test_pdf_line (pdf, 230, 100, "2025年3月10日");
  tln_test_pdf_font (pdf, "Noto Sans CJK SC 11");
  tln_test_pdf_paragraphs (pdf, 90, 130, 415, ZH_FIRST "\n" ZH_SECOND);
  g_autoptr (TlnDocument) document = read_pdf (pdf);
  g_autofree char *day = tln_date_format (&document->published);

  g_assert_cmpstr (document->rich->text, ==,
                   "推理算力的缺口还在扩大\n2025年3月10日\n" ZH_FIRST "\n" ZH_SECOND);
  g_assert_cmpstr (document->title.value, ==, "推理算力的缺口还在扩大");
  g_assert_null (document->byline.value);
  g_assert_cmpstr (day, ==, "2025-03-10");
  g_assert_cmpstr (document->published_origin, ==, "first page");
  g_assert_cmpstr (document->language.value, ==, "zh");
}

/* Older Chinese files name a font they do not hold and write in the numbers of its characters: what
 * these are stands in poppler-data. */
static void
test_chinese_font_not_held (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    "/Resources << /Font << /F 5 0 R >> >> >>",
    /* 推理算力紧缺 in GBK */
    "<< /Length 57 >>\nstream\nBT /F 12 Tf 72 700 Td <CDC6C0EDCBE3C1A6BDF4C8B1> Tj ET   "
    "\nendstream",
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H "
    "/DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
    "<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] "
    "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
  };
  g_autoptr (GBytes) bytes = tln_test_pdf_from_objects (objects, G_N_ELEMENTS (objects), "");
  g_autoptr (TlnDocument) document = parse (bytes, "a.pdf", NULL);

  g_assert_cmpstr (document->rich->text, ==, "推理算力紧缺");
}

static void
test_table (void)
{
  static const char *const rows[][3] = { { "Revenue", "1,204", "1,377" },
                                         { "Cost of power", "611", "702" },
                                         { "Margin", "593", "675" },
                                         { "Staff", "88", "90" },
                                         { "Profit", "505", "585" } };
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_paragraphs (pdf, 72, 100, 450, FIRST);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < 3; k++)
      tln_test_pdf_line (pdf, 72 + 150 * k, 180 + 14 * i, rows[i][k]);
  g_autoptr (TlnDocument) document = read_pdf (pdf);

  g_assert_cmpstr (document->rich->text, ==,
                   FIRST "\nRevenue 1,204 1,377\nCost of power 611 702\nMargin 593 675\n"
                         "Staff 88 90\nProfit 505 585");
}

static void
test_list (void)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_line (pdf, 72, 100, "What is scarce:");
  tln_test_pdf_line (pdf, 84, 114, "• transformers");
  tln_test_pdf_line (pdf, 84, 128, "• switchgear");
  tln_test_pdf_line (pdf, 72, 150, "Nothing else is.");
  g_autoptr (TlnDocument) document = read_pdf (pdf);

  g_assert_cmpstr (document->rich->text, ==,
                   "What is scarce:\ntransformers\nswitchgear\nNothing else is.");
  g_assert_cmpstr (document->markdown, ==,
                   "What is scarce:\n\n- transformers\n- switchgear\n\nNothing else is.\n");
}

/* Wide pages set on upright paper, one way and the other: read as they are meant, what stands
 * upright at the edge of the paper is no part of it. */
static void
test_sideways (void)
{
  for (guint down = 0; down < 2; down++) {
    TlnTestPdf *pdf = tln_test_pdf_new ();

    for (guint i = 0; i < 3; i++) {
      g_autofree char *number = g_strdup_printf ("Page %u", i + 1);

      tln_test_pdf_font (pdf, "Sans 9");
      tln_test_pdf_line (pdf, 280, 815, number);
      tln_test_pdf_turn (pdf, down);
      tln_test_pdf_line (pdf, 72, 30, "Lantern Weekly on the grid");
      tln_test_pdf_font (pdf, "Sans 10");
      tln_test_pdf_paragraphs (pdf, 72, 120, 700,
                               i == 0   ? FIRST "\n" SECOND
                               : i == 1 ? SECOND
                                        : FIRST);
      tln_test_pdf_next_page (pdf);
    }
    g_autoptr (TlnDocument) document = read_pdf (pdf);
    g_assert_cmpstr (document->rich->text, ==, FIRST "\n" SECOND "\n" SECOND "\n" FIRST);
    g_assert_cmpuint (document->pages->len, ==, 3);
  }
}

/* Two columns keep their order when they are turned. */
static void
test_sideways_columns (void)
{
  TlnTestPdf *pdf = tln_test_pdf_new ();

  tln_test_pdf_turn (pdf, FALSE);
  tln_test_pdf_paragraphs (pdf, 60, 80, 340, FIRST "\n" SECOND);
  tln_test_pdf_paragraphs (pdf, 440, 80, 340, SECOND "\n" FIRST);
  g_autoptr (TlnDocument) document = read_pdf (pdf);

  g_assert_cmpstr (document->rich->text, ==, FIRST "\n" SECOND "\n" SECOND "\n" FIRST);
}

/* A page of which the file says how it is to be turned. */
static void
test_rotated_page (void)
{
  static const char *const rotations[] = { "90", "270", "0", "90", "270" };
  /* Set for that, set up the page, and upright on pages that are to be turned by mistake. */
  static const char *const matrices[] = { "0 1 -1 0 300 100", "0 -1 1 0 300 700",
                                          "0 1 -1 0 300 100", "1 0 0 1 100 500",
                                          "1 0 0 1 100 500" };

  for (guint i = 0; i < G_N_ELEMENTS (rotations); i++) {
    g_autofree char *page = g_strdup_printf (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %s /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        rotations[i]);
    g_autofree char *drawn = g_strdup_printf ("BT /F 10 Tf 14 TL %s Tm (Racks are full and halls "
                                              "are empty,) Tj T* (so plants are late, and "
                                              "orders wait.) Tj ET",
                                              matrices[i]);
    g_autofree char *contents =
        g_strdup_printf ("<< /Length %zu >>\nstream\n%s\nendstream", strlen (drawn), drawn);
    const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                                    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, contents,
                                    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>" };
    g_autoptr (GBytes) bytes = tln_test_pdf_from_objects (objects, G_N_ELEMENTS (objects), "");
    g_autoptr (TlnDocument) document = parse (bytes, "turned.pdf", NULL);

    g_assert_cmpstr (document->rich->text, ==,
                     "Racks are full and halls are empty, so plants are late, and orders wait.");
  }
}

static void
assert_refused (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlnDocument) document = tln_document_parse (bytes, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, TLN_IMPORT_ERROR, code);
}

static void
test_refused (void)
{
  TlnTestPdf *scan = tln_test_pdf_new (), *blank = tln_test_pdf_new ();

  for (guint i = 0; i < 3; i++) {
    tln_test_pdf_picture (scan);
    tln_test_pdf_line (scan, 400, 800, "Scanned by X");
    tln_test_pdf_next_page (scan);
  }
  tln_test_pdf_next_page (blank);
  g_autoptr (GBytes) scanned = tln_test_pdf_finish (scan);
  g_autoptr (GBytes) empty = tln_test_pdf_finish (blank);
  g_autoptr (GBytes) encrypted = tln_test_pdf_encrypted ();
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (scanned, 0, 400);
  assert_refused (scanned, TLN_IMPORT_ERROR_SCANNED);
  assert_refused (empty, TLN_IMPORT_ERROR_NO_TEXT);
  assert_refused (encrypted, TLN_IMPORT_ERROR_ENCRYPTED);
  assert_refused (cut, TLN_IMPORT_ERROR_DAMAGED);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) endless = tln_test_pdf_endless ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_cancellable_push_current (cancellable);
  g_assert_null (tln_document_parse (endless, NULL, &error));
  g_cancellable_pop_current (cancellable);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/one-column", test_one_column);
  g_test_add_func ("/pdf/running-heads", test_running_heads);
  g_test_add_func ("/pdf/over-the-page", test_over_the_page);
  g_test_add_func ("/pdf/two-columns", test_two_columns);
  g_test_add_func ("/pdf/chinese", test_chinese);
  g_test_add_func ("/pdf/chinese-font-not-held", test_chinese_font_not_held);
  g_test_add_func ("/pdf/table", test_table);
  g_test_add_func ("/pdf/list", test_list);
  g_test_add_func ("/pdf/sideways", test_sideways);
  g_test_add_func ("/pdf/sideways-columns", test_sideways_columns);
  g_test_add_func ("/pdf/rotated-page", test_rotated_page);
  g_test_add_func ("/pdf/refused", test_refused);
  g_test_add_func ("/pdf/cancelled", test_cancelled);
  return g_test_run ();
}
