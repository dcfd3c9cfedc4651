/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a page: its picture, under it its number or why there is no picture. */
#include "tln-original-pages.h"

#include "tln-error-text.h"
#include "tln-pdf-child.h"

#include <glib/gi18n.h>

/* Width of a page in the dialog, and the height of one that is not drawn yet to its width. */
#define PAGE_WIDTH 680
#define USUAL_SHAPE 1.414
#define DRAWN_AT_ONCE 2

/* A page on its way from the other program. */
typedef struct {
  GBytes *pdf;
  guint number; /* from 1 */
  guint width; /* pixels */
} Wish;

static void
wish_free (Wish *wish)
{
  g_bytes_unref (wish->pdf);
  g_free (wish);
}

/* On the pool; takes the task. */
static void
draw (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  const Wish *wish = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = NULL;
  GdkTexture *texture = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    png = tln_pdf_child_picture (wish->pdf, wish->number, wish->width, cancellable, &error);
  if (png)
    texture = gdk_texture_new_from_bytes (png, &error);

  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A list binds more rows than are seen: so few are drawn at a time, those first that came first. */
static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (!pool)
    pool = g_thread_pool_new (draw, NULL, DRAWN_AT_ONCE, FALSE, NULL);
  return pool;
}

static GtkPicture *
row_picture (GtkListItem *item)
{
  return GTK_PICTURE (gtk_widget_get_first_child (gtk_list_item_get_child (item)));
}

static void
say (GtkListItem *item, const char *words)
{
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (label), words);
}

/* Takes the reference to the row. */
static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkListItem) item = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (error) {
    g_autofree char *sentence = tln_error_text (error);

    say (item, sentence);
    return;
  }
  gtk_widget_set_size_request (GTK_WIDGET (row_picture (item)), -1, -1);
  gtk_picture_set_paintable (row_picture (item), GDK_PAINTABLE (texture));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_add_css_class (picture, "card");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
cancel (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer pdf)
{
  GTask *task = NULL;
  GCancellable *cancellable = g_cancellable_new ();
  GtkPicture *picture = row_picture (item);
  Wish *wish = g_new0 (Wish, 1);
  g_autofree char *name = NULL;

  wish->pdf = g_bytes_ref (pdf);
  wish->number = gtk_list_item_get_position (item) + 1;
  wish->width = (guint) (PAGE_WIDTH * gtk_widget_get_scale_factor (GTK_WIDGET (picture)));
  /* Translators: %u is the number of a page. */
  name = g_strdup_printf (_ ("Page %u"), wish->number);
  gtk_picture_set_alternative_text (picture, name);
  gtk_list_item_set_accessible_label (item, name);
  gtk_picture_set_paintable (picture, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (picture), -1, (int) (PAGE_WIDTH * USUAL_SHAPE));
  say (item, name);
  /* The task holds no row: the pool may be the last to let go of it. */
  task = g_task_new (NULL, cancellable, drawn_cb, g_object_ref (item));
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  g_object_set_data_full (G_OBJECT (item), "drawing", cancellable, cancel);
  g_thread_pool_push (get_pool (), task, NULL);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_object_set_data (G_OBJECT (item), "drawing", NULL);
  gtk_picture_set_paintable (row_picture (item), NULL);
}

/* The numbers are those of the rows: the items themselves say nothing. */
static GListModel *
make_model (guint n_pages)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_pages; i++)
    gtk_string_list_append (list, "");
  return G_LIST_MODEL (list);
}

GtkWidget *
tln_original_pages_new (GBytes *pdf, guint n_pages)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (make_model (MAX (n_pages, 1))));
  GtkWidget *list = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (row_bind_cb), g_bytes_ref (pdf),
                         (GClosureNotify) (void (*) (void)) g_bytes_unref, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  list = gtk_list_view_new (model, factory);
  /* The least height of a picture that may shrink is none. */
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (list), GTK_SCROLL_NATURAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"),
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}
