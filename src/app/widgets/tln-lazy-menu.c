/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building the menu of a button when it is opened and dropping it afterwards; what is in it is the
 * business of the model. */
#include "tln-lazy-menu.h"

static void
drop_cb (gpointer data)
{
  g_autoptr (GtkMenuButton) button = data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover && !gtk_widget_get_visible (GTK_WIDGET (popover)))
    gtk_menu_button_set_popover (button, NULL);
}

/* What was chosen runs after the menu is closed, and needs it until then. */
static void
closed_cb (GtkPopover *popover, GtkMenuButton *button)
{
  g_idle_add_once (drop_cb, g_object_ref (button));
}

static void
open_menu (GtkMenuButton *button, GMenuModel *model)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);

  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), button, 0);
  gtk_menu_button_set_popover (button, popover);
}

static void
create_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    open_menu (button, G_MENU_MODEL (data));
}

/* Where the model comes from. */
typedef struct {
  TlnMenuFunc func;
  gpointer data;
} Source;

static void
build_cb (GtkMenuButton *button, gpointer data)
{
  const Source *source = data;
  g_autoptr (GMenuModel) model = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  model = source->func (source->data);
  open_menu (button, model);
}

void
tln_lazy_menu_build (GtkMenuButton *button, TlnMenuFunc func, gpointer data)
{
  const Source source = { func, data };

  gtk_menu_button_set_create_popup_func (button, build_cb, g_memdup2 (&source, sizeof source),
                                         g_free);
}

void
tln_lazy_menu_take (GtkMenuButton *button)
{
  GMenuModel *model = gtk_menu_button_get_menu_model (button);

  if (!model)
    return;
  g_object_ref (model);
  gtk_menu_button_set_popover (button, NULL);
  gtk_menu_button_set_create_popup_func (button, create_cb, model, g_object_unref);
}
