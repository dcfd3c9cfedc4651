/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed somebody follows, as a row. */
#pragma once

#include "tln-record.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *url;
  char *title;
  char *site_url; /* or NULL */
  char *folder; /* a path joined by "/", or NULL */
  gboolean typed; /* a person typed the address */
  gint64 added_at; /* ms */
  guint n_articles; /* in the library, not in the Trash */
  guint n_unread;
  gint64 checked_at; /* ms, 0: never */
  gboolean stopped; /* gone for good */
  GError *error; /* of the last time it was asked for, or NULL */
} TlnSubscription;

#define TLN_TYPE_SUBSCRIPTION (tln_subscription_get_type ())
TLN_DECLARE_RECORD (TlnSubscription, tln_subscription)

G_END_DECLS
