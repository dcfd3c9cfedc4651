/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paintable that has its size from the start, so that the text does not jump, and its pixels from
 * a thread of the store. */
#include "tln-reader-picture.h"

#include "tln-images.h"

/* Wider ones are scaled down while they are decoded: twice the widest column. */
#define DECODED_WIDTH 1920

struct _TlnReaderPicture {
  GObject parent_instance;
  TlnStore *store;
  TlnImage *image;
  GdkTexture *texture; /* once it is decoded */
  GCancellable *cancellable;
  gboolean asked;
  int column;
};

static void tln_reader_picture_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnReaderPicture,
                               tln_reader_picture,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      tln_reader_picture_paintable_init))

/* Decoding. */

static GdkTexture *
scale_down (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new_from_stream_at_scale (stream, DECODED_WIDTH, -1, TRUE, NULL, error);
  g_autoptr (GBytes) pixels = NULL;

  if (!pixbuf)
    return NULL;
  pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8
                                                                   : GDK_MEMORY_R8G8B8,
                                 pixels, (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static gpointer
decode_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TlnImage *image = data;
  g_autoptr (GBytes) bytes = tln_images_get_bytes (db, image->sha256, error);

  if (!bytes)
    return NULL;
  return image->width > DECODED_WIDTH ? scale_down (bytes, error)
                                      : gdk_texture_new_from_bytes (bytes, error);
}

/* What cannot be decoded here stays an empty frame over its description. */
static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TlnReaderPicture) self = user_data;
  GdkTexture *texture = tln_store_finish (TLN_STORE (source), result, NULL);

  if (!texture)
    return;
  self->texture = texture;
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

static void
decode (TlnReaderPicture *self)
{
  TlnJob job = { .run = decode_job,
                 .data = tln_image_ref (self->image),
                 .data_free = (GDestroyNotify) (void (*) (void)) tln_image_unref,
                 .result_free = g_object_unref };

  self->asked = TRUE;
  tln_store_read_async (self->store, &job, self->cancellable, decoded_cb, g_object_ref (self));
}

/* Painting. */

static double
scale (TlnReaderPicture *self)
{
  return MIN (1.0, (double) self->column / self->image->width);
}

static int
intrinsic_width (GdkPaintable *paintable)
{
  TlnReaderPicture *self = TLN_READER_PICTURE (paintable);

  return MAX (1, (int) (self->image->width * scale (self)));
}

static int
intrinsic_height (GdkPaintable *paintable)
{
  TlnReaderPicture *self = TLN_READER_PICTURE (paintable);

  return MAX (1, (int) (self->image->height * scale (self)));
}

/* The text is drawn as far as it is to be seen, and so are its pictures. */
static void
snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  TlnReaderPicture *self = TLN_READER_PICTURE (paintable);
  const GdkRGBA frame = { 0.5F, 0.5F, 0.5F, 0.15F };

  if (self->texture) {
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
    return;
  }
  gtk_snapshot_append_color (snapshot, &frame,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!self->asked)
    decode (self);
}

static void
tln_reader_picture_paintable_init (GdkPaintableInterface *iface)
{
  iface->get_intrinsic_width = intrinsic_width;
  iface->get_intrinsic_height = intrinsic_height;
  iface->snapshot = snapshot;
}

static void
tln_reader_picture_dispose (GObject *object)
{
  TlnReaderPicture *self = TLN_READER_PICTURE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_object (&self->store);
  g_clear_pointer (&self->image, tln_image_unref);
  G_OBJECT_CLASS (tln_reader_picture_parent_class)->dispose (object);
}

static void
tln_reader_picture_class_init (TlnReaderPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tln_reader_picture_dispose;
}

static void
tln_reader_picture_init (TlnReaderPicture *self)
{
  self->cancellable = g_cancellable_new ();
}

TlnReaderPicture *
tln_reader_picture_new (TlnStore *store, TlnImage *image, int column)
{
  TlnReaderPicture *self = g_object_new (TLN_TYPE_READER_PICTURE, NULL);

  self->store = g_object_ref (store);
  self->image = tln_image_ref (image);
  self->column = column;
  return self;
}

gboolean
tln_reader_picture_set_column (TlnReaderPicture *self, int column)
{
  int before = intrinsic_width (GDK_PAINTABLE (self));

  self->column = column;
  if (intrinsic_width (GDK_PAINTABLE (self)) == before)
    return FALSE;
  gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  return TRUE;
}
