/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Icon, title, count. What is dropped on it is the sidebar's business. */
#include "tln-sidebar-row.h"
#include "tln-tip.h"

struct _TlnSidebarRow {
  GtkListBoxRow parent_instance;
  TlnPlace place;
  guint order;
  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *warning; /* an icon, or NULL */
};

G_DEFINE_FINAL_TYPE (TlnSidebarRow, tln_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
tln_sidebar_row_class_init (TlnSidebarRowClass *klass)
{
}

static void
tln_sidebar_row_init (TlnSidebarRow *self)
{
}

GtkWidget *
tln_sidebar_row_new (const TlnPlace *place, const char *icon)
{
  TlnSidebarRow *self = g_object_new (TLN_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  self->place = *place;
  self->title = GTK_LABEL (title);
  self->count = GTK_LABEL (count);
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

void
tln_sidebar_row_set_title (TlnSidebarRow *self, const char *title, const char *tooltip)
{
  gtk_label_set_text (self->title, title);
  tln_tip_set (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
tln_sidebar_row_set_count (TlnSidebarRow *self, guint count)
{
  tln_sidebar_row_set_count_or_more (self, count, FALSE);
}

void
tln_sidebar_row_set_count_or_more (TlnSidebarRow *self, guint count, gboolean more)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%'u%s", count, more ? "+" : "") : NULL;

  gtk_label_set_text (self->count, text ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text ? text : "", -1);
}

void
tln_sidebar_row_set_warning (TlnSidebarRow *self, const char *sentence)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  if (!self->warning && sentence) {
    self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
    gtk_widget_add_css_class (self->warning, "warning");
    gtk_box_insert_child_after (GTK_BOX (box), self->warning, GTK_WIDGET (self->title));
  }
  if (!self->warning)
    return;
  gtk_widget_set_visible (self->warning, sentence != NULL);
  gtk_widget_set_tooltip_text (self->warning, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence ? sentence : "", -1);
}

const TlnPlace *
tln_sidebar_row_get_place (TlnSidebarRow *self)
{
  return &self->place;
}

void
tln_sidebar_row_set_order (TlnSidebarRow *self, guint order)
{
  self->order = order;
}

guint
tln_sidebar_row_get_order (TlnSidebarRow *self)
{
  return self->order;
}
