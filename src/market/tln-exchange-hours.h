/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When something was published in the time of an exchange, and whether that was after its close. */
#pragma once

#include "tln-day.h"
#include "tln-event-study.h"

G_BEGIN_DECLS

/* The event a date is for an exchange (SSE, SZSE, BSE, NEEQ, OTCFUND, HKEX, NASDAQ, NYSE, US). A
 * time with its zone is taken in the exchange's, one without as it is written; at or after the
 * regular close (15:00 in China, 16:00 in Hong Kong and New York) it is after_close. A date without
 * a time, or an exchange that is not known, is its day. FALSE when the date is not known to the
 * day. Any thread. */
gboolean tln_exchange_event (const char *exchange, const TlnDate *published, TlnStudyEvent *event);

G_END_DECLS
