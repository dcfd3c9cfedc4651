/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places of the sidebar. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TLN_PLACE_INBOX,
  TLN_PLACE_LIBRARY,
  TLN_PLACE_CLAIMS,
  TLN_PLACE_DUE,
  TLN_PLACE_REVIEWS,
  TLN_PLACE_TRASH,
  TLN_PLACE_THESIS,
  TLN_PLACE_INSTRUMENT,
  TLN_PLACE_FEED,
  TLN_PLACE_STAGE,
  TLN_PLACE_SEARCH,
} TlnPlaceKind;

typedef struct {
  TlnPlaceKind kind;
  gint64 id; /* of the thesis, instrument, feed, stage or saved search, else 0 */
} TlnPlace;

G_END_DECLS
