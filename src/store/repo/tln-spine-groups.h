/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of one day or week under one heading. Pure but for the user's time zone; any thread. */
#pragma once

#include "tln-day.h"
#include "tln-query.h"

G_BEGIN_DECLS

typedef struct {
  guint start; /* position of its first row; it goes on to the next group */
  TlnDay day; /* its first, a Monday for a week */
} TlnSpineGroup;

/* Groups (TlnSpineGroup) of rows by their days (TlnDay), in the order of the rows. A row that comes
 * later than its day, as where zones differ, is with its neighbours: no day has two groups.
 * falling: the newest is first. Caller unrefs. */
GArray *tln_spine_groups (const GArray *days, TlnGrouping grouping, gboolean falling);

/* Index of the group that a position is in; there must be groups. */
guint tln_spine_groups_find (const GArray *groups, guint position);

/* The day of a moment in the user's zone, for many in a row. All zero at first; then cleared. */
typedef struct {
  GTimeZone *zone;
  gint64 start; /* ms; within start and end it is day */
  gint64 end;
  TlnDay day;
} TlnDayFinder;
TlnDay tln_day_finder_find (TlnDayFinder *self, gint64 milliseconds);
void tln_day_finder_clear (TlnDayFinder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TlnDayFinder, tln_day_finder_clear)

G_END_DECLS
