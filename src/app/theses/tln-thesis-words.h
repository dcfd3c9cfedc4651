/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the states of a thesis. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Translated; a state not known is given back as it is. */
const char *tln_thesis_status_label (const char *status);

G_END_DECLS
