/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as a person types them and reads them in a field. Numbers in articles are found by
 * article/, those of price files by market/. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The decimal sign of the user's locale: '.' or ','. */
char tln_number_point (void);

/* Reads a whole text: a sign, digits of any script, a decimal sign, an exponent; blanks around it
 * do not count. point is the decimal sign, the other one of '.' and ',' parts thousands, as do
 * blanks and apostrophes; where it stands alone and cannot part thousands ("3,5" where the point is
 * '.'), it is meant as a decimal sign. FALSE: empty, no number, or one too large; *value is left
 * alone. */
gboolean tln_number_parse (const char *text, char point, double *value);

/* What tln_number_parse reads back, to 15 digits and without thousands. "" for NAN. Caller frees.
 */
char *tln_number_format (double value, char point);

G_END_DECLS
