/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thesis with what its board shows, read in one go, and with all that an export needs. */
#pragma once

#include "tln-argument-tree.h"
#include "tln-article.h"
#include "tln-claim.h"
#include "tln-db.h"
#include "tln-forecast.h"
#include "tln-instrument.h"
#include "tln-on-chart-text.h"
#include "tln-thesis.h"

G_BEGIN_DECLS

#define TLN_BUNDLE_MOVE_DAYS 28

typedef struct {
  gatomicrefcount refs;
  TlnThesis *thesis;
  char *chain; /* name, or NULL */
  GPtrArray *stages; /* TlnStage of its chain, in order */
  GPtrArray *claims; /* TlnClaim, by day of their evidence, then id */
  GPtrArray *links; /* TlnLink of the thesis and of its stages, by code */
  GHashTable *batches; /* instrument id -> TlnPriceBatch, the newest */
  GHashTable *moves; /* instrument id -> TlnPriceMove over TLN_BUNDLE_MOVE_DAYS; none: not there */
  GPtrArray *notes; /* TlnNote, oldest first */
  GPtrArray *falsifiers; /* TlnFalsifier */
  /* Empty or NULL until tln_bundle_load_more: */
  GHashTable *articles; /* id -> TlnArticle, of the claims */
  GHashTable *charts; /* instrument id -> TlnOnChart, of those with something on it */
  TlnArgumentTree *argument;
  GPtrArray *forecasts; /* TlnForecast, by the day they are due */
} TlnBundle;

/* Errors: TLN_EXPORT_ERROR_NOT_FOUND, TLN_DB_ERROR. */
TlnBundle *tln_bundle_load (TlnDb *db, gint64 thesis, GError **error);
/* Reads what only an export needs: the articles, what is on the charts, what its claims say of each
 * other, and its forecasts. Not for one that is shared. */
gboolean tln_bundle_load_more (TlnDb *db, TlnBundle *bundle, GError **error);
/* One that is shared is only read, on whatever thread. */
TlnBundle *tln_bundle_ref (TlnBundle *bundle);
void tln_bundle_unref (TlnBundle *bundle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnBundle, tln_bundle_unref)

/* The evidence a claim is for this thesis, or NULL. */
const TlnEvidence *tln_bundle_evidence (const TlnBundle *bundle, const TlnClaim *claim);
/* The stage of that id in the chain, or NULL. */
const TlnStage *tln_bundle_stage (const TlnBundle *bundle, gint64 id);

G_END_DECLS
