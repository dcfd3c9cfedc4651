/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of feeds. */
#include "tln-subscription.h"

static void
clear_subscription (TlnSubscription *self)
{
  g_free (self->url);
  g_free (self->title);
  g_free (self->site_url);
  g_free (self->folder);
  g_clear_error (&self->error);
}

TLN_DEFINE_RECORD (TlnSubscription, tln_subscription, clear_subscription)
