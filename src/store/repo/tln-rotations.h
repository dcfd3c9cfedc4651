/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rotation of a thesis, read from the library. See tln-articles.h for threads. */
#pragma once

#include "tln-db.h"
#include "tln-rotation.h"

G_BEGIN_DECLS

/* How far it looks back: twenty years. */
#define TLN_ROTATION_WEEKS 1044

typedef struct {
  gint64 thesis;
  TlnDay today; /* the last week is the one of this day, and no price is of a later one */
  gboolean by_claims; /* count claims in place of articles */
} TlnRotationQuery;

/* Attention to the stages of the thesis' chain (tln-stage-attention.h), and the weekly closes of
 * what is linked to its stages, and to the thesis as a whole, at least once in that time. Daily
 * bars, or those of minutes where there are no others; an instrument without any is left out. NULL
 * without error: no such thesis. One without a chain has no stages. Errors: TLN_DB_ERROR. */
TlnRotation *tln_rotations_load (TlnDb *db, const TlnRotationQuery *query, GError **error);

G_END_DECLS
