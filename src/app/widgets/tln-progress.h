/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that goes on in the background: whether it does, what it is called, how far it has
 * come, for the sidebar. The base of what runs there. Main thread. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TLN_TYPE_PROGRESS (tln_progress_get_type ())
G_DECLARE_DERIVABLE_TYPE (TlnProgress, tln_progress, TLN, PROGRESS, GObject)

struct _TlnProgressClass {
  GObjectClass parent_class;
  void (*cancel) (TlnProgress *self);
};

gboolean tln_progress_is_active (TlnProgress *self);
/* For people. Borrowed; NULL before the first. */
const char *tln_progress_get_title (TlnProgress *self);
/* 0 to 1; -1: not known. */
double tln_progress_get_fraction (TlnProgress *self);
/* Stops what goes on and what waits; what that leaves, each kind says itself. */
void tln_progress_cancel (TlnProgress *self);

/* For the kinds. title is copied. */
void tln_progress_set_active (TlnProgress *self, gboolean active);
void tln_progress_show (TlnProgress *self, const char *title, double fraction);

/* Signal "changed": any of these. */

G_END_DECLS
