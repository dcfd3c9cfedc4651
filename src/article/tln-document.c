/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a document: finds the kind, hands over to the reader of that kind. */
#include "tln-document.h"

#include "tln-error.h"
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
  g_free (document->markdown);
  g_free (document);
}

TlnDocument *
tln_document_parse (GBytes *bytes, const TlnHints *hints, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_EMPTY, "the file is empty");
    return NULL;
  }
  if (size > TLN_DOCUMENT_MAX_BYTES) {
    g_set_error (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_TOO_LARGE, "larger than %d MB",
                 TLN_DOCUMENT_MAX_BYTES >> 20);
    return NULL;
  }
  g_autofree char *text = tln_text_clean (data, (gssize) size);
  g_autofree char *title = tln_text_excerpt (text, 80);
  if (*title == '\0') {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_NO_TEXT, "no text in it");
    return NULL;
  }
  TlnDocument *self = g_new0 (TlnDocument, 1);
  self->kind = "text";
  self->encoding = "UTF-8";
  self->title = (TlnField) { g_steal_pointer (&title), "first line", TRUE };
  self->published = TLN_DATE_NONE;
  self->rich = tln_rich_from_text (text);
  return self;
}

TlnRich *
tln_document_rich (const char *text, const char *markdown)
{
  return markdown != NULL ? tln_rich_from_markdown (markdown) : tln_rich_from_text (text);
}
