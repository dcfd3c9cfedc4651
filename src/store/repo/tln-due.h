/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits to be looked at: forecasts that are due, falsifiers to check, theses to review. */
#pragma once

#include "tln-db.h"
#include "tln-forecast.h"

G_BEGIN_DECLS

/* A thesis whose next review is due, or that is refuted for now and to be looked at again. */
typedef struct {
  gint64 thesis_id;
  char *title;
  char *status; /* as a thesis has it */
  TlnDay day; /* the earlier of the two */
  int review_days; /* its interval; 0: none */
} TlnThesisReview;
#define TLN_TYPE_THESIS_REVIEW (tln_thesis_review_get_type ())
TLN_DECLARE_RECORD (TlnThesisReview, tln_thesis_review)

typedef struct {
  GPtrArray *forecasts; /* TlnForecast */
  GPtrArray *falsifiers; /* TlnFalsifier */
  GPtrArray *reviews; /* TlnThesisReview */
} TlnDue;
void tln_due_free (TlnDue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnDue, tln_due_free)

/* Everything due by this day, the earliest first in each. */
TlnDue *tln_due_load (TlnDb *db, TlnDay day, GError **error);
guint tln_due_count (const TlnDue *self);
/* How many that would be, without loading them. */
gboolean tln_due_count_by (TlnDb *db, TlnDay day, guint *count, GError **error);

G_END_DECLS
