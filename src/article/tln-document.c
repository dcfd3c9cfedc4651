/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a document: finds the kind, hands over to the reader of that kind. */
#include "tln-document.h"

#include "tln-encoding.h"
#include "tln-epub.h"
#include "tln-error.h"
#include "tln-extract.h"
#include "tln-front-matter.h"
#include "tln-html-rich.h"
#include "tln-kind.h"
#include "tln-metadata.h"
#include "tln-mhtml.h"
#include "tln-page-pictures.h"
#include "tln-pdf.h"
#include "tln-saved-page.h"
#include "tln-text.h"

#include <string.h>

void
tln_document_free (TlnDocument *document)
{
  TlnField *fields[] = { &document->title, &document->byline,   &document->site_name,
                         &document->url,   &document->language, &document->dir };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (fields[i]->value);
  g_clear_pointer (&document->rich, tln_rich_free);
  g_clear_pointer (&document->pages, g_array_unref);
  g_free (document->markdown);
  g_clear_pointer (&document->pictures, g_ptr_array_unref);
  g_free (document->published_text);
  g_strfreev (document->tags);
  g_free (document);
}

static gboolean
check_size (gsize size, GError **error)
{
  if (size == 0) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY, "the file is empty");
    return FALSE;
  }
  if (size > TLN_DOCUMENT_MAX_BYTES) {
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE, "larger than %d MB",
                 TLN_DOCUMENT_MAX_BYTES >> 20);
    return FALSE;
  }
  return TRUE;
}

/* The Markdown is the truth, so that what is stored reads back as what was shown. */
static void
take_rich (TlnDocument *self, const TlnRich *rich)
{
  self->markdown = tln_rich_to_markdown (rich);
  self->rich = tln_rich_from_markdown (self->markdown);
}

/* saved: by a browser, which puts pictures into the page. */
static void
read_html (TlnDocument *self, const char *text, const TlnHints *hints, gboolean saved)
{
  g_autoptr (TlnDom) dom = tln_dom_parse (text, strlen (text));
  TlnExtractHints known = { 0 };

  self->kind = "html";
  if (saved)
    tln_page_pictures_take_data (dom, self->pictures);
  g_autoptr (TlnMetadata) metadata = tln_metadata_from_page (dom, hints);
  known.title = metadata->title.value;
  known.byline = metadata->byline.value;
  known.body = metadata->body;
  g_autoptr (TlnExtract) extract = tln_extract (dom, &known);
  if (extract != NULL) {
    g_autoptr (TlnRich) rich =
        tln_html_to_rich (extract->content, metadata->base != NULL ? metadata->base : hints->url);
    take_rich (self, rich);
  }
  tln_metadata_complete (metadata, extract);
  tln_metadata_move (metadata, self);
}

static void
read_markdown (TlnDocument *self, const char *text, const TlnHints *hints)
{
  g_autoptr (TlnMetadata) metadata = tln_metadata_new ();
  const char *body = tln_front_matter_read (text, metadata);
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (body);

  self->kind = "markdown";
  take_rich (self, rich);
  tln_metadata_from_rich (metadata, self->rich, hints);
  tln_metadata_move (metadata, self);
}

static void
read_text (TlnDocument *self, const char *text, const TlnHints *hints)
{
  g_autoptr (TlnMetadata) metadata = tln_metadata_new ();

  self->kind = "text";
  self->rich = tln_rich_from_text (text);
  tln_metadata_from_rich (metadata, self->rich, hints);
  tln_metadata_move (metadata, self);
}

static gboolean
blank_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_isspace (c) && !tln_char_invisible (c) && !g_unichar_iscntrl (c))
      return FALSE;
  }
  return TRUE;
}

/* Where the file says it was saved from, unless the caller knows. */
static void
read_saved_html (TlnDocument *self, const char *text, const TlnHints *hints)
{
  g_auto (TlnSavedPage) saved = { .date = TLN_DATE_NONE };
  TlnHints known = *hints;
  gboolean by_browser = tln_saved_page_read (text, &saved);

  if (by_browser && known.url == NULL)
    known.url = saved.address;
  read_html (self, text, &known, by_browser);
  if (self->captured.day == TLN_DAY_NONE)
    self->captured = saved.date;
}

static gboolean
finish (TlnDocument *self, GError **error)
{
  if (self->rich != NULL && !blank_text (self->rich->text)) {
    tln_page_pictures_keep (self->pictures, self->rich);
    return TRUE;
  }
  g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT, "no text in it");
  return FALSE;
}

static gboolean
read_bytes (TlnDocument *self, const char *data, gsize size, const TlnHints *hints, GError **error)
{
  if (!tln_kind_check_bytes (data, size, error))
    return FALSE;
  g_autofree char *text = tln_decode (data, size, hints->charset, &self->encoding, error);
  if (text == NULL)
    return FALSE;
  switch (tln_kind_of_text (text, hints->name, hints->content_type)) {
  case TLN_KIND_HTML:
    read_saved_html (self, text, hints);
    break;
  case TLN_KIND_MARKDOWN:
    read_markdown (self, text, hints);
    break;
  default:
    read_text (self, text, hints);
    break;
  }
  return finish (self, error);
}

/* The page inside a web archive, as if it had come from its address. */
static gboolean
read_mhtml (TlnDocument *self, const char *data, gsize size, const TlnHints *hints, GError **error)
{
  g_autoptr (TlnMhtml) archive = tln_mhtml_read (data, size, error);
  TlnHints known = *hints;

  if (archive == NULL)
    return FALSE;
  known.name = NULL;
  known.content_type = archive->type;
  if (archive->charset != NULL)
    known.charset = archive->charset;
  if (known.url == NULL)
    known.url = archive->address;
  if (archive->date != NULL)
    tln_saved_date_parse (archive->date, &self->captured);
  gsize page_size;
  const char *page = g_bytes_get_data (archive->body, &page_size);
  if (!read_bytes (self, page, page_size, &known, error))
    return FALSE;
  tln_mhtml_take_pictures (data, size, self->rich, self->pictures);
  self->kind = "mhtml";
  return TRUE;
}

static gboolean
read_epub (TlnDocument *self, GBytes *bytes, const TlnHints *hints, GError **error)
{
  g_autoptr (TlnMetadata) metadata = tln_metadata_new ();
  g_autofree char *markdown = tln_epub_read (bytes, metadata, error);

  if (markdown == NULL)
    return FALSE;
  self->kind = "epub";
  self->encoding = "UTF-8";
  g_autoptr (TlnRich) rich = tln_rich_from_markdown (markdown);
  take_rich (self, rich);
  tln_metadata_from_rich (metadata, self->rich, hints);
  tln_metadata_move (metadata, self);
  return finish (self, error);
}

static gboolean
read_pdf (TlnDocument *self, GBytes *bytes, const TlnHints *hints, GError **error)
{
  g_autoptr (TlnMetadata) metadata = tln_metadata_new ();
  g_autoptr (GArray) letters = NULL;
  g_autoptr (TlnRich) rich = tln_pdf_read (bytes, metadata, &letters, error);

  if (rich == NULL)
    return FALSE;
  self->kind = "pdf";
  self->encoding = "PDF";
  take_rich (self, rich);
  self->pages = tln_pdf_page_starts (self->rich->text, letters);
  tln_metadata_from_rich (metadata, self->rich, hints);
  tln_metadata_move (metadata, self);
  return finish (self, error);
}

TlnDocument *
tln_document_parse (GBytes *bytes, const TlnHints *hints, GError **error)
{
  static const TlnHints none = { 0 };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean done;

  hints = hints != NULL ? hints : &none;
  if (!check_size (size, error))
    return NULL;
  g_autoptr (TlnDocument) self = g_new0 (TlnDocument, 1);
  self->published = TLN_DATE_NONE;
  self->captured = TLN_DATE_NONE;
  self->pictures = tln_page_pictures_new ();
  if (tln_mhtml_is (data, size))
    done = read_mhtml (self, data, size, hints, error);
  else if (tln_epub_is (data, size))
    done = read_epub (self, bytes, hints, error);
  else if (tln_pdf_is (data, size))
    done = read_pdf (self, bytes, hints, error);
  else
    done = read_bytes (self, data, size, hints, error);
  return done ? g_steal_pointer (&self) : NULL;
}

TlnRich *
tln_document_rich (const char *text, const char *markdown)
{
  return markdown != NULL ? tln_rich_from_markdown (markdown) : tln_rich_from_text (text);
}
