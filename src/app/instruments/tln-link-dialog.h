/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links an instrument to a thesis or stage, with the reason. */
#pragma once

#include "tln-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is already known; 0: to be chosen in the dialog. */
typedef struct {
  gint64 instrument;
  gint64 thesis;
  gint64 stage;
} TlnLinkTarget;

#define TLN_TYPE_LINK_DIALOG (tln_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlnLinkDialog, tln_link_dialog, TLN, LINK_DIALOG, AdwDialog)

/* Linking is one act with an undo toast. */
AdwDialog *tln_link_dialog_new (TlnStore *store, const TlnLinkTarget *target);

G_END_DECLS
