/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a thesis for an export. What it looks like as Markdown stands elsewhere. */
#include "tln-bundle.h"

#include "tln-arguments.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-error.h"
#include "tln-falsifiers.h"
#include "tln-forecast-rows.h"
#include "tln-instruments.h"
#include "tln-theses.h"

#include <string.h>

const TlnEvidence *
tln_bundle_evidence (const TlnBundle *bundle, const TlnClaim *claim)
{
  for (guint i = 0; i < claim->evidence->len; i++) {
    const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, i);
    if (evidence->thesis_id == bundle->thesis->id)
      return evidence;
  }
  return NULL;
}

const TlnStage *
tln_bundle_stage (const TlnBundle *bundle, gint64 id)
{
  for (guint i = 0; i < bundle->stages->len; i++) {
    const TlnStage *stage = g_ptr_array_index (bundle->stages, i);
    if (stage->id == id)
      return stage;
  }
  return NULL;
}

static int
compare_claims (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TlnClaim *first = *(TlnClaim *const *) a;
  const TlnClaim *second = *(TlnClaim *const *) b;
  const TlnEvidence *e1 = tln_bundle_evidence (user_data, first);
  const TlnEvidence *e2 = tln_bundle_evidence (user_data, second);

  if (e1 != NULL && e2 != NULL && e1->day != e2->day)
    return e1->day < e2->day ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const TlnLink *first = *(TlnLink *const *) a;
  const TlnLink *second = *(TlnLink *const *) b;
  int order = strcmp (first->code, second->code);

  if (order == 0)
    order = strcmp (first->exchange, second->exchange);
  return order != 0 ? order : (first->id < second->id ? -1 : first->id > second->id);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const TlnNote *first = *(TlnNote *const *) a;
  const TlnNote *second = *(TlnNote *const *) b;

  return first->id < second->id ? -1 : first->id > second->id;
}

static gboolean
load_claims (TlnDb *db, TlnBundle *bundle, GError **error)
{
  bundle->claims = tln_claims_get_of_thesis (db, bundle->thesis->id, error);
  if (bundle->claims == NULL)
    return FALSE;
  g_ptr_array_sort_with_data (bundle->claims, compare_claims, bundle);
  return TRUE;
}

static gboolean
load_articles (TlnDb *db, TlnBundle *bundle, GError **error)
{
  for (guint i = 0; i < bundle->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (bundle->claims, i);
    if (g_hash_table_contains (bundle->articles, &claim->article_id))
      continue;
    g_autoptr (GError) local = NULL;
    TlnArticle *article = tln_articles_get (db, claim->article_id, &local);
    if (article == NULL && local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (article != NULL)
      g_hash_table_insert (bundle->articles, &article->id, article);
  }
  return TRUE;
}

static gboolean
load_links (TlnDb *db, TlnBundle *bundle, GError **error)
{
  bundle->links = tln_instruments_get_links (db, 0, bundle->thesis->id, 0, error);
  if (bundle->links == NULL)
    return FALSE;
  g_ptr_array_sort (bundle->links, compare_links);
  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    g_autoptr (GPtrArray) batches = tln_prices_get_batches (db, link->instrument_id, error);
    TlnPriceMove move;
    if (batches == NULL ||
        !tln_prices_get_move (db, link->instrument_id, TLN_BUNDLE_MOVE_DAYS, &move, error))
      return FALSE;
    if (move.to != TLN_DAY_NONE)
      g_hash_table_replace (bundle->moves,
                            g_memdup2 (&link->instrument_id, sizeof link->instrument_id),
                            g_memdup2 (&move, sizeof move));
    if (batches->len > 0) {
      TlnPriceBatch *newest = tln_price_batch_ref (g_ptr_array_index (batches, 0));
      g_hash_table_replace (bundle->batches, &newest->instrument_id, newest);
    }
  }
  return TRUE;
}

static gboolean
load_charts (TlnDb *db, TlnBundle *bundle, GError **error)
{
  for (guint i = 0; i < bundle->links->len; i++) {
    const TlnLink *link = g_ptr_array_index (bundle->links, i);
    g_autoptr (TlnOnChart) chart = tln_on_chart_load (db, link->instrument_id, error);
    if (chart == NULL)
      return FALSE;
    if (!tln_on_chart_is_empty (chart))
      g_hash_table_replace (bundle->charts,
                            g_memdup2 (&link->instrument_id, sizeof link->instrument_id),
                            g_steal_pointer (&chart));
  }
  return TRUE;
}

static gboolean
load_chain (TlnDb *db, TlnBundle *bundle, GError **error)
{
  g_autoptr (GPtrArray) chains = tln_theses_get_chains (db, error);

  for (guint i = 0; chains != NULL && i < chains->len; i++) {
    const TlnChain *chain = g_ptr_array_index (chains, i);
    if (chain->id == bundle->thesis->chain_id)
      bundle->chain = g_strdup (chain->name);
  }
  return chains != NULL;
}

static gboolean
load_rest (TlnDb *db, TlnBundle *bundle, GError **error)
{
  TlnNoteOwner owner = { .thesis = bundle->thesis->id };

  bundle->stages = bundle->thesis->chain_id != 0
                       ? tln_theses_get_stages (db, bundle->thesis->chain_id, error)
                       : g_ptr_array_new ();
  if (bundle->stages == NULL)
    return FALSE;
  bundle->notes = tln_theses_get_notes (db, &owner, error);
  if (bundle->notes == NULL)
    return FALSE;
  g_ptr_array_sort (bundle->notes, compare_notes);
  bundle->falsifiers = tln_falsifiers_get_all (db, bundle->thesis->id, error);
  return bundle->falsifiers != NULL && load_chain (db, bundle, error) &&
         load_claims (db, bundle, error) && load_links (db, bundle, error);
}

TlnBundle *
tln_bundle_load (TlnDb *db, gint64 thesis, GError **error)
{
  g_autoptr (TlnBundle) bundle = g_new0 (TlnBundle, 1);
  g_autoptr (GError) local = NULL;

  g_atomic_ref_count_init (&bundle->refs);
  bundle->articles =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) tln_article_unref);
  bundle->batches = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                           (GDestroyNotify) tln_price_batch_unref);
  bundle->charts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) tln_on_chart_free);
  bundle->moves = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  bundle->thesis = tln_theses_get (db, thesis, &local);
  if (bundle->thesis == NULL) {
    if (local == NULL)
      g_set_error (&local, TLN_EXPORT_ERROR, TLN_EXPORT_ERROR_NOT_FOUND, "no such thesis");
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  return load_rest (db, bundle, error) ? g_steal_pointer (&bundle) : NULL;
}

gboolean
tln_bundle_load_more (TlnDb *db, TlnBundle *bundle, GError **error)
{
  TlnArgument *argument;

  if (!load_articles (db, bundle, error) || !load_charts (db, bundle, error))
    return FALSE;
  argument = tln_arguments_load (db, bundle->thesis->id, error);
  if (argument != NULL)
    bundle->argument = tln_argument_tree_new (argument);
  if (argument != NULL)
    bundle->forecasts = tln_forecasts_get_all (db, bundle->thesis->id, error);
  return bundle->forecasts != NULL;
}

TlnBundle *
tln_bundle_ref (TlnBundle *bundle)
{
  g_atomic_ref_count_inc (&bundle->refs);
  return bundle;
}

void
tln_bundle_unref (TlnBundle *bundle)
{
  if (!g_atomic_ref_count_dec (&bundle->refs))
    return;
  g_clear_pointer (&bundle->thesis, tln_thesis_unref);
  g_free (bundle->chain);
  g_clear_pointer (&bundle->stages, g_ptr_array_unref);
  g_clear_pointer (&bundle->claims, g_ptr_array_unref);
  g_clear_pointer (&bundle->articles, g_hash_table_unref);
  g_clear_pointer (&bundle->links, g_ptr_array_unref);
  g_clear_pointer (&bundle->batches, g_hash_table_unref);
  g_clear_pointer (&bundle->moves, g_hash_table_unref);
  g_clear_pointer (&bundle->charts, g_hash_table_unref);
  g_clear_pointer (&bundle->notes, g_ptr_array_unref);
  g_clear_pointer (&bundle->falsifiers, g_ptr_array_unref);
  g_clear_pointer (&bundle->forecasts, g_ptr_array_unref);
  g_clear_pointer (&bundle->argument, tln_argument_tree_unref);
  g_free (bundle);
}
