/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetching an article with what is in it, and small questions about it. */
#include "tln-reading.h"

#include "tln-claims.h"
#include "tln-images.h"
#include "tln-passed.h"
#include "tln-reading-time.h"
#include "tln-reprints.h"

static void
clear_reading (TlnReading *reading)
{
  g_clear_pointer (&reading->article, tln_article_unref);
  g_clear_pointer (&reading->rich, tln_rich_free);
  g_clear_pointer (&reading->mentions, g_ptr_array_unref);
  g_clear_pointer (&reading->boilerplate, g_ptr_array_unref);
  g_clear_pointer (&reading->claims, g_ptr_array_unref);
  g_clear_pointer (&reading->places, tln_reader_ranges_free);
  g_clear_pointer (&reading->links, tln_reader_ranges_free);
  g_clear_pointer (&reading->instruments, tln_reader_ranges_free);
  g_clear_pointer (&reading->images, g_ptr_array_unref);
  g_clear_pointer (&reading->passed, g_hash_table_unref);
  g_clear_pointer (&reading->pages, g_array_unref);
  g_clear_pointer (&reading->reprints, g_ptr_array_unref);
}

TLN_DEFINE_RECORD (TlnReading, tln_reading, clear_reading)

static void
index_ranges (TlnReading *reading)
{
  GArray *spans = reading->rich->spans;

  reading->places = tln_reader_ranges_new ();
  for (guint i = 0; i < reading->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (reading->claims, i);

    if (claim->anchor != TLN_ANCHOR_ORPHAN)
      tln_reader_ranges_add (reading->places, claim->start, claim->end, claim);
  }
  tln_reader_ranges_sort (reading->places);
  reading->links = tln_reader_ranges_new ();
  for (guint i = 0; i < spans->len; i++) {
    const TlnSpan *span = &g_array_index (spans, TlnSpan, i);

    if (span->kind == TLN_SPAN_LINK)
      tln_reader_ranges_add (reading->links, span->start, span->end, span->target);
  }
  tln_reader_ranges_sort (reading->links);
  reading->instruments = tln_reader_ranges_new ();
  for (guint i = 0; i < reading->mentions->len; i++) {
    const TlnMention *mention = g_ptr_array_index (reading->mentions, i);

    if (mention->instrument_id && mention->spanned)
      tln_reader_ranges_add (reading->instruments, mention->start, mention->end, mention);
  }
  tln_reader_ranges_sort (reading->instruments);
}

TlnReadingWanted *
tln_reading_wanted_new (gint64 article, TlnReading *before)
{
  TlnReadingWanted *wanted = g_new0 (TlnReadingWanted, 1);

  wanted->article = article;
  wanted->before = before ? tln_reading_ref (before) : NULL;
  return wanted;
}

void
tln_reading_wanted_free (gpointer data)
{
  TlnReadingWanted *wanted = data;

  g_clear_pointer (&wanted->before, tln_reading_unref);
  g_free (wanted);
}

/* To read a long text is most of the work; each claim that is made has everything read anew. */
static gboolean
read_text (TlnDb *db, TlnReading *reading, const TlnReading *before, GError **error)
{
  g_autoptr (TlnBody) body = NULL;

  if (before && before->lasting &&
      g_str_equal (before->article->text_sha256, reading->article->text_sha256)) {
    reading->rich = tln_rich_ref (before->rich);
    reading->minutes = before->minutes;
    reading->lasting = TRUE;
    return TRUE;
  }
  body = tln_articles_get_body (db, reading->article->id, error);
  if (!body)
    return FALSE;
  reading->rich = tln_document_rich (body->text, body->markdown);
  reading->minutes = tln_reading_minutes (reading->rich->text);
  reading->lasting = body->markdown != NULL;
  return TRUE;
}

gpointer
tln_reading_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnReadingWanted *wanted = data;
  gint64 id = wanted->article;
  g_autoptr (TlnReading) reading = g_atomic_rc_box_new0 (TlnReading);

  reading->article = tln_articles_get (db, id, error);
  if (!reading->article)
    return NULL;
  if (!read_text (db, reading, wanted->before, error))
    return NULL;
  reading->mentions = tln_articles_get_mentions (db, id, error);
  if (!reading->mentions)
    return NULL;
  reading->boilerplate = tln_articles_get_boilerplate (db, id, error);
  if (!reading->boilerplate)
    return NULL;
  reading->claims = tln_claims_get_of_article (db, id, error);
  if (!reading->claims)
    return NULL;
  reading->images = tln_images_get_of_article (db, id, error);
  if (!reading->images)
    return NULL;
  reading->passed = tln_passed_of (db, id, error);
  if (!reading->passed)
    return NULL;
  reading->pages = tln_articles_get_pages (db, id, error);
  if (!reading->pages)
    return NULL;
  reading->reprints = tln_reprints_of (db, id, error);
  if (!reading->reprints)
    return NULL;
  index_ranges (reading);
  return g_steal_pointer (&reading);
}

TlnClaim *
tln_reading_claim (const TlnReading *reading, gint64 id)
{
  for (guint i = 0; i < reading->claims->len; i++) {
    TlnClaim *claim = g_ptr_array_index (reading->claims, i);

    if (claim->id == id)
      return claim;
  }
  return NULL;
}

TlnClaim *
tln_reading_claim_at (const TlnReading *reading, guint32 place)
{
  return (TlnClaim *) tln_reader_ranges_at (reading->places, place);
}

TlnClaim *
tln_reading_claim_beside (const TlnReading *reading, guint32 place, int by)
{
  TlnClaim *last = NULL;

  for (guint i = 0; i < reading->claims->len; i++) {
    TlnClaim *claim = g_ptr_array_index (reading->claims, i);

    if (claim->anchor == TLN_ANCHOR_ORPHAN)
      continue;
    if (by > 0 && claim->start > place)
      return claim;
    if (claim->start < place)
      last = claim;
  }
  return by > 0 ? NULL : last;
}

TlnEvidence *
tln_claim_leading_evidence (const TlnClaim *claim)
{
  return claim->evidence->len > 0 ? g_ptr_array_index (claim->evidence, 0) : NULL;
}

TlnImage *
tln_reading_image (const TlnReading *reading, const char *url)
{
  for (guint i = 0; url && i < reading->images->len; i++) {
    TlnImage *image = g_ptr_array_index (reading->images, i);

    if (g_str_equal (image->url, url))
      return image;
  }
  return NULL;
}

static gboolean
same_images (const TlnReading *a, const TlnReading *b)
{
  if (a->images->len != b->images->len)
    return FALSE;
  for (guint i = 0; i < a->images->len; i++)
    if (((TlnImage *) g_ptr_array_index (a->images, i))->id !=
        ((TlnImage *) g_ptr_array_index (b->images, i))->id)
      return FALSE;
  return TRUE;
}

gboolean
tln_reading_same_text (const TlnReading *a, const TlnReading *b)
{
  if (a->article->id != b->article->id || a->boilerplate->len != b->boilerplate->len ||
      !g_str_equal (a->article->text_sha256, b->article->text_sha256) || !same_images (a, b))
    return FALSE;
  for (guint i = 0; i < a->boilerplate->len; i++) {
    const TlnBoilerplate *one = g_ptr_array_index (a->boilerplate, i);
    const TlnBoilerplate *other = g_ptr_array_index (b->boilerplate, i);

    if (one->id != other->id || one->hidden != other->hidden)
      return FALSE;
  }
  return TRUE;
}
