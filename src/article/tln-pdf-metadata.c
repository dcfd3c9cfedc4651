/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PDF states of itself was often filled in by a program: names of files and of templates,
 * accounts. Such things are passed over for what the first page shows. */
#include "tln-pdf-metadata.h"

#include "tln-pdf-blocks.h"
#include "tln-pdf-lines.h"
#include "tln-running-date.h"

#include <string.h>

/* Blocks at the head of the first page among which a title is looked for; its letters. */
#define HEAD_BLOCKS 12
#define TITLE_WEIGHT 200
/* A line of more letters is no line about the document but one of its text. */
#define DATE_LINE_WEIGHT 100

static gboolean
matches (const char *pattern, const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

static gboolean
good_title (const char *title)
{
  static const char *const junk[] = {
    "^(microsoft|wps|openoffice|libreoffice) ?[a-z]* ?[-–—]",
    "^(untitled|no ?title|title|document|presentation|slide|doc|draft|print|scan|report)[ "
    "_-]*[0-9]*$",
    "^(无标题|未命名|文档|新建.*文档|幻灯片|演示文稿|标题|ppt模板.*)[ _-]*[0-9]*$",
    "powerpoint (presentation|演示文稿)",
    "\\.(docx?|pptx?|xlsx?|pdf|indd|tex|dvi|qxd|wps|rtf|txt|html?|md|odt|cdr|ai)\"?$",
    "^[a-z]:\\\\|^file:|^https?://|/.*/",
    "^[^\\s]*[0-9_-]{4}[^\\s]*$",
  };

  if (title == NULL || tln_pdf_weight (title) < 4)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (junk); i++)
    if (matches (junk[i], title))
      return FALSE;
  return TRUE;
}

static gboolean
good_author (const char *author)
{
  static const char *const junk[] = {
    "^(administrator|admin|user|owner|root|unknown|anonymous|author|guest|default|pc|hp|dell|"
    "lenovo|"
    "asus|acer|thinkpad|windows|microsoft).{0,14}$",
    "^(微软用户|用户|管理员|作者|未知|匿名)$",
    "^[^\\s]*[0-9@_\\\\/][^\\s]*$",
  };

  if (author == NULL || tln_pdf_weight (author) < 3)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (junk); i++)
    if (matches (junk[i], author))
      return FALSE;
  return TRUE;
}

/* A line of the first page that is short and holds a whole date. */
static void
offer_printed_date (TlnMetadata *metadata, const TlnPdfPages *pages)
{
  const TlnPdfPage *first = pages->pages->len > 0 ? pages->pages->pdata[0] : NULL;
  g_autoptr (GPtrArray) rows = first != NULL ? tln_pdf_rows (first->runs, TRUE) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    g_autofree char *line = tln_pdf_row_text (rows->pdata[i]);
    TlnDate date;
    gsize start, end;
    if (tln_pdf_weight (line) > DATE_LINE_WEIGHT ||
        !tln_running_date_find (line, &date, &start, &end))
      continue;
    /* Inside a sentence it is of what is told there. */
    if (start > 60 || strstr (line, "。") != NULL || g_str_has_suffix (line, "，") ||
        g_str_has_suffix (line, ","))
      continue;
    tln_metadata_offer_date (metadata, line, "first page", TRUE);
    return;
  }
}

static void
offer_created (TlnMetadata *metadata, gint64 created)
{
  g_autoptr (GDateTime) time = created > 0 ? g_date_time_new_from_unix_utc (created) : NULL;
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  tln_metadata_offer_date (metadata, day, "file properties", TRUE);
}

void
tln_pdf_metadata_stated (TlnMetadata *metadata, const TlnPdfPages *pages)
{
  if (good_title (pages->title))
    tln_field_offer (&metadata->title, pages->title, "file properties", FALSE);
  if (good_author (pages->author))
    tln_field_offer (&metadata->byline, pages->author, "file properties", FALSE);
  offer_printed_date (metadata, pages);
  offer_created (metadata, pages->created);
}

void
tln_pdf_metadata_shown (TlnMetadata *metadata, const GPtrArray *blocks, int body_size)
{
  const TlnPdfBlock *best = NULL;

  for (guint i = 0; i < MIN (blocks->len, HEAD_BLOCKS); i++) {
    const TlnPdfBlock *block = blocks->pdata[i];
    guint weight = tln_pdf_weight (block->text->str);
    if (block->page > 0)
      break;
    if (weight >= 4 && weight <= TITLE_WEIGHT && block->kind == TLN_PDF_HEADING &&
        block->size > body_size && (best == NULL || block->size > best->size))
      best = block;
  }
  if (best != NULL)
    tln_field_offer (&metadata->title, best->text->str, "first page", TRUE);
}
