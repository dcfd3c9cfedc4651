/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to claims in the reader: one act each, with an undo toast. Main thread. */
#pragma once

#include "tln-claims.h"
#include "tln-reading.h"
#include "tln-statements.h"
#include "tln-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*TlnClaimMadeFunc) (GtkWidget *from, gint64 claim);

/* Where a new claim is taken from. */
typedef struct {
  const TlnReading *reading;
  guint32 start;
  guint32 end;
  const TlnStatement *says; /* what is kept of its words at once, or NULL; copied */
} TlnClaimRange;

/* Keeps a range of the text as a claim, evidence at once when draft is not NULL. made is called
 * with the new id while from is still in a window. */
void tln_claim_edit_add (GtkWidget *from,
                         TlnStore *store,
                         const TlnClaimRange *range,
                         const TlnEvidenceDraft *draft,
                         TlnClaimMadeFunc made);

/* Everything the details of a claim can change; strings may be NULL, "" where nothing is wanted. */
typedef struct {
  gint64 claim;
  char *speaker;
  char *relay;
  char *kind;
  char *hedge;
  char *note;
  gint64 replaced_evidence; /* to be removed first: it was for another thesis; 0: none */
  gboolean evident; /* draft counts */
  TlnEvidenceDraft draft;
} TlnClaimChange;
TlnClaimChange *tln_claim_change_new (const TlnClaim *claim);
void tln_claim_change_free (TlnClaimChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnClaimChange, tln_claim_change_free)
/* change is taken. */
void tln_claim_edit_change (GtkWidget *from, TlnStore *store, TlnClaimChange *change);

/* The evidence a claim is now, as a draft to be changed. */
void tln_claim_draft (const TlnClaim *claim, TlnEvidenceDraft *draft);
void tln_claim_edit_evidence (GtkWidget *from,
                              TlnStore *store,
                              gint64 claim,
                              const TlnEvidenceDraft *draft);
/* Puts a claim at another place of the text; its words become those of the place. */
void
tln_claim_edit_place (GtkWidget *from, TlnStore *store, gint64 claim, const TlnClaimRange *range);
void tln_claim_edit_delete (GtkWidget *from, TlnStore *store, gint64 claim);

G_END_DECLS
