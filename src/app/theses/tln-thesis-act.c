/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Write jobs of the thesis page. What the page looks like afterwards follows from "changed". */
#include "tln-thesis-act.h"

#include "tln-act.h"
#include "tln-articles.h"
#include "tln-claims.h"
#include "tln-edits.h"
#include "tln-past-lock.h"
#include "tln-theses.h"

#include <glib/gi18n.h>

typedef enum {
  ACT_EVIDENCE,
  ACT_PLACE,
  ACT_REMOVE,
  ACT_DELETE,
  ACT_SET,
  ACT_REVIEWED,
} ActKind;

typedef struct {
  ActKind kind;
  gint64 claim;
  TlnEvidenceDraft
      draft; /* of which the thesis, the stage and the evidence serve other kinds, too */
  const char *field; /* of ACT_SET; static */
  char *value;
  int days; /* of ACT_REVIEWED */
  char *subject;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->value);
  g_free (act->subject);
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
    tln_claims_remove_evidence (db, act->draft.evidence, error);
    break;
  case ACT_DELETE:
    tln_theses_delete (db, act->draft.thesis, error);
    break;
  case ACT_SET:
    tln_theses_set (db, act->draft.thesis, act->field, act->value, error);
    break;
  case ACT_REVIEWED:
    tln_theses_reviewed (db, act->draft.thesis, act->days, error);
    break;
  }
  return NULL;
}

static Act *
new_act (ActKind kind, gint64 thesis, const char *subject)
{
  Act *act = g_new0 (Act, 1);

  act->kind = kind;
  act->draft.thesis = thesis;
  act->draft.day = TLN_DAY_NONE;
  act->subject = g_strdup (subject);
  return act;
}

/* Takes the act and the sentence. */
static void
run_act (GtkWidget *from, TlnStore *store, const char *kind, Act *act, char *sentence)
{
  TlnJob job = { .run = act_job, .data = act, .data_free = act_free };

  if (tln_past_refuse (from)) {
    act_free (act);
    g_free (sentence);
    return;
  }
  tln_edit_run (from, store, kind, &job, sentence);
}

static Act *
act_on_evidence (ActKind kind, const TlnEvidence *evidence)
{
  Act *act = new_act (kind, evidence->thesis_id, NULL);

  act->claim = evidence->claim_id;
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
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act, g_strdup_printf (_ ("Moved to “%s”"), name));
}

void
tln_thesis_act_place (GtkWidget *from, TlnStore *store, gint64 claim, const TlnEvidenceDraft *draft)
{
  Act *act = new_act (ACT_PLACE, draft->thesis, NULL);

  act->claim = claim;
  act->draft = *draft;
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act, g_strdup (_ ("Claim placed on the board")));
}

void
tln_thesis_act_stance (GtkWidget *from,
                       TlnStore *store,
                       const TlnEvidence *evidence,
                       TlnStance stance)
{
  Act *act = act_on_evidence (ACT_EVIDENCE, evidence);

  act->draft.stance = stance;
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act, g_strdup (_ ("Stance changed")));
}

void
tln_thesis_act_strength (GtkWidget *from,
                         TlnStore *store,
                         const TlnEvidence *evidence,
                         int strength)
{
  Act *act = act_on_evidence (ACT_EVIDENCE, evidence);

  act->draft.strength = strength;
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act, g_strdup (_ ("Strength changed")));
}

void
tln_thesis_act_remove (GtkWidget *from, TlnStore *store, const TlnEvidence *evidence)
{
  run_act (from, store, TLN_ACT_CLAIM_EDIT, act_on_evidence (ACT_REMOVE, evidence),
           g_strdup (_ ("Taken off the board; the highlight stays")));
}

void
tln_thesis_act_delete (GtkWidget *from, TlnStore *store, gint64 thesis, const char *title)
{
  run_act (from, store, TLN_ACT_THESIS_DELETE, new_act (ACT_DELETE, thesis, title),
           g_strdup_printf (_ ("“%s” deleted"), title));
}

void
tln_thesis_act_reviewed (GtkWidget *from,
                         TlnStore *store,
                         gint64 thesis,
                         const char *title,
                         int days)
{
  Act *act = new_act (ACT_REVIEWED, thesis, title);

  act->days = days;
  run_act (from, store, TLN_ACT_THESIS_EDIT, act, g_strdup (_ ("Marked as reviewed")));
}

void
tln_thesis_act_restore (GtkWidget *from,
                        TlnStore *store,
                        gint64 thesis,
                        const char *field,
                        const char *value)
{
  Act *act = new_act (ACT_SET, thesis, NULL);

  act->field = g_intern_string (field);
  act->value = g_strdup (value);
  run_act (from, store, TLN_ACT_THESIS_EDIT, act, g_strdup (_ ("Brought back as a new version")));
}
