/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of days, and days of moments. What a day is called is said elsewhere. */
#include "tln-spine-groups.h"

/* No day of any zone is shorter. */
#define SHORTEST_DAY (22 * G_GINT64_CONSTANT (3600000))

static TlnDay
group_day (TlnDay day, TlnGrouping grouping)
{
  return grouping == TLN_GROUP_WEEK ? day - tln_day_weekday (day) + 1 : day;
}

GArray *
tln_spine_groups (const GArray *days, TlnGrouping grouping, gboolean falling)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (TlnSpineGroup));
  TlnDay last = 0;

  for (guint i = 0; i < days->len; i++) {
    TlnDay day = g_array_index (days, TlnDay, i);
    if (i > 0 && (falling ? day >= last : day <= last))
      continue;
    TlnSpineGroup group = { i, group_day (day, grouping) };
    last = day;
    if (groups->len == 0 || g_array_index (groups, TlnSpineGroup, groups->len - 1).day != group.day)
      g_array_append_val (groups, group);
  }
  return groups;
}

guint
tln_spine_groups_find (const GArray *groups, guint position)
{
  guint low = 0;
  guint high = groups->len;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (groups, TlnSpineGroup, middle).start <= position)
      low = middle;
    else
      high = middle;
  }
  return low;
}

TlnDay
tln_day_finder_find (TlnDayFinder *self, gint64 milliseconds)
{
  if (milliseconds < self->start || milliseconds >= self->end) {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (milliseconds / 1000);
    gint64 since = ((gint64) g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time)) *
                   G_GINT64_CONSTANT (60000);
    self->day = tln_day_from_time (milliseconds);
    self->start = milliseconds / 60000 * 60000 - since;
    self->end = MAX (self->start + SHORTEST_DAY, milliseconds + 1);
    /* On a day that is turned back or forward, only this moment is sure. */
    if (tln_day_from_time (self->start) != self->day ||
        tln_day_from_time (self->end - 1) != self->day) {
      self->start = milliseconds;
      self->end = milliseconds + 1;
    }
  }
  return self->day;
}
