/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of reprints. */
#include "tln-reprint.h"

static void
clear_reprint (TlnReprint *self)
{
  g_free (self->title);
  g_free (self->of_title);
  g_free (self->found);
}

TLN_DEFINE_RECORD (TlnReprint, tln_reprint, clear_reprint)

const char *
tln_reprint_state_name (TlnReprintState state)
{
  static const char *const names[] = { "suggested", "same", "different" };

  return names[state];
}
