/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thesis with all that an export of it needs, read in one go. */
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
  TlnThesis *thesis;
  char *chain; /* name, or NULL */
  GPtrArray *stages; /* TlnStage of its chain, in order */
  GPtrArray *claims; /* TlnClaim, by day of their evidence, then id */
  GHashTable *articles; /* id -> TlnArticle, of the claims and by hand assigned ones */
  GPtrArray *links; /* TlnLink of the thesis and of its stages, by code */
  GHashTable *batches; /* instrument id -> TlnPriceBatch, the newest */
  GHashTable *moves; /* instrument id -> TlnPriceMove over TLN_BUNDLE_MOVE_DAYS; none: not there */
  GHashTable *charts; /* instrument id -> TlnOnChart, of those with something on it */
  GPtrArray *notes; /* TlnNote, oldest first */
  GPtrArray *falsifiers; /* TlnFalsifier */
  TlnArgumentTree *argument; /* NULL until tln_bundle_load_argument, as forecasts */
  GPtrArray *forecasts; /* TlnForecast, by the day they are due */
} TlnBundle;

/* Errors: TLN_EXPORT_ERROR_NOT_FOUND, TLN_DB_ERROR. */
TlnBundle *tln_bundle_load (TlnDb *db, gint64 thesis, GError **error);
/* Reads what its claims say of each other, too, and its forecasts. */
gboolean tln_bundle_load_argument (TlnDb *db, TlnBundle *bundle, GError **error);
void tln_bundle_free (TlnBundle *bundle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnBundle, tln_bundle_free)

/* The evidence a claim is for this thesis, or NULL. */
const TlnEvidence *tln_bundle_evidence (const TlnBundle *bundle, const TlnClaim *claim);
/* The stage of that id in the chain, or NULL. */
const TlnStage *tln_bundle_stage (const TlnBundle *bundle, gint64 id);

G_END_DECLS
