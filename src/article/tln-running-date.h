/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people and pages write them. */
#pragma once

#include "tln-day.h"

G_BEGIN_DECLS

/* The first whole date in a text: 2019年09月09日 18:13, 2019.09.09, 2019/9/9,
 * 2019-09-09T18:13:05+08:00, March 10, 2025, 10 March 2025, Mon, 10 Mar 2025 08:00:00 GMT. A date
 * without a year is none; a purely numeric one that begins with the day or month is none either,
 * for it has two readings. start and end (bytes of text; may be NULL) get its place. */
gboolean tln_running_date_find (const char *text, TlnDate *date, gsize *start, gsize *end);

/* The same where the text begins with it; length gets its bytes. */
gboolean tln_running_date_at (const char *text, TlnDate *date, gsize *length);

/* A year, month and day in an address: /2019/09/09/, /2019-09-09/, /20190909/. */
gboolean tln_running_date_from_url (const char *url, TlnDate *date);

/* Seconds or milliseconds since 1970 as digits, between 1995 and 2100; UTC. */
gboolean tln_running_date_from_epoch (const char *digits, TlnDate *date);

G_END_DECLS
