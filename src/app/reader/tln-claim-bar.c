/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Buttons with the names of the reader's actions; what they show follows the claim. */
#include "tln-claim-bar.h"

#include "tln-catalog.h"
#include "tln-lazy-menu.h"
#include "tln-mark.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

struct _TlnClaimBar {
  AdwBin parent_instance;
  TlnStore *store;
  GtkRevealer *revealer;
  GtkWidget *highlight;
  GtkMenuButton *stages;
  TlnMark *stage_mark;
  GtkLabel *stage_name;
  GtkButton *stance_for;
  GtkButton *stance_against;
  GtkButton *stance_neutral;
  GtkWidget *details;
  GtkWidget *forecast;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (TlnClaimBar, tln_claim_bar, ADW_TYPE_BIN)

static void
catalog_renamed_cb (TlnClaimBar *self)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  g_autoptr (GMenu) menu = g_menu_new ();
  TlnStage *stage;

  for (int n = 0; (stage = tln_catalog_nth_stage (catalog, 0, n)) != NULL; n++) {
    g_autofree char *label = g_strdup_printf (
        "%s  %s", tln_shape_glyph (tln_stage_shape (stage->position)), stage->name);
    g_autofree char *action = g_strdup_printf ("reader.stage(%d)", n);

    g_menu_append (menu, label, action);
  }
  gtk_menu_button_set_menu_model (self->stages, G_MENU_MODEL (menu));
  tln_lazy_menu_take (self->stages);
}

static void
tln_claim_bar_dispose (GObject *object)
{
  TlnClaimBar *self = TLN_CLAIM_BAR (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (tln_claim_bar_parent_class)->dispose (object);
}

static void
tln_claim_bar_class_init (TlnClaimBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_claim_bar_dispose;
  g_type_ensure (TLN_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-claim-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, highlight);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, stages);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, stage_mark);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, stage_name);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, stance_for);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, stance_against);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, stance_neutral);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, details);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, forecast);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimBar, remove);
}

static void
tln_claim_bar_init (TlnClaimBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tln_toast_keep_above (GTK_WIDGET (self->revealer), "reveal-child", FALSE);
  gtk_button_set_child (self->stance_for, tln_mark_new_stance (TLN_STANCE_FOR));
  gtk_button_set_child (self->stance_against, tln_mark_new_stance (TLN_STANCE_AGAINST));
  gtk_button_set_child (self->stance_neutral, tln_mark_new_stance (TLN_STANCE_NEUTRAL));
}

void
tln_claim_bar_connect (TlnClaimBar *self, TlnStore *store)
{
  g_return_if_fail (TLN_IS_CLAIM_BAR (self) && !self->store);

  self->store = g_object_ref (store);
  g_signal_connect_object (tln_catalog_of (store), "renamed", G_CALLBACK (catalog_renamed_cb), self,
                           G_CONNECT_SWAPPED);
  catalog_renamed_cb (self);
}

void
tln_claim_bar_update (TlnClaimBar *self, gboolean selection, const TlnClaim *claim)
{
  const TlnEvidence *evidence = claim ? tln_claim_leading_evidence (claim) : NULL;
  TlnStage *stage =
      evidence ? tln_catalog_stage (tln_catalog_of (self->store), evidence->stage_id) : NULL;

  gtk_revealer_set_reveal_child (self->revealer, selection || claim);
  gtk_widget_set_visible (self->highlight, selection);
  gtk_widget_set_visible (self->details, claim != NULL);
  gtk_widget_set_visible (self->forecast, claim != NULL);
  gtk_widget_set_visible (self->remove, claim != NULL);
  tln_mark_set_stage (self->stage_mark, stage ? stage->position : -1);
  gtk_label_set_text (self->stage_name, stage ? stage->name : _ ("Stage"));
}
