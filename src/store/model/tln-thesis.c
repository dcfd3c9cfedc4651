/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of chains, stages, theses and notes. */
#include "tln-thesis.h"

static void
clear_chain (TlnChain *self)
{
  g_free (self->name);
}

static void
clear_stage (TlnStage *self)
{
  g_free (self->key);
  g_free (self->name);
  g_strfreev (self->cues);
}

static void
clear_thesis (TlnThesis *self)
{
  g_free (self->title);
  g_free (self->statement);
  g_free (self->falsifier);
  g_free (self->status);
  g_free (self->horizon);
}

static void
clear_note (TlnNote *self)
{
  g_free (self->body);
}

TLN_DEFINE_RECORD (TlnChain, tln_chain, clear_chain)
TLN_DEFINE_RECORD (TlnStage, tln_stage, clear_stage)
TLN_DEFINE_RECORD (TlnThesis, tln_thesis, clear_thesis)
TLN_DEFINE_RECORD (TlnNote, tln_note, clear_note)
