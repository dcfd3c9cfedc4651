/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a claim. Recycled by the list like the rows of articles. */
#include "tln-claim-row.h"

#include "tln-catalog.h"
#include "tln-date-label.h"
#include "tln-pill.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TlnClaimRow {
  GtkWidget parent_instance;
  TlnStore *store;
  TlnListItem *item;
  GtkLabel *quote;
  GtkLabel *meta;
  AdwWrapBox *chips;
};

G_DEFINE_FINAL_TYPE (TlnClaimRow, tln_claim_row, GTK_TYPE_WIDGET)

static void
add_chip (TlnClaimRow *self, GtkWidget *pill)
{
  tln_pill_set_plain (TLN_PILL (pill), TRUE);
  adw_wrap_box_append (self->chips, pill);
}

static void
add_evidence (TlnClaimRow *self, const TlnEvidence *evidence)
{
  TlnCatalog *catalog = tln_catalog_of (self->store);
  TlnStage *stage = tln_catalog_stage (catalog, evidence->stage_id);
  TlnThesis *thesis = tln_catalog_thesis (catalog, evidence->thesis_id);

  add_chip (self, tln_pill_new_stance (evidence->stance));
  if (stage)
    add_chip (self, tln_pill_new_stage (stage->position, stage->name, NULL));
  if (thesis)
    add_chip (self, tln_pill_new (thesis->title, NULL));
}

static void
show_claim (TlnClaimRow *self, const TlnClaim *claim)
{
  g_autofree char *date = tln_date_label (&claim->published);
  g_autofree char *meta =
      g_strdup_printf ("%s · %s", claim->speaker ? claim->speaker : claim->article_title, date);
  /* Translators: the quotation marks of the language around a quote */
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), claim->exact);

  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->meta, meta);
  for (guint i = 0; i < claim->evidence->len; i++)
    add_evidence (self, g_ptr_array_index (claim->evidence, i));
  gtk_widget_set_visible (GTK_WIDGET (self->chips), claim->evidence->len > 0);
}

static void
refresh (TlnClaimRow *self)
{
  TlnClaim *claim = self->item ? tln_list_item_get_claim (self->item) : NULL;

  tln_pills_clear (self->chips);
  if (claim) {
    show_claim (self, claim);
    return;
  }
  gtk_label_set_text (self->quote, " \n ");
  gtk_label_set_text (self->meta, " ");
  gtk_widget_set_visible (GTK_WIDGET (self->chips), FALSE);
}

static void
tln_claim_row_dispose (GObject *object)
{
  TlnClaimRow *self = TLN_CLAIM_ROW (object);
  GtkWidget *child;

  tln_claim_row_set_item (self, NULL);
  g_clear_object (&self->store);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tln_claim_row_parent_class)->dispose (object);
}

static void
tln_claim_row_class_init (TlnClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tln_claim_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/throughline/Throughline/tln-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TlnClaimRow, quote);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimRow, meta);
  gtk_widget_class_bind_template_child (widget_class, TlnClaimRow, chips);
}

static void
tln_claim_row_init (TlnClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tln_claim_row_new (TlnStore *store)
{
  TlnClaimRow *self = g_object_new (TLN_TYPE_CLAIM_ROW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (tln_catalog_of (store), "renamed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
tln_claim_row_set_item (TlnClaimRow *self, TlnListItem *item)
{
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, refresh, self);
  g_set_object (&self->item, item);
  if (!item)
    return;
  g_signal_connect_object (item, "notify::record", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

TlnListItem *
tln_claim_row_get_item (TlnClaimRow *self)
{
  return self->item;
}
