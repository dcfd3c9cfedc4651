/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors in the words of the user: the only place that turns (domain, code) into a sentence. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What happened, what was kept, what to do: one or two sentences, translated. Never empty; what is
 * not known by code gives a general sentence. Caller frees. */
char *tln_error_text (const GError *error);

/* The same of a file that was to be written. */
char *tln_error_save_text (const GError *error);

/* A short heading for a dialog or a status page ("This Library Is Damaged"); static. */
const char *tln_error_title (const GError *error);

/* Both on a status page, whose description is markup. Main thread. */
void tln_error_show (AdwStatusPage *page, const GError *error);

G_END_DECLS
