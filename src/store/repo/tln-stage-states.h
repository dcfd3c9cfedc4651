/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of stages: what the rule proposes now, what a person decided, the numbers of the rule. See
 * tln-articles.h for threads and acts. */
#pragma once

#include "tln-db.h"
#include "tln-stage-attention.h"
#include "tln-stage-rule.h"

G_BEGIN_DECLS

/* The numbers of the rule for a chain; TLN_N_LIMITS of them. */
gboolean tln_stage_limits_get (TlnDb *db, gint64 chain, double *limits, GError **error);
/* One that is not within its bounds, or not whole, is TLN_DB_ERROR_CONSTRAINT. NULL: the usual
 * ones. */
gboolean tln_stage_limits_set (TlnDb *db, gint64 chain, const double *limits, GError **error);

typedef struct {
  gint64 stage;
  TlnStageState state; /* as a person decided; TLN_STAGE_NO_STATE: not yet */
  TlnDay since; /* or TLN_DAY_NONE */
  TlnStageFinding finding; /* of the last whole week */
  gboolean offered; /* it proposes another state, and that one was not rejected lately */
  guint running; /* articles of the week that is not over */
} TlnStageReport;

/* A proposal that was rejected is not made again for so many weeks. */
#define TLN_STAGE_REST_WEEKS 4

typedef struct {
  gint64 thesis;
  gint64 chain; /* 0: the thesis has none, and there are no stages */
  TlnAttention *attention; /* its last week is the one that is not over */
  GArray *stages; /* TlnStageReport, in the order of the chain */
  double limits[TLN_N_LIMITS];
} TlnChainReport;

/* Everything about the stages of a thesis' chain, as of a day. NULL without error: no such thesis.
 * Errors: TLN_DB_ERROR. */
TlnChainReport *tln_stage_states_report (TlnDb *db, gint64 thesis, TlnDay today, GError **error);
/* The same where reports of many theses are wanted: the attention of a chain is what takes long,
 * and what is known from an earlier report, of the same chain and day, is not read again. like:
 * that, or NULL; one of another chain is passed over. */
TlnChainReport *tln_stage_states_report_like (TlnDb *db,
                                              gint64 thesis,
                                              TlnDay today,
                                              const TlnChainReport *like,
                                              GError **error);
void tln_chain_report_free (TlnChainReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnChainReport, tln_chain_report_free)
/* Of that stage, or NULL; borrowed. */
const TlnStageReport *tln_chain_report_stage (const TlnChainReport *report, gint64 stage);

typedef enum {
  TLN_VERDICT_CONFIRMED,
  TLN_VERDICT_REJECTED,
  TLN_VERDICT_SET, /* by hand, without a proposal */
} TlnVerdict;

typedef struct {
  gint64 stage;
  gint64 thesis;
  TlnStageState state;
  TlnVerdict verdict;
  TlnDay since;
  TlnStageFinding finding; /* what it rested on; of TLN_VERDICT_SET nothing is kept */
  gint64 decided_at; /* ms; when it is read */
} TlnStageDecision;

/* Keeps a decision. Returns its id, 0 on error; no state is TLN_DB_ERROR_CONSTRAINT. */
gint64 tln_stage_states_decide (TlnDb *db, const TlnStageDecision *decision, GError **error);
/* Decisions of a thesis, newest first; of one stage where it is not 0. Element TlnStageDecision. */
GArray *tln_stage_states_log (TlnDb *db, gint64 thesis, gint64 stage, GError **error);

G_END_DECLS
