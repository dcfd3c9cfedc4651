/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that is made on a thread when it is pasted and handed over in small pieces. */
#include "tln-text-provider.h"

#include "tln-aside.h"

#include <string.h>

struct _TlnTextProvider {
  GdkContentProvider parent_instance;
  TlnTextMaker make;
  gpointer data;
  GDestroyNotify data_free;
  gboolean csv;
};

G_DEFINE_FINAL_TYPE (TlnTextProvider, tln_text_provider, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
tln_text_provider_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_mime_type (builder, "text/plain;charset=utf-8");
  gdk_content_formats_builder_add_mime_type (builder, "text/plain");
  if (TLN_TEXT_PROVIDER (provider)->csv)
    gdk_content_formats_builder_add_mime_type (builder, "text/csv");
  return gdk_content_formats_builder_free_to_formats (builder);
}

static gpointer
make_aside (gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnTextProvider *self = data;
  char *text = self->make (self->data);

  return g_bytes_new_take (text, strlen (text));
}

/* What the text is on its way to. */
typedef struct {
  GTask *task;
  GOutputStream *stream;
  int priority;
} Delivery;

static void
delivery_free (Delivery *delivery)
{
  g_object_unref (delivery->task);
  g_object_unref (delivery->stream);
  g_free (delivery);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Delivery, delivery_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Delivery) delivery = data;
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    g_task_return_error (delivery->task, error);
  else
    g_task_return_boolean (delivery->task, TRUE);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Delivery) delivery = data;
  g_autoptr (GInputStream) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = tln_aside_finish (result, &error);
  if (!bytes) {
    g_task_return_error (delivery->task, error);
    return;
  }
  text = g_memory_input_stream_new_from_bytes (bytes);
  g_output_stream_splice_async (delivery->stream, text, G_OUTPUT_STREAM_SPLICE_NONE,
                                delivery->priority, g_task_get_cancellable (delivery->task),
                                written_cb, delivery);
  g_steal_pointer (&delivery);
}

static void
tln_text_provider_write_mime_type_async (GdkContentProvider *provider,
                                         const char *mime_type,
                                         GOutputStream *stream,
                                         int io_priority,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  TlnTextProvider *self = TLN_TEXT_PROVIDER (provider);
  g_autoptr (GdkContentFormats) formats = tln_text_provider_ref_formats (provider);
  const TlnAside job = { make_aside, self, NULL, (GDestroyNotify) (void (*) (void)) g_bytes_unref };
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->task = g_task_new (self, cancellable, callback, user_data);
  delivery->stream = g_object_ref (stream);
  delivery->priority = io_priority;
  if (!gdk_content_formats_contain_mime_type (formats, mime_type)) {
    g_task_return_new_error (delivery->task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             "this text is not to be had as %s", mime_type);
    delivery_free (delivery);
    return;
  }
  tln_aside_async (self, &job, cancellable, made_cb, delivery);
}

static gboolean
tln_text_provider_write_mime_type_finish (GdkContentProvider *provider,
                                          GAsyncResult *result,
                                          GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
tln_text_provider_finalize (GObject *object)
{
  TlnTextProvider *self = TLN_TEXT_PROVIDER (object);

  if (self->data_free)
    self->data_free (self->data);
  G_OBJECT_CLASS (tln_text_provider_parent_class)->finalize (object);
}

static void
tln_text_provider_class_init (TlnTextProviderClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tln_text_provider_finalize;
  provider_class->ref_formats = tln_text_provider_ref_formats;
  provider_class->write_mime_type_async = tln_text_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = tln_text_provider_write_mime_type_finish;
}

static void
tln_text_provider_init (TlnTextProvider *self)
{
}

GdkContentProvider *
tln_text_provider_new (TlnTextMaker make, gpointer data, GDestroyNotify data_free, gboolean csv)
{
  TlnTextProvider *self = g_object_new (TLN_TYPE_TEXT_PROVIDER, NULL);

  self->make = make;
  self->data = data;
  self->data_free = data_free;
  self->csv = csv;
  return GDK_CONTENT_PROVIDER (self);
}
