/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices, changes and quantities for people, in the user's language. Callers free. */
#pragma once

#include "tln-scale.h"
#include "tln-series.h"

G_BEGIN_DECLS

/* "1.043", "0.898", "96.31", "0.01234": "–" for none. */
char *tln_chart_say_price (double value);
/* "+2.31%", with a true minus sign; of a ratio: 0.0231. */
char *tln_chart_say_change (double ratio);
/* Takes a number as text and makes one piece of it that reads from left to right in any script:
 * beside others in a text from right to left its sign would come to stand behind it. */
char *tln_chart_isolate (char *number);
/* "+2.3", "−66", "0": a number with its sign, a true minus. */
char *tln_chart_say_signed (double value, int decimals);
/* What the language counts large quantities in, for axes; NULL: thousands. */
const TlnMyriads *tln_chart_myriads (void);
/* "1.95M"; counted in 万 and 亿 where the language does. */
char *tln_chart_say_quantity (double value);
/* Change of the close from the bar before, NAN where there is none. */
double tln_chart_change_at (const TlnSeries *series, guint index);

G_END_DECLS
