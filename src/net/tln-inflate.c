/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first two bytes say what it is; GZlibDecompressor does the rest, member by member. */
#include "tln-inflate.h"

#include <string.h>

typedef enum {
  START, /* nothing seen yet */
  PLAIN,
  PACKED,
  BETWEEN, /* a member of gzip has ended */
} State;

struct _TlnInflate {
  GObject parent_instance;
  gboolean deflate;
  State state;
  GZlibCompressorFormat format;
  GConverter *zlib; /* or NULL */
};

static void inflate_converter_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnInflate,
                               tln_inflate,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, inflate_converter_init))

/* What a call of convert has to work with. */
typedef struct {
  const guint8 *in;
  gsize in_size;
  guint8 *out;
  gsize out_size;
  GConverterFlags flags;
  gsize *n_read;
  gsize *n_written;
} Run;

static GConverterResult
ask_for_more (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "more is needed");
  return G_CONVERTER_ERROR;
}

static gboolean
begins_gzip (const Run *run)
{
  return run->in_size >= 2 && run->in[0] == 0x1f && run->in[1] == 0x8b;
}

/* RFC 1950: the method is 8, and both bytes are a multiple of 31. */
static gboolean
begins_zlib (const Run *run)
{
  return run->in_size >= 2 && (run->in[0] & 0x0f) == 8 &&
         ((guint) run->in[0] * 256 + run->in[1]) % 31 == 0;
}

static void
begin (TlnInflate *self, const Run *run)
{
  self->state = PACKED;
  if (begins_gzip (run))
    self->format = G_ZLIB_COMPRESSOR_FORMAT_GZIP;
  else if (begins_zlib (run))
    self->format = G_ZLIB_COMPRESSOR_FORMAT_ZLIB;
  else if (self->deflate)
    self->format = G_ZLIB_COMPRESSOR_FORMAT_RAW;
  else
    self->state = PLAIN;
  if (self->state == PACKED)
    self->zlib = G_CONVERTER (g_zlib_decompressor_new (self->format));
}

static GConverterResult
copy (const Run *run)
{
  gsize length = MIN (run->in_size, run->out_size);

  if (length > 0)
    memcpy (run->out, run->in, length);
  *run->n_read = *run->n_written = length;
  return length == run->in_size && (run->flags & G_CONVERTER_INPUT_AT_END) != 0
             ? G_CONVERTER_FINISHED
             : G_CONVERTER_CONVERTED;
}

static GConverterResult
unpack (TlnInflate *self, const Run *run, GError **error)
{
  GConverterResult result =
      g_converter_convert (self->zlib, run->in, run->in_size, run->out, run->out_size, run->flags,
                           run->n_read, run->n_written, error);

  if (result != G_CONVERTER_FINISHED || self->format != G_ZLIB_COMPRESSOR_FORMAT_GZIP)
    return result;
  self->state = BETWEEN;
  return G_CONVERTER_CONVERTED;
}

/* Signature given by GIO. */
static GConverterResult
tln_inflate_convert (GConverter *converter,
                     const void *inbuf,
                     gsize inbuf_size,
                     void *outbuf,
                     gsize outbuf_size,
                     GConverterFlags flags,
                     gsize *bytes_read,
                     gsize *bytes_written,
                     GError **error)
{
  TlnInflate *self = TLN_INFLATE (converter);
  const Run run = { inbuf, inbuf_size, outbuf, outbuf_size, flags, bytes_read, bytes_written };
  gboolean at_end = (flags & G_CONVERTER_INPUT_AT_END) != 0;

  *bytes_read = *bytes_written = 0;
  if ((self->state == START || self->state == BETWEEN) && inbuf_size < 2 && !at_end)
    return ask_for_more (error);
  if (self->state == BETWEEN && !begins_gzip (&run))
    return G_CONVERTER_FINISHED;
  if (self->state == BETWEEN) {
    g_converter_reset (self->zlib);
    self->state = PACKED;
  }
  if (self->state == START && inbuf_size > 0)
    begin (self, &run);
  return self->state == PACKED ? unpack (self, &run, error) : copy (&run);
}

static void
tln_inflate_reset (GConverter *converter)
{
  TlnInflate *self = TLN_INFLATE (converter);

  self->state = START;
  g_clear_object (&self->zlib);
}

static void
inflate_converter_init (GConverterIface *iface)
{
  iface->convert = tln_inflate_convert;
  iface->reset = tln_inflate_reset;
}

static void
tln_inflate_finalize (GObject *object)
{
  g_clear_object (&TLN_INFLATE (object)->zlib);
  G_OBJECT_CLASS (tln_inflate_parent_class)->finalize (object);
}

static void
tln_inflate_class_init (TlnInflateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tln_inflate_finalize;
}

static void
tln_inflate_init (TlnInflate *self)
{
}

GConverter *
tln_inflate_new (gboolean deflate)
{
  TlnInflate *self = g_object_new (TLN_TYPE_INFLATE, NULL);

  self->deflate = deflate;
  return G_CONVERTER (self);
}
