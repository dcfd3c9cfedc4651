/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stage and stance change the evidence a claim is already, its first; else it becomes evidence. */
#include "tln-claims-acts.h"

#include "tln-catalog.h"
#include "tln-claims.h"
#include "tln-shape.h"

#include <glib/gi18n.h>

typedef struct {
  GArray *ids;
  gboolean remove;
  gint64 stage; /* 0: as it is */
  gboolean stanced;
  TlnStance stance;
} Bulk;

static void
bulk_free (Bulk *bulk)
{
  g_array_unref (bulk->ids);
  g_free (bulk);
}

static gboolean
change_claim (TlnDb *db, gint64 id, const Bulk *bulk, GError **error)
{
  g_autoptr (TlnClaim) claim = tln_claims_get (db, id, error);
  const TlnEvidence *now;
  TlnEvidenceDraft draft = { .day = TLN_DAY_NONE };

  if (!claim)
    return *error == NULL;
  now = claim->evidence->len > 0 ? claim->evidence->pdata[0] : NULL;
  if (now)
    draft =
        (TlnEvidenceDraft) { now->thesis_id, now->stage_id, now->stance, now->strength, now->day };
  if (bulk->stage)
    draft.stage = bulk->stage;
  if (bulk->stanced)
    draft.stance = bulk->stance;
  /* A highlight that is no evidence is neutral already. */
  if (!draft.thesis && !draft.stage && draft.stance == TLN_STANCE_NEUTRAL)
    return !now || tln_claims_remove_evidence (db, now->id, error);
  return tln_claims_set_evidence (db, id, &draft, error) != 0;
}

static gpointer
bulk_job (TlnDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Bulk *bulk = data;

  for (guint i = 0; i < bulk->ids->len; i++) {
    gint64 id = g_array_index (bulk->ids, gint64, i);
    gboolean good =
        bulk->remove ? tln_claims_delete (db, id, error) : change_claim (db, id, bulk, error);

    if (!good)
      return NULL;
  }
  tln_act_describe (db, NULL, bulk->ids->len);
  return NULL;
}

void
tln_claims_act (GtkWidget *from,
                TlnStore *store,
                GArray *ids,
                const char *action,
                GVariant *parameter)
{
  TlnJob job = { .run = bulk_job, .data_free = (GDestroyNotify) bulk_free };
  guint n = ids->len;
  Bulk *bulk;

  if (n == 0)
    return;
  bulk = g_new0 (Bulk, 1);
  bulk->ids = g_array_ref (ids);
  bulk->remove = g_str_equal (action, TLN_CLAIMS_DELETE);
  if (g_str_equal (action, TLN_CLAIMS_STAGE))
    bulk->stage = g_variant_get_int64 (parameter);
  if (g_str_equal (action, TLN_CLAIMS_STANCE))
    bulk->stanced = tln_stance_from_name (g_variant_get_string (parameter, NULL), &bulk->stance);
  job.data = bulk;
  tln_edit_run (from, store, bulk->remove ? TLN_ACT_CLAIM_DELETE : TLN_ACT_CLAIM_EDIT, &job,
                bulk->remove
                    ? g_strdup_printf (ngettext ("%u claim removed", "%u claims removed", n), n)
                    : g_strdup_printf (ngettext ("%u claim changed", "%u claims changed", n), n));
}

GMenuModel *
tln_claims_acts_menu (TlnStore *store)
{
  static const TlnStance order[] = { TLN_STANCE_FOR, TLN_STANCE_AGAINST, TLN_STANCE_NEUTRAL };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) stances = g_menu_new ();
  g_autoptr (GMenu) stages = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  GPtrArray *all = tln_catalog_get_stages (tln_catalog_of (store));

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autofree char *label = g_strdup_printf (
        "%s  %s", tln_shape_glyph (tln_stance_shape (order[i])), tln_stance_label (order[i]));
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, TLN_CLAIMS_STANCE, "s", tln_stance_name (order[i]));
    g_menu_append_item (stances, item);
  }
  for (guint i = 0; i < all->len; i++) {
    const TlnStage *stage = g_ptr_array_index (all, i);
    g_autofree char *label = g_strdup_printf (
        "%s  %s", tln_shape_glyph (tln_stage_shape (stage->position)), stage->name);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item, TLN_CLAIMS_STAGE, "x", stage->id);
    g_menu_append_item (stages, item);
  }
  g_menu_append_submenu (menu, _ ("Set _Stance"), G_MENU_MODEL (stances));
  g_menu_append_submenu (menu, _ ("Set S_tage"), G_MENU_MODEL (stages));
  g_menu_append (rest, _ ("Make a _Forecast of This…"), TLN_CLAIMS_FORECAST);
  g_menu_append (rest, _ ("Rebuts, S_upports…"), TLN_CLAIMS_ARGUE);
  g_menu_append (rest, _ ("_Remove the Claims"), TLN_CLAIMS_DELETE);
  g_menu_append (rest, _ ("Select _All"), "claims.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
