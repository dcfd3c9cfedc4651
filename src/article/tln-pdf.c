/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps from the bytes of a PDF to text with structure. */
#include "tln-pdf.h"

#include "tln-error.h"
#include "tln-pdf-blocks.h"
#include "tln-pdf-child.h"
#include "tln-pdf-metadata.h"
#include "tln-rich-builder.h"

#include <string.h>

/* Letters of a page below which its text is at most a stamp on a picture. */
#define STAMP_WEIGHT 60
/* Share of a page from which a picture is one of the page. */
#define WHOLE_PICTURE 0.5

gboolean
tln_pdf_is (const char *data, gsize size)
{
  gsize at = size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (at < size && strchr (" \t\r\n", data[at]) != NULL && data[at] != '\0')
    at++;
  return size - at >= 5 && memcmp (data + at, "%PDF-", 5) == 0;
}

static guint
page_weight (const TlnPdfPage *page)
{
  guint weight = 0;

  for (guint i = 0; i < page->runs->len; i++)
    weight += ((TlnPdfRun *) page->runs->pdata[i])->weight;
  return weight;
}

/* Share of letters that stand for no character: fonts without a map to Unicode. */
static double
unreadable (const TlnPdfPages *pages)
{
  guint bad = 0, all = 0;

  for (guint i = 0; i < pages->pages->len; i++) {
    const TlnPdfPage *page = pages->pages->pdata[i];
    for (guint k = 0; k < page->runs->len; k++) {
      const TlnPdfRun *run = page->runs->pdata[k];
      for (const char *p = run->text; *p != '\0'; p = g_utf8_next_char (p), all++)
        bad += g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_PRIVATE_USE ||
               g_utf8_get_char (p) == 0xFFFD;
    }
  }
  return all > 0 ? (double) bad / all : 0;
}

static gboolean
check_text (const TlnPdfPages *pages, GError **error)
{
  guint pictures = 0, written = 0, some = 0;

  for (guint i = 0; i < pages->pages->len; i++) {
    const TlnPdfPage *page = pages->pages->pdata[i];
    guint weight = page_weight (page);
    written += weight >= STAMP_WEIGHT;
    some += weight > 0;
    pictures += weight < STAMP_WEIGHT && page->pictured >= WHOLE_PICTURE;
  }
  if (pictures > 0 && written * 4 < pictures) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_SCANNED,
                         "the PDF holds pictures of pages, no text");
    return FALSE;
  }
  if (some == 0 || unreadable (pages) > 0.4) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT,
                         some == 0 ? "a PDF without text"
                                   : "a PDF that does not say which characters it shows");
    return FALSE;
  }
  return TRUE;
}

static TlnRich *
build (const GPtrArray *blocks)
{
  static const TlnSpanKind kinds[] = { [TLN_PDF_TEXT_BLOCK] = TLN_SPAN_PARAGRAPH,
                                       [TLN_PDF_HEADING] = TLN_SPAN_HEADING,
                                       [TLN_PDF_ITEM] = TLN_SPAN_LIST_ITEM };
  g_autoptr (TlnRichBuilder) builder = tln_rich_builder_new ();

  for (guint i = 0; i < blocks->len; i++) {
    const TlnPdfBlock *block = blocks->pdata[i];
    guint level = block->kind == TLN_PDF_HEADING ? block->level : block->kind == TLN_PDF_ITEM;
    tln_rich_builder_block (builder, kinds[block->kind], level, NULL);
    tln_rich_builder_text (builder, block->text->str, -1);
    tln_rich_builder_end (builder);
  }
  return tln_rich_builder_finish (builder);
}

/* A page on which nothing begins begins where the next one does. */
static GArray *
count_pages (const GPtrArray *blocks, guint n_pages)
{
  GArray *letters = g_array_sized_new (FALSE, TRUE, sizeof (guint32), n_pages);
  guint32 before = 0, next;

  g_array_set_size (letters, n_pages);
  for (guint i = 0; i < n_pages; i++)
    g_array_index (letters, guint32, i) = G_MAXUINT32;
  for (guint i = 0; i < blocks->len; i++) {
    const TlnPdfBlock *block = blocks->pdata[i];
    for (guint k = 0; k < block->turns->len; k++) {
      const TlnPdfTurn *turn = &g_array_index (block->turns, TlnPdfTurn, k);
      if (turn->page < n_pages)
        g_array_index (letters, guint32, turn->page) = before + turn->letters;
    }
    before += block->letters;
  }
  next = before;
  for (guint i = n_pages; i-- > 0;)
    next = g_array_index (letters, guint32, i) = MIN (g_array_index (letters, guint32, i), next);
  return letters;
}

TlnRich *
tln_pdf_from_stream (GBytes *stream, TlnMetadata *metadata, GArray **letters, GError **error)
{
  g_autoptr (TlnPdfPages) pages = tln_pdf_pages_parse (stream, error);

  if (pages == NULL || !check_text (pages, error))
    return NULL;
  tln_pdf_metadata_stated (metadata, pages);
  tln_pdf_drop_furniture (pages);
  g_autoptr (GPtrArray) lines = tln_pdf_lines (pages);
  g_autoptr (GPtrArray) blocks = tln_pdf_blocks (lines);
  tln_pdf_metadata_shown (metadata, blocks, tln_pdf_body_size (lines));
  *letters = count_pages (blocks, pages->pages->len);
  return build (blocks);
}

TlnRich *
tln_pdf_read (GBytes *bytes, TlnMetadata *metadata, GArray **letters, GError **error)
{
  const TlnPdfLimits limits = TLN_PDF_LIMITS;
  g_autoptr (GBytes) stream =
      tln_pdf_child_text (bytes, &limits, g_cancellable_get_current (), error);

  return stream != NULL ? tln_pdf_from_stream (stream, metadata, letters, error) : NULL;
}

GArray *
tln_pdf_page_starts (const char *text, const GArray *letters)
{
  GArray *starts = g_array_sized_new (FALSE, TRUE, sizeof (guint32), letters->len);
  guint32 offset = 0, seen = 0;
  const char *p = text;

  for (guint i = 0; i < letters->len; i++) {
    guint32 wanted = g_array_index (letters, guint32, i);
    while (*p != '\0' && (seen < wanted || g_unichar_isspace (g_utf8_get_char (p)))) {
      seen += !g_unichar_isspace (g_utf8_get_char (p));
      offset++;
      p = g_utf8_next_char (p);
    }
    g_array_append_val (starts, offset);
  }
  return starts;
}
