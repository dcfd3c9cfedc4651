/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and removing the sample notebook; each is one act that can be undone. */
#include "tln-sample-rows.h"
#include "tln-sample.h"
#include "tln-toast.h"
#include "tln-window-private.h"

#include <glib/gi18n.h>

/* How the library stands to the sample. */
typedef enum {
  SAMPLE_NONE,
  SAMPLE_THERE,
} SampleState;

static gpointer
create_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_sample_create (db, g_get_language_names ()[0], error);
  return NULL;
}

static gpointer
remove_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_sample_remove (db, error);
  return NULL;
}

static gpointer
look_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (tln_sample_present (db) ? SAMPLE_THERE : SAMPLE_NONE);
}

static void
show_done (GtkWidget *window, TlnStore *store, GAsyncResult *result, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  tln_store_finish (store, result, &error);
  if (error != NULL)
    tln_toast_error (window, error);
  else
    tln_toast_act (window, sentence, tln_store_finish_act (store, result));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;

  show_done (window, TLN_STORE (source), result,
             _ ("Sample notebook added; its prices are invented"));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;

  show_done (window, TLN_STORE (source), result, _ ("Sample notebook removed"));
}

static void
create_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnJob job = { .run = create_job };

  tln_store_write_async (TLN_WINDOW (widget)->store, TLN_ACT_SAMPLE, &job, NULL, created_cb,
                         g_object_ref (widget));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnJob job = { .run = remove_job };

  tln_store_write_async (TLN_WINDOW (widget)->store, TLN_ACT_SAMPLE_REMOVE, &job, NULL, removed_cb,
                         g_object_ref (widget));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  gpointer state = tln_store_finish (TLN_STORE (source), result, &error);

  if (error != NULL)
    return;
  gtk_widget_action_set_enabled (window, "win.sample", GPOINTER_TO_INT (state) == SAMPLE_NONE);
  gtk_widget_action_set_enabled (window, "win.remove-sample",
                                 GPOINTER_TO_INT (state) == SAMPLE_THERE);
}

static void
store_changed_cb (TlnStore *store, guint changed, GtkWidget *window)
{
  TlnJob job = { .run = look_job };

  tln_store_read_async (store, &job, NULL, looked_cb, g_object_ref (window));
}

void
tln_window_follow_sample (TlnWindow *self)
{
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  store_changed_cb (self->store, 0, GTK_WIDGET (self));
}

void
tln_window_install_sample (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, create_cb);
  gtk_widget_class_install_action (widget_class, "win.remove-sample", NULL, remove_cb);
}
