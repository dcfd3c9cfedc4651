/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the states of a thesis. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The states a thesis can have, as stored, NULL-terminated; static. */
const char *const *tln_thesis_statuses (void);
/* Translated; a state not known is given back as it is. */
const char *tln_thesis_status_label (const char *status);

G_END_DECLS
