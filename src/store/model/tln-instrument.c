/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of instruments, links and batches of prices. */
#include "tln-instrument.h"

static void
clear_instrument (TlnInstrument *self)
{
  g_free (self->code);
  g_free (self->exchange);
  g_free (self->kind);
  g_free (self->name);
  g_free (self->index_name);
  g_free (self->currency);
}

static void
clear_link (TlnLink *self)
{
  g_free (self->reason);
  g_free (self->code);
  g_free (self->exchange);
  g_free (self->name);
}

static void
clear_price_batch (TlnPriceBatch *self)
{
  g_free (self->source);
  g_free (self->file_name);
  g_free (self->format);
  g_free (self->adjustment);
  g_free (self->volume_unit);
}

TLN_DEFINE_RECORD (TlnInstrument, tln_instrument, clear_instrument)
TLN_DEFINE_RECORD (TlnLink, tln_link, clear_link)
TLN_DEFINE_RECORD (TlnPriceBatch, tln_price_batch, clear_price_batch)
