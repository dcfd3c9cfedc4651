/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs of the thesis page. What the page looks like afterwards follows from "changed". */
#include "tln-thesis-act.h"

#include "tln-act.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-theses.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

typedef enum {
  ACT_EVIDENCE,
  ACT_PLACE,
  ACT_REMOVE,
  ACT_TAG,
  ACT_DELETE,
  ACT_SET,
} ActKind;

/* One act on its way: what the job needs and what the toast says. */
typedef struct {
  ActKind kind;
  gint64 claim; /* or article */
  gint64 evidence; /* to be removed */
  TlnEvidenceDraft draft;
  const char *field; /* of ACT_SET; static */
  char *value;
  char *subject;
  GWeakRef from;
  char *sentence;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_weak_ref_clear (&act->from);
  g_free (act->value);
  g_free (act->subject);
  g_free (act->sentence);
  g_free (act);
}

/* Keeps what the evidence already says of the stance when only the place is given. */
static gboolean
place_claim (TlnDb *db, Act *act, GError **error)
{
  g_autoptr (TlnClaim) claim = tln_claims_get (db, act->claim, error);

  if (claim == NULL)
    return FALSE;
  for (guint i = 0; i < claim->evidence->len; i++) {
    const TlnEvidence *evidence = g_ptr_array_index (claim->evidence, i);
    if (evidence->thesis_id != act->draft.thesis)
      continue;
    act->draft.stance = evidence->stance;
    act->draft.strength = evidence->strength;
    act->draft.day = evidence->day;
  }
  return tln_claims_set_evidence (db, act->claim, &act->draft, error) != 0;
}

static gpointer
act_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;

  tln_act_describe (db, act->subject, 1);
  switch (act->kind) {
  case ACT_EVIDENCE:
    tln_claims_set_evidence (db, act->claim, &act->draft, error);
    break;
  case ACT_PLACE:
    place_claim (db, act, error);
    break;
  case ACT_REMOVE:
    tln_claims_remove_evidence (db, act->evidence, error);
    break;
  case ACT_TAG:
    tln_articles_tag (db, act->claim, act->draft.stage, 0, 0, error);
    break;
  case ACT_DELETE:
    tln_theses_delete (db, act->draft.thesis, error);
    break;
  case ACT_SET:
    tln_theses_set (db, act->draft.thesis, act->field, act->value, error);
    break;
  }
  return NULL;
}

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Act *act = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&act->from);
  g_autoptr (GError) error = NULL;

  tln_store_finish (TLN_STORE (source), result, &error);
  if (from != NULL && error != NULL)
    tln_toast_error (from, error);
  else if (from != NULL)
    tln_toast_act (from, act->sentence, tln_store_finish_act (TLN_STORE (source), result));
  act_free (act);
}

static void
run_act (GtkWidget *from, TlnStore *store, const char *kind, Act *act)
{
  TlnJob job = { .run = act_job, .data = act };

  /* The page that shows it may be gone before the answer comes; its window is not. */
  g_weak_ref_init (&act->from, gtk_widget_get_root (from));
  tln_store_write_async (store, kind, &job, NULL, act_done_cb, act);
}

static Act *
act_on_evidence (ActKind kind, const TlnEvidence *evidence)
{
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->claim = evidence->claim_id;
  act->evidence = evidence->id;
  act->draft = (TlnEvidenceDraft) { .thesis = evidence->thesis_id,
                                    .stage = evidence->stage_id,
                                    .stance = evidence->stance,
                                    .strength = evidence->strength,
                                    .day = evidence->day,
                                    .evidence = evidence->id };
  return act;
}

void
tln_thesis_act_move (GtkWidget *from,
                     TlnStore *store,
                     const TlnEvidence *evidence,
                     gint64 stage,
                     const char *name)
{
  Act *act = act_on_evidence (ACT_EVIDENCE, evidence);

  act->draft.stage = stage;
  act->subject = g_strdup (name);
  act->sentence = g_strdup_printf (_ ("Moved to “%s”"), name);
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act);
}

void
tln_thesis_act_place (GtkWidget *from, TlnStore *store, gint64 claim, gint64 thesis, gint64 stage)
{
  Act *act = g_new0 (Act, 1);

  act->kind = ACT_PLACE;
  act->claim = claim;
  act->draft = (TlnEvidenceDraft) { .thesis = thesis, .stage = stage, .day = TLN_DAY_NONE };
  act->sentence = g_strdup (_ ("Claim placed on the board"));
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act);
}

void
tln_thesis_act_stance (GtkWidget *from,
                       TlnStore *store,
                       const TlnEvidence *evidence,
                       TlnStance stance)
{
  Act *act = act_on_evidence (ACT_EVIDENCE, evidence);

  act->draft.stance = stance;
  act->sentence = g_strdup (_ ("Stance changed"));
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act);
}

void
tln_thesis_act_strength (GtkWidget *from,
                         TlnStore *store,
                         const TlnEvidence *evidence,
                         int strength)
{
  Act *act = act_on_evidence (ACT_EVIDENCE, evidence);

  act->draft.strength = strength;
  act->sentence = g_strdup (_ ("Strength changed"));
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act);
}

void
tln_thesis_act_remove (GtkWidget *from, TlnStore *store, const TlnEvidence *evidence)
{
  Act *act = act_on_evidence (ACT_REMOVE, evidence);

  act->sentence = g_strdup (_ ("Taken off the board; the highlight stays"));
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act);
}

void
tln_thesis_act_tag (GtkWidget *from, TlnStore *store, gint64 article, gint64 stage)
{
  Act *act = g_new0 (Act, 1);

  act->kind = ACT_TAG;
  act->claim = article;
  act->draft.stage = stage;
  act->sentence = g_strdup (_ ("Article assigned to the stage"));
  run_act (from, store, TLN_ACT_ARTICLE_TAG, act);
}

void
tln_thesis_act_delete (GtkWidget *from, TlnStore *store, gint64 thesis, const char *title)
{
  Act *act = g_new0 (Act, 1);

  act->kind = ACT_DELETE;
  act->draft.thesis = thesis;
  act->subject = g_strdup (title);
  act->sentence = g_strdup_printf (_ ("“%s” deleted"), title);
  run_act (from, store, TLN_ACT_THESIS_DELETE, act);
}

void
tln_thesis_act_reviewed (GtkWidget *from, TlnStore *store, const TlnThesis *thesis)
{
  Act *act = g_new0 (Act, 1);

  act->kind = ACT_SET;
  act->draft.thesis = thesis->id;
  act->subject = g_strdup (thesis->title);
  act->field = "next_review";
  if (thesis->review_days > 0)
    act->value = g_strdup_printf ("%d", tln_day_today () + thesis->review_days);
  act->sentence = g_strdup (_ ("Marked as reviewed"));
  run_act (from, store, TLN_ACT_THESIS_EDIT, act);
}

void
tln_thesis_act_restore (GtkWidget *from,
                        TlnStore *store,
                        gint64 thesis,
                        const char *field,
                        const char *value)
{
  Act *act = g_new0 (Act, 1);

  act->kind = ACT_SET;
  act->draft.thesis = thesis;
  act->field = g_intern_string (field);
  act->value = g_strdup (value);
  act->sentence = g_strdup (_ ("Brought back as a new version"));
  run_act (from, store, TLN_ACT_THESIS_EDIT, act);
}
