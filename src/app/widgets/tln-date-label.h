/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times for people, in the language of the user. Main thread; callers free. */
#pragma once

#include "tln-day.h"

G_BEGIN_DECLS

/* "Today", "2 days ago" within a week, then "10 March 2025"; a coarse date says so: "March 2025",
 * "week of 10 March 2025", "2025". Without a date: "no date". */
char *tln_date_label (const TlnDate *date);
/* The whole of it, with time of day and zone where known: for tooltips. */
char *tln_date_label_exact (const TlnDate *date);
char *tln_day_label (TlnDay day);
/* The same where there is little room: "10 Mar 2025". */
char *tln_day_label_short (TlnDay day);
/* A moment in milliseconds since 1970, in the user's zone: "10 March 2025, 18:13". */
char *tln_time_label (gint64 milliseconds);
/* The same below its day: "18:13". */
char *tln_clock_label (gint64 milliseconds);

G_END_DECLS
