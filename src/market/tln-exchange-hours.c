/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones and closing times of the exchanges; early closes before holidays are not known here. */
#include "tln-exchange-hours.h"

#include <string.h>

#define DAY_SECONDS 86400
#define HOUR 3600

typedef struct {
  const char *exchange;
  const char *zone;
  int close; /* seconds of the day */
} Hours;

static const Hours all_hours[] = {
  { "SSE", "+08:00", 15 * HOUR },
  { "SZSE", "+08:00", 15 * HOUR },
  { "BSE", "+08:00", 15 * HOUR },
  { "NEEQ", "+08:00", 15 * HOUR },
  { "OTCFUND", "+08:00", 15 * HOUR },
  { "HKEX", "+08:00", 16 * HOUR },
  { "NASDAQ", "America/New_York", 16 * HOUR },
  { "NYSE", "America/New_York", 16 * HOUR },
  { "US", "America/New_York", 16 * HOUR },
};

static const Hours *
find_hours (const char *exchange)
{
  for (guint i = 0; exchange != NULL && i < G_N_ELEMENTS (all_hours); i++) {
    if (strcmp (all_hours[i].exchange, exchange) == 0)
      return &all_hours[i];
  }
  return NULL;
}

/* Seconds since 1970 by the clock of a zone. FALSE where its rules are not installed. */
static gboolean
local_time (gint64 utc, const char *identifier, gint64 *local)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (identifier);

  if (zone == NULL)
    return FALSE;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);
  *local = utc + g_time_zone_get_offset (zone, interval);
  return TRUE;
}

gboolean
tln_exchange_event (const char *exchange, const TlnDate *published, TlnStudyEvent *event)
{
  const Hours *hours = find_hours (exchange);
  gint64 midnight = (gint64) published->day * DAY_SECONDS;

  if (published->day == TLN_DAY_NONE || published->precision < TLN_PRECISION_DAY)
    return FALSE;
  *event = (TlnStudyEvent) { .t = midnight };
  if (hours == NULL || published->precision < TLN_PRECISION_MINUTE || published->second < 0)
    return TRUE;
  gint64 local = midnight + published->second;
  if (published->offset != G_MAXINT32 &&
      !local_time (local - published->offset, hours->zone, &local))
    return TRUE;
  event->t = local;
  event->after_close = local - local / DAY_SECONDS * DAY_SECONDS >= hours->close;
  return TRUE;
}
