/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences the reader offers to keep: found on a thread of their own once an article is shown,
 * gone through by keys, kept or passed over. What a claim's words cover already is not offered. */
#include "tln-reader-private.h"

#include "tln-aside.h"
#include "tln-catalog.h"
#include "tln-claim-edits.h"
#include "tln-claim-words.h"
#include "tln-edits.h"
#include "tln-passed.h"
#include "tln-text.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* Finding. */

typedef struct {
  TlnReading *reading;
  GPtrArray *stages; /* TlnStage */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  tln_reading_unref (search->reading);
  g_ptr_array_unref (search->stages);
  g_free (search);
}

typedef struct {
  GPtrArray *statements; /* TlnStatement */
  TlnReaderDetected *detected;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_clear_pointer (&finding->statements, g_ptr_array_unref);
  g_clear_pointer (&finding->detected, tln_reader_detected_free);
  g_free (finding);
}

static gpointer
search_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *search = data;
  const char *text = search->reading->rich->text;
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (TlnStageCues));
  TlnDetectContext context = { 0 };
  TlnDetection *detection;
  TlnFigures *figures;
  Finding *finding;

  for (guint i = 0; i < search->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (search->stages, i);
    TlnStageCues one = { stage->id, stage->key, stage->cues };

    g_array_append_val (cues, one);
  }
  context.n_stages = cues->len;
  if (cues->len > 0)
    context.stages = (const TlnStageCues *) (gconstpointer) cues->data;
  detection = tln_detect (text, &context);
  figures = tln_figures_find (text, detection, &search->reading->article->published);
  finding = g_new0 (Finding, 1);
  finding->statements = tln_statements_find (text, detection, figures);
  finding->detected = tln_reader_detected_new (detection, figures);
  return finding;
}

/* byte: where it begins. */
static gboolean
passed (const TlnReading *reading, const TlnStatement *statement, const char *byte)
{
  g_autofree char *words = NULL;

  if (g_hash_table_size (reading->passed) == 0)
    return FALSE;
  words = tln_text_slice (byte, 0, (glong) statement->end - statement->start);
  return g_hash_table_contains (reading->passed, words);
}

/* Those of what was found that are still to be offered, borrowed from self->found. */
static void
sift (TlnReaderPage *self)
{
  const TlnStatement *at = self->offer;
  const char *byte = self->reading->rich->text;
  guint32 place = 0;
  gboolean stays = FALSE;

  g_ptr_array_set_size (self->offers, 0);
  for (guint i = 0; self->found && i < self->found->len; i++) {
    TlnStatement *statement = g_ptr_array_index (self->found, i);

    byte = g_utf8_offset_to_pointer (byte, (glong) statement->start - place);
    place = statement->start;
    if (tln_reader_ranges_touch (self->reading->places, statement->start, statement->end) ||
        passed (self->reading, statement, byte))
      continue;
    g_ptr_array_add (self->offers, statement);
    stays = stays || statement == at;
  }
  if (!stays)
    self->offer = NULL;
  tln_reader_view_set_offers (self->view, self->offers, self->offer);
  tln_reader_page_update_bar (self);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlnReaderPage *self = TLN_READER_PAGE (source);
  Finding *finding = tln_aside_finish (result, NULL);

  if (!finding)
    return;
  if (!self->reading) {
    finding_free (finding);
    return;
  }
  self->offer = NULL;
  g_ptr_array_set_size (self->offers, 0);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&finding->statements);
  tln_reader_page_set_detected (self, g_steal_pointer (&finding->detected));
  finding_free (finding);
  sift (self);
}

void
tln_reader_page_find_offers (TlnReaderPage *self, gboolean same_text)
{
  TlnAside job = { search_aside, NULL, search_free, finding_free };
  Search *search;

  if (same_text && self->found) {
    sift (self);
    return;
  }
  tln_reader_page_drop_offers (self);
  self->searching = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->reading = tln_reading_ref (self->reading);
  search->stages = g_ptr_array_copy (tln_catalog_get_stages (tln_catalog_of (self->store)),
                                     (GCopyFunc) (void (*) (void)) tln_stage_ref, NULL);
  g_ptr_array_set_free_func (search->stages, (GDestroyNotify) (void (*) (void)) tln_stage_unref);
  job.data = search;
  tln_aside_async (self, &job, self->searching, searched_cb, NULL);
}

void
tln_reader_page_drop_offers (TlnReaderPage *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->offer = NULL;
  g_ptr_array_set_size (self->offers, 0);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  tln_reader_page_set_detected (self, NULL);
  if (self->view)
    tln_reader_view_set_offers (self->view, self->offers, NULL);
}

/* Going through them. */

static char *
offer_sentence (TlnReaderPage *self, const TlnStatement *offer)
{
  TlnStage *stage = tln_catalog_stage (tln_catalog_of (self->store), offer->stage_id);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *kind = offer->kind ? tln_claim_kind_label (offer->kind) : NULL;

  g_ptr_array_add (parts, (gpointer) _ ("Enter keeps this sentence, N passes it over"));
  if (stage)
    g_ptr_array_add (parts, stage->name);
  if (offer->speaker)
    g_ptr_array_add (parts, offer->speaker);
  if (kind)
    g_ptr_array_add (parts, (gpointer) kind);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
set_offer (TlnReaderPage *self, const TlnStatement *offer)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  self->offer = offer;
  self->current = 0;
  tln_reader_view_set_current (self->view, 0);
  tln_reader_view_clear_selection (self->view);
  tln_reader_view_set_offers (self->view, self->offers, offer);
  tln_reader_view_go_to (self->view, offer->start);
  tln_reader_page_update_bar (self);
  sentence = offer_sentence (self, offer);
  words = tln_text_slice (self->reading->rich->text, offer->start, offer->end);
  g_autofree char *said = g_strdup_printf ("%s. %s", words, sentence);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->view), said,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Where the next one is looked for from. */
static guint32
offer_place (TlnReaderPage *self)
{
  return self->offer ? self->offer->start : tln_reader_view_get_cursor (self->view);
}

gboolean
tln_reader_page_step_offer (TlnReaderPage *self, int by)
{
  const TlnStatement *next = NULL;
  guint32 place = offer_place (self);

  if (self->offers->len == 0)
    return FALSE;
  for (guint i = 0; i < self->offers->len; i++) {
    const TlnStatement *one = g_ptr_array_index (self->offers, i);
    gboolean behind = self->offer ? one->start > place : one->end > place;

    if (by > 0 && behind) {
      next = one;
      break;
    }
    if (by < 0 && one->start < place)
      next = one;
  }
  /* Round the end, as searching does. */
  if (!next)
    next = g_ptr_array_index (self->offers, by > 0 ? 0 : self->offers->len - 1);
  set_offer (self, next);
  return TRUE;
}

gboolean
tln_reader_page_leave_offer (TlnReaderPage *self)
{
  if (!self->offer)
    return FALSE;
  self->offer = NULL;
  tln_reader_view_set_offers (self->view, self->offers, NULL);
  tln_reader_page_update_bar (self);
  return TRUE;
}

/* Keeping and passing over. */

gboolean
tln_reader_page_keep_offer (TlnReaderPage *self, const TlnEvidenceDraft *draft)
{
  const TlnStatement *offer = self->offer;
  TlnEvidenceDraft own;

  if (!offer || !self->reading)
    return FALSE;
  if (draft)
    own = *draft;
  else
    tln_reader_page_new_draft (self, &own);
  if (own.stage == 0)
    own.stage =
        tln_catalog_stage (tln_catalog_of (self->store), offer->stage_id) ? offer->stage_id : 0;
  tln_claim_edit_add (GTK_WIDGET (self), self->store,
                      &(TlnClaimRange) { self->reading, offer->start, offer->end, offer },
                      own.thesis || own.stage || own.stance != TLN_STANCE_NEUTRAL ? &own : NULL,
                      tln_reader_page_claim_made_cb);
  return TRUE;
}

typedef struct {
  gint64 article;
  char *words;
} Pass;

static void
pass_free (Pass *pass)
{
  g_free (pass->words);
  g_free (pass);
}

static gpointer
pass_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Pass *pass = data;

  tln_passed_add (db, pass->article, pass->words, error);
  return NULL;
}

gboolean
tln_reader_page_pass_offer (TlnReaderPage *self)
{
  const TlnStatement *offer = self->offer;
  TlnJob job = { .run = pass_job, .data_free = (GDestroyNotify) pass_free };
  Pass *pass;

  if (!offer)
    return FALSE;
  pass = g_new0 (Pass, 1);
  pass->article = self->reading->article->id;
  pass->words = tln_text_slice (self->reading->rich->text, offer->start, offer->end);
  job.data = pass;
  /* The next one at once, so that the same key may be pressed again. */
  if (self->offers->len > 1)
    tln_reader_page_step_offer (self, 1);
  else
    tln_reader_page_leave_offer (self);
  tln_edit_run (GTK_WIDGET (self), self->store, TLN_ACT_CLAIM_PASS, &job,
                g_strdup (_ ("Sentence passed over")));
  return TRUE;
}
