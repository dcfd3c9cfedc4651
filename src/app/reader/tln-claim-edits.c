/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs on claims and evidence. */
#include "tln-claim-edits.h"

#include "tln-edits.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

/* A new claim. */

typedef struct {
  gint64 article;
  TlnQuote *quote;
  char *speaker;
  char *relay;
  char *hedge;
  const char *kind; /* static */
  gboolean evident;
  TlnEvidenceDraft draft;
} NewClaim;

static void
new_claim_free (NewClaim *claim)
{
  g_clear_pointer (&claim->quote, tln_quote_free);
  g_free (claim->speaker);
  g_free (claim->relay);
  g_free (claim->hedge);
  g_free (claim);
}

static gboolean
set_words (TlnDb *db, gint64 id, const NewClaim *claim, GError **error)
{
  return (!claim->speaker || tln_claims_set (db, id, "speaker", claim->speaker, error)) &&
         (!claim->relay || tln_claims_set (db, id, "relayed_by", claim->relay, error)) &&
         (!claim->kind || tln_claims_set (db, id, "kind", claim->kind, error)) &&
         (!claim->hedge || tln_claims_set (db, id, "hedge", claim->hedge, error));
}

static gpointer
add_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  NewClaim *claim = data;
  gint64 id = tln_claims_add (db, claim->article, claim->quote, error);

  if (id == 0 || !set_words (db, id, claim, error))
    return NULL;
  if (claim->evident && tln_claims_set_evidence (db, id, &claim->draft, error) == 0)
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

typedef struct {
  GtkWidget *from;
  TlnClaimMadeFunc made;
} Made;

static void
made_free (Made *made)
{
  g_object_unref (made->from);
  g_free (made);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Made, made_free)

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Made) made = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = tln_store_finish (TLN_STORE (source), result, &error);

  if (!gtk_widget_get_root (made->from))
    return;
  if (!id) {
    tln_toast_error (made->from, error);
    return;
  }
  made->made (made->from, *id);
}

void
tln_claim_edit_add (GtkWidget *from,
                    TlnStore *store,
                    const TlnClaimRange *range,
                    const TlnEvidenceDraft *draft,
                    TlnClaimMadeFunc made)
{
  TlnQuote *quote = tln_quote_new (range->reading->rich->text, range->start, range->end);
  NewClaim *claim;
  Made *answer;
  TlnJob job = { .run = add_job,
                 .data_free = (GDestroyNotify) new_claim_free,
                 .result_free = g_free };

  if (!quote)
    return;
  claim = g_new0 (NewClaim, 1);
  claim->article = range->reading->article->id;
  claim->quote = quote;
  if (range->says) {
    claim->speaker = g_strdup (range->says->speaker);
    claim->relay = g_strdup (range->says->relay);
    claim->hedge = g_strdup (range->says->hedge);
    claim->kind = range->says->kind;
  }
  claim->evident = draft != NULL;
  if (draft)
    claim->draft = *draft;
  job.data = claim;
  answer = g_new0 (Made, 1);
  answer->from = g_object_ref (from);
  answer->made = made;
  tln_store_write_async (store, TLN_ACT_CLAIM_NEW, &job, NULL, added_cb, answer);
}

/* Changes. */

void
tln_claim_draft (const TlnClaim *claim, TlnEvidenceDraft *draft)
{
  const TlnEvidence *evidence = tln_claim_leading_evidence (claim);

  *draft = (TlnEvidenceDraft) { .day = TLN_DAY_NONE };
  if (evidence)
    *draft = (TlnEvidenceDraft) { evidence->thesis_id, evidence->stage_id, evidence->stance,
                                  evidence->strength, evidence->day };
}

static char *
dup_field (const TlnClaim *claim, const char *value, TlnClaimField field)
{
  return g_strdup (claim->emptied & field ? "" : value);
}

TlnClaimChange *
tln_claim_change_new (const TlnClaim *claim)
{
  TlnClaimChange *change = g_new0 (TlnClaimChange, 1);

  change->claim = claim->id;
  change->speaker = dup_field (claim, claim->speaker, TLN_CLAIM_SPEAKER);
  change->relay = dup_field (claim, claim->relayed_by, TLN_CLAIM_RELAY);
  change->kind = dup_field (claim, claim->kind, TLN_CLAIM_KIND);
  change->hedge = dup_field (claim, claim->hedge, TLN_CLAIM_HEDGE);
  change->note = g_strdup (claim->note);
  change->evident = claim->evidence->len > 0;
  tln_claim_draft (claim, &change->draft);
  return change;
}

void
tln_claim_change_free (TlnClaimChange *change)
{
  g_free (change->speaker);
  g_free (change->relay);
  g_free (change->kind);
  g_free (change->hedge);
  g_free (change->note);
  g_free (change);
}

static gpointer
change_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  TlnClaimChange *change = data;

  if (!tln_claims_set (db, change->claim, "speaker", change->speaker, error))
    return NULL;
  if (!tln_claims_set (db, change->claim, "relayed_by", change->relay, error))
    return NULL;
  if (!tln_claims_set (db, change->claim, "kind", change->kind, error))
    return NULL;
  if (!tln_claims_set (db, change->claim, "hedge", change->hedge, error))
    return NULL;
  if (!tln_claims_set (db, change->claim, "note", change->note, error))
    return NULL;
  if (change->replaced_evidence &&
      !tln_claims_remove_evidence (db, change->replaced_evidence, error))
    return NULL;
  if (change->evident)
    tln_claims_set_evidence (db, change->claim, &change->draft, error);
  return NULL;
}

void
tln_claim_edit_change (GtkWidget *from, TlnStore *store, TlnClaimChange *change)
{
  TlnJob job = { .run = change_job,
                 .data = change,
                 .data_free = (GDestroyNotify) tln_claim_change_free };

  tln_edit_run (from, store, TLN_ACT_CLAIM_EDIT, &job, g_strdup (_ ("Claim changed")));
}

typedef struct {
  gint64 claim;
  TlnEvidenceDraft draft;
} EvidenceEdit;

static gpointer
evidence_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  EvidenceEdit *edit = data;

  tln_claims_set_evidence (db, edit->claim, &edit->draft, error);
  return NULL;
}

void
tln_claim_edit_evidence (GtkWidget *from,
                         TlnStore *store,
                         gint64 claim,
                         const TlnEvidenceDraft *draft)
{
  EvidenceEdit edit = { claim, *draft };
  TlnJob job = { .run = evidence_job, .data = g_memdup2 (&edit, sizeof edit), .data_free = g_free };

  /* What changed is to be seen at once at the claim itself. */
  tln_edit_run (from, store, TLN_ACT_CLAIM_EDIT, &job, NULL);
}

static gpointer
delete_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  tln_claims_delete (db, *(gint64 *) data, error);
  return NULL;
}

void
tln_claim_edit_delete (GtkWidget *from, TlnStore *store, gint64 claim)
{
  TlnJob job = { .run = delete_job, .data = g_memdup2 (&claim, sizeof claim), .data_free = g_free };

  tln_edit_run (from, store, TLN_ACT_CLAIM_DELETE, &job, g_strdup (_ ("Claim removed")));
}

typedef struct {
  gint64 claim;
  TlnQuote *quote;
} Placing;

static void
placing_free (Placing *placing)
{
  tln_quote_free (placing->quote);
  g_free (placing);
}

static gpointer
place_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Placing *placing = data;

  tln_claims_reattach (db, placing->claim, placing->quote, error);
  return NULL;
}

void
tln_claim_edit_place (GtkWidget *from, TlnStore *store, gint64 claim, const TlnClaimRange *range)
{
  TlnQuote *quote = tln_quote_new (range->reading->rich->text, range->start, range->end);
  TlnJob job = { .run = place_job, .data_free = (GDestroyNotify) placing_free };
  Placing *placing;

  if (!quote)
    return;
  placing = g_new0 (Placing, 1);
  placing->claim = claim;
  placing->quote = quote;
  job.data = placing;
  tln_edit_run (from, store, TLN_ACT_CLAIM_EDIT, &job, g_strdup (_ ("Highlight found again")));
}
