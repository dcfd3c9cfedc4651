/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly reviews: the facts of an ISO week in the user's zone, and what was written about them. No
 * words for people here, only what was counted and what it leads to. See tln-articles.h for threads
 * and acts. */
#pragma once

#include "tln-day.h"
#include "tln-db.h"

G_BEGIN_DECLS

typedef enum {
  TLN_REVIEW_CLAIMS, /* kept in the week. heading: stage or thesis; body: quote; first: stance */
  TLN_REVIEW_MOVES, /* of linked instruments. body: code and name; first: last close before the
                       week; second: last close in it; day: of that */
  TLN_REVIEW_ORPHANS, /* claims whose words are no longer in their article. body: quote */
  TLN_REVIEW_DUE, /* theses to be looked at. body: title; day: since when */
  TLN_REVIEW_FORECASTS, /* to be resolved. heading: thesis or NULL; body: proposition; day: due */
  TLN_REVIEW_FALSIFIERS, /* to be checked. heading: thesis; body: words; day: of the check */
  TLN_REVIEW_STATES, /* proposed by the rule. heading: stage; body: title of the thesis; first: the
                        proposed TlnStageState; second: the one there is */
  TLN_REVIEW_QUESTION, /* the most one-sided thesis. body: title; first, second: weights */
} TlnReviewSection;

typedef enum {
  TLN_REVIEW_TO_CLAIM,
  TLN_REVIEW_TO_THESIS,
  TLN_REVIEW_TO_INSTRUMENT,
} TlnReviewTarget;

typedef struct {
  TlnReviewSection section;
  TlnReviewTarget target;
  gint64 id; /* of the target; it may be gone */
  char *heading; /* or NULL */
  char *body;
  double first; /* NAN: none */
  double second;
  TlnDay day; /* TLN_DAY_NONE: none */
} TlnReviewFact;

/* The Monday of a day's week. */
TlnDay tln_review_week (TlnDay day);

/* The facts of a week (its Monday) as they are now, in the order of the sections. Element
 * TlnReviewFact; caller unrefs. */
GPtrArray *tln_reviews_draft (TlnDb *db, TlnDay week, GError **error);

typedef struct {
  gint64 id;
  TlnDay week;
  char *body; /* Markdown */
  gint64 updated_at; /* ms */
} TlnReview;

/* Keeps what was written, with these facts in place of those that were kept of that week. Returns
 * the id, 0 on error. */
gint64
tln_reviews_save (TlnDb *db, TlnDay week, const GPtrArray *facts, const char *body, GError **error);
gboolean tln_reviews_delete (TlnDb *db, gint64 id, GError **error);
/* Element TlnReview, newest week first. */
GPtrArray *tln_reviews_get_all (TlnDb *db, GError **error);
/* The facts as they were kept. Element TlnReviewFact. */
GPtrArray *tln_reviews_get_facts (TlnDb *db, gint64 review, GError **error);

G_END_DECLS
