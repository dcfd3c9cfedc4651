/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of an import that needs no database. */
#include "tln-draft.h"

#include "tln-hash.h"
#include "tln-web-address.h"

/* Below this the head of a packed stream outweighs what it saves. */
#define PACK_FROM 128

static GBytes *
pack (GBytes *bytes)
{
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GBytes) packed = NULL;

  if (g_bytes_get_size (bytes) < PACK_FROM)
    return NULL;
  converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  packed = g_converter_convert_bytes (converter, bytes, NULL);
  if (packed == NULL || g_bytes_get_size (packed) >= g_bytes_get_size (bytes))
    return NULL;
  return g_steal_pointer (&packed);
}

/* What the page says of itself before where it came from; another kind of address as it is. */
static char *
choose_address (const TlnDocument *document, const TlnHints *hints)
{
  const char *address = document->url.value != NULL ? document->url.value : hints->url;
  char *canonical = address != NULL ? tln_address_canonical (address) : NULL;

  return canonical != NULL ? canonical : g_strdup (address);
}

TlnDraft *
tln_draft_of_document (GBytes *bytes,
                       TlnDocument *document,
                       const TlnHints *hints,
                       const TlnDetectContext *context)
{
  static const TlnHints no_hints = { NULL };
  TlnDraft *draft = g_new0 (TlnDraft, 1);

  if (hints == NULL)
    hints = &no_hints;
  draft->document = document;
  draft->bytes = g_bytes_ref (bytes);
  draft->name = g_strdup (hints->name);
  draft->url = choose_address (document, hints);
  draft->detection = tln_detect (document->rich->text, context);
  draft->original_sha256 = tln_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  draft->text_sha256 = tln_sha256_text (document->rich->text);
  if (g_strcmp0 (document->kind, "stub") != 0) /* it has no text to be a reprint of */
    draft->fingerprint = tln_fingerprint_new (document->rich->text, draft->detection->boilerplate);
  draft->packed = pack (bytes);
  return draft;
}

TlnDraft *
tln_draft_new (GBytes *bytes,
               const TlnHints *hints,
               const TlnDetectContext *context,
               GError **error)
{
  TlnDocument *document = tln_document_parse (bytes, hints, error);

  return document != NULL ? tln_draft_of_document (bytes, document, hints, context) : NULL;
}

void
tln_draft_free (TlnDraft *draft)
{
  g_clear_pointer (&draft->bytes, g_bytes_unref);
  g_clear_pointer (&draft->packed, g_bytes_unref);
  g_clear_pointer (&draft->document, tln_document_free);
  g_clear_pointer (&draft->detection, tln_detection_free);
  g_clear_pointer (&draft->fingerprint, tln_fingerprint_free);
  g_free (draft->name);
  g_free (draft->url);
  g_free (draft->original_sha256);
  g_free (draft->text_sha256);
  g_free (draft);
}
