/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a text takes to read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is read in a minute, of texts without pictures, by eyes that are used to them. */
#define TLN_HAN_PER_MINUTE 400
#define TLN_WORDS_PER_MINUTE 230

/* Minutes, rounded up; 0 for a text without anything to read. Chinese, Japanese and Korean count by
 * character, everything else by word, and a text of both takes the time of both. Pure; any thread;
 * linear. */
guint tln_reading_minutes (const char *text);

G_END_DECLS
