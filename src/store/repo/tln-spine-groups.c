/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of days, and days of moments. What a day is called is said elsewhere. */
#include "tln-spine-groups.h"

#define DAY_SECONDS 86400

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

/* Asking for the zone of the user means to look where it is set, so it is asked for once. */
TlnDay
tln_day_finder_find (TlnDayFinder *self, gint64 milliseconds)
{
  gint64 second = milliseconds / 1000;
  gint64 begin, end;
  int interval;

  if (milliseconds >= self->start && milliseconds < self->end)
    return self->day;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_local ();
  interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, second);
  gint64 local = second + g_time_zone_get_offset (self->zone, interval);
  self->day = (TlnDay) ((local >= 0 ? local : local - DAY_SECONDS + 1) / DAY_SECONDS);
  begin = second - (local - (gint64) self->day * DAY_SECONDS);
  end = begin + DAY_SECONDS;
  self->start = begin * 1000;
  self->end = end * 1000;
  /* On a day the clocks are changed, only this moment is sure. */
  if (g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, begin) != interval ||
      g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, end - 1) != interval) {
    self->start = milliseconds;
    self->end = milliseconds + 1;
  }
  return self->day;
}

void
tln_day_finder_clear (TlnDayFinder *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
}
