/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chip of stages, instruments, theses and stances. */
#include "tln-pill.h"

#include "tln-mark.h"
#include "tln-tip.h"

struct _TlnPill {
  GtkButton parent_instance;
  TlnMark *mark;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TlnPill, tln_pill, GTK_TYPE_BUTTON)

static void
tln_pill_class_init (TlnPillClass *klass)
{
}

static void
tln_pill_init (TlnPill *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (NULL);

  self->mark = TLN_MARK (tln_mark_new ());
  self->label = GTK_LABEL (label);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
tln_pill_new (const char *text, const char *rule)
{
  TlnPill *self = g_object_new (TLN_TYPE_PILL, NULL);

  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  tln_tip_set (GTK_WIDGET (self), rule);
  return GTK_WIDGET (self);
}

GtkWidget *
tln_pill_new_stage (int position, const char *name, const char *rule)
{
  GtkWidget *pill = tln_pill_new (name, rule);

  tln_mark_set_stage (TLN_PILL (pill)->mark, position);
  gtk_widget_set_visible (GTK_WIDGET (TLN_PILL (pill)->mark), TRUE);
  return pill;
}

GtkWidget *
tln_pill_new_stance (TlnStance stance)
{
  GtkWidget *pill = tln_pill_new (tln_stance_label (stance), NULL);

  tln_mark_set_stance (TLN_PILL (pill)->mark, stance);
  gtk_widget_set_visible (GTK_WIDGET (TLN_PILL (pill)->mark), TRUE);
  return pill;
}

void
tln_pill_set_plain (TlnPill *self, gboolean plain)
{
  g_return_if_fail (TLN_IS_PILL (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), !plain);
  gtk_widget_set_can_target (GTK_WIDGET (self), !plain);
}

void
tln_pills_clear (AdwWrapBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, child);
}
