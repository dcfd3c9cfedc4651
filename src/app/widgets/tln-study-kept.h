/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the event study of an instrument is counted, remembered from the last time. Main thread. */
#pragma once

#include "tln-store.h"

G_BEGIN_DECLS

#define TLN_STUDY_KEPT_KEY "study-options" /* of the settings; "changed::" tells */

typedef struct {
  guint before; /* sessions */
  guint after;
  gboolean market_model;
  gint64 benchmark; /* 0: none, or it is not there any more */
} TlnStudyKept;

/* FALSE: nothing is remembered of this instrument, *kept is left as it was. settings may be
 * NULL. */
gboolean
tln_study_kept_get (GSettings *settings, TlnStore *store, gint64 instrument, TlnStudyKept *kept);
/* Without effect where settings is NULL or there is no such instrument. */
void tln_study_kept_set (GSettings *settings,
                         TlnStore *store,
                         gint64 instrument,
                         const TlnStudyKept *kept);

G_END_DECLS
