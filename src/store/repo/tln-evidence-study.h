/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event study of an instrument's evidence: which claims are events, on which day, and what its
 * prices did around them. Reads only; everything it gives is immutable. */
#pragma once

#include "tln-claim.h"
#include "tln-db.h"
#include "tln-event-study.h"
#include "tln-instrument.h"
#include "tln-splits.h"

G_BEGIN_DECLS

#define TLN_STUDY_SEED 1997u /* of the placebo: same library, same line */
#define TLN_STUDY_PLACEBO 200u /* windows in it */

/* Why a claim is no event. */
typedef enum {
  TLN_CASE_EVENT,
  TLN_CASE_NO_DAY, /* neither its evidence nor its article has a day */
  TLN_CASE_COARSE, /* the day is only that of a month or a year */
  TLN_CASE_CAPTURED, /* the day is only that on which the article came in */
  TLN_CASE_REPEATED, /* an earlier article says it; this one is a reprint */
} TlnCaseState;

/* One claim that was asked for. */
typedef struct {
  const TlnClaim *claim; /* of the study's claims */
  const TlnEvidence *evidence; /* the one that counts, or NULL: a plain highlight */
  TlnStance stance;
  TlnDay day; /* or TLN_DAY_NONE */
  TlnCaseState state;
  guint path; /* TLN_CASE_EVENT: of the study */
} TlnStudyCase;

typedef struct {
  gint64 instrument;
  gint64 benchmark; /* 0: none */
  gint64 stage; /* only evidence for this one; 0: all */
  guint stances; /* bits 1 << TlnStance; 0: all */
  TlnStudyOptions options;
  /* What is known and is not read again, or NULL: sessions of a study before … */
  TlnSeries *series;
  TlnSeries *benchmark_series;
  /* … or the prices as printed that sessions are made of; and the rest of what it reads. */
  TlnSeries *printed;
  GPtrArray *batches;
  GPtrArray *claims;
  GPtrArray *links;
} TlnStudyQuery;
/* An empty query that is freed with what it holds. */
TlnStudyQuery *tln_study_query_new (gint64 instrument);
void tln_study_query_free (TlnStudyQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnStudyQuery, tln_study_query_free)

/* Atomically ref-counted. */
typedef struct {
  TlnInstrument *instrument;
  TlnInstrument *benchmark; /* or NULL */
  TlnSeries *series; /* sessions: daily bars, or those of minutes as days; may have none */
  TlnSeries *benchmark_series; /* or NULL */
  GPtrArray *batches; /* TlnPriceBatch of the instrument, newest first */
  /* TlnSplit: jumps of the prices that look like one and are not adjusted, or NULL … */
  GArray *splits;
  GArray *benchmark_splits; /* … and of those of the benchmark, or NULL */
  GPtrArray *claims; /* TlnClaim: all there are, whatever was asked for */
  GPtrArray *links; /* TlnLink of the instrument */
  GArray *cases; /* TlnStudyCase: those that were asked for, by day, then by claim */
  TlnStudyOptions options;
  TlnStudy *study; /* its paths are the cases that are events, in their order */
} TlnEvidenceStudy;
TlnEvidenceStudy *tln_evidence_study_ref (TlnEvidenceStudy *study);
void tln_evidence_study_unref (TlnEvidenceStudy *study);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnEvidenceStudy, tln_evidence_study_unref)

/* Takes the sessions of a study before into a query for the same instrument and, where that asks
 * for the same one, those of its benchmark; another instrument's are left. study may be NULL. */
void tln_study_query_reuse (TlnStudyQuery *query, const TlnEvidenceStudy *study);

/* NULL without error: no such instrument. A benchmark that does not exist is none. */
TlnEvidenceStudy *tln_evidence_study_run (TlnDb *db, const TlnStudyQuery *query, GError **error);

/* The case of a path; NULL: no such path. */
const TlnStudyCase *tln_evidence_study_case (const TlnEvidenceStudy *study, guint path);

/* What looks like a split where the returns of a case are taken from: one of them is no return. */
typedef struct {
  const TlnSplit *split; /* of the study */
  gboolean benchmark; /* in the prices of the benchmark */
  gboolean estimation; /* not in the window, but among the sessions its model is estimated from */
} TlnStudySplit;

/* The first one of a case: in its window, there in the benchmark, then the same where its model is
 * estimated. FALSE: there is none. */
gboolean tln_evidence_study_split (const TlnEvidenceStudy *study,
                                   const TlnStudyCase *event,
                                   TlnStudySplit *found);

/* Those of all cases, each once, in their windows or where their models are estimated. Sets in how
 * many cases. Element TlnStudySplit; caller unrefs. */
GArray *
tln_evidence_study_splits (const TlnEvidenceStudy *study, gboolean estimation, guint *n_cases);

/* Which of a claim's evidence counts for an instrument with these links (TlnLink): the first for a
 * thesis or stage it is linked to, else the first; NULL for a plain highlight. */
const TlnEvidence *tln_study_choose_evidence (const GPtrArray *links, const TlnClaim *claim);

G_END_DECLS
