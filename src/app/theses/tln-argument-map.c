/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims that are seen and large enough to be read are buttons, so that they have names for screen
 * readers and take the focus; the others are painted. */
#include "tln-argument-map-private.h"

#include "tln-argument-words.h"
#include "tln-catalog.h"
#include "tln-mark.h"
#include "tln-navigator.h"

#include <glib/gi18n.h>

#define ZOOM_LEAST 0.05
#define ZOOM_MOST 2.0
#define LEGIBLE 0.5
#define FIRST_LEAST 0.75
#define MARGIN 12.0
#define LANE 12.0

G_DEFINE_FINAL_TYPE (TlnArgumentMap, tln_argument_map, GTK_TYPE_WIDGET)

static TlnMapVertex *
vertex_at (TlnArgumentMap *self, guint i)
{
  return &g_array_index (self->vertices, TlnMapVertex, i);
}

void
tln_map_open (TlnArgumentMap *self, guint vertex)
{
  guint node = vertex_at (self, vertex)->node;

  if (node != TLN_NO_NODE)
    tln_navigator_show_claim (GTK_WIDGET (self),
                              tln_argument_tree_get (self->tree, node)->claim->id);
}

/* Buttons. */

static void
clicked_cb (GtkButton *button, TlnArgumentMap *self)
{
  for (guint i = 0; i < self->vertices->len; i++)
    if (vertex_at (self, i)->button == GTK_WIDGET (button)) {
      self->current = i;
      tln_map_open (self, i);
      return;
    }
}

static GtkWidget *
build_label (const char *text, const char *css_class, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_FILL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
build_claim (TlnArgumentMap *self, const TlnArgumentNode *node)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *relation = tln_argument_relation_words (node);
  g_autofree char *words =
      relation != NULL ? g_strdup_printf ("%s %s", tln_argument_relation_glyph (node), relation)
                       : NULL;
  const char *speaker = node->claim->speaker != NULL && *node->claim->speaker != '\0'
                            ? node->claim->speaker
                            : node->claim->article_title;

  gtk_box_append (GTK_BOX (head), tln_mark_new_stance (node->stance));
  gtk_box_append (
      GTK_BOX (head),
      build_label (words != NULL ? words : tln_stance_label (node->stance), "caption-heading", 1));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), build_label (node->claim->exact, NULL, 2));
  gtk_box_append (GTK_BOX (box), build_label (speaker, "dim-label", 1));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  return box;
}

static void
add_button (TlnArgumentMap *self, guint vertex)
{
  TlnMapVertex *one = vertex_at (self, vertex);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = NULL;

  if (one->node == TLN_NO_NODE) {
    const TlnThesis *thesis =
        tln_catalog_thesis (tln_catalog_of (self->store), self->tree->argument->thesis);
    const char *title = thesis != NULL ? thesis->title : "";

    gtk_button_set_child (GTK_BUTTON (button), build_label (title, "heading", 3));
    words = g_strdup_printf (_ ("Thesis: %s"), title);
  } else {
    gtk_button_set_child (GTK_BUTTON (button),
                          build_claim (self, tln_argument_tree_get (self->tree, one->node)));
    words = tln_argument_node_words (self->tree, one->node);
  }
  gtk_widget_add_css_class (button, "map-claim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  one->button = button;
}

static void
remove_button (TlnArgumentMap *self, guint vertex)
{
  g_clear_pointer (&vertex_at (self, vertex)->button, gtk_widget_unparent);
}

static void
remove_buttons (TlnArgumentMap *self)
{
  for (guint i = 0; i < self->vertices->len; i++)
    remove_button (self, i);
}

/* Where things stand. */

static gboolean
seen (TlnArgumentMap *self, guint vertex, int width, int height)
{
  graphene_rect_t box;
  double x, y;

  tln_map_box (self, vertex, &box);
  x = self->x + (double) box.origin.x * self->zoom;
  y = self->y + (double) box.origin.y * self->zoom;
  return x < width && y < height && x + (double) box.size.width * self->zoom > 0 &&
         y + (double) box.size.height * self->zoom > 0;
}

static void
fit (TlnArgumentMap *self, int width, int height)
{
  guint n = MAX (self->plan->layers->n_layers, 1);
  double all_width = (n * (TLN_MAP_WIDTH + TLN_MAP_GAP_X) - TLN_MAP_GAP_X) * self->scale;
  double all_height = MAX (self->plan->layers->extent, 1) * self->scale;
  double zoom = MIN ((width - 2 * MARGIN) / all_width, (height - 2 * MARGIN) / all_height);

  self->zoom = CLAMP (zoom, self->begun ? ZOOM_LEAST : FIRST_LEAST, 1);
  self->x = MAX ((width - all_width * self->zoom) / 2, MARGIN);
  self->y = (height - all_height * self->zoom) / 2;
  /* What is larger begins with the thesis. */
  if (all_height * self->zoom > height)
    self->y = height / 2.0 - self->plan->layers->across[0] * self->scale * self->zoom;
}

static void
allocate_button (TlnArgumentMap *self, guint vertex)
{
  GtkWidget *button = vertex_at (self, vertex)->button;
  GskTransform *transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) self->x, (float) self->y));
  graphene_rect_t box;

  tln_map_box (self, vertex, &box);
  transform = gsk_transform_scale (transform, (float) self->zoom, (float) self->zoom);
  transform = gsk_transform_translate (transform, &box.origin);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (button, (int) box.size.width, (int) box.size.height, -1, transform);
}

static void
tln_argument_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TlnArgumentMap *self = TLN_ARGUMENT_MAP (widget);

  if (self->plan == NULL || width == 0)
    return;
  if (self->fitted)
    fit (self, width, height);
  for (guint i = 0; i < self->vertices->len; i++) {
    gboolean wanted = (self->zoom >= LEGIBLE && seen (self, i, width, height)) ||
                      (i == self->current && gtk_widget_get_focus_child (widget) != NULL);

    if (wanted && vertex_at (self, i)->button == NULL)
      add_button (self, i);
    else if (!wanted && vertex_at (self, i)->button != NULL)
      remove_button (self, i);
    if (wanted)
      allocate_button (self, i);
  }
}

/* Signature given by GTK. */
static void
tln_argument_map_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = 120;
  *natural = 400;
}

static void
tln_argument_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TlnArgumentMap *self = TLN_ARGUMENT_MAP (widget);

  if (self->plan == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->x, (float) self->y));
  gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
  tln_map_paint (self, snapshot);
  gtk_snapshot_restore (snapshot);
  GTK_WIDGET_CLASS (tln_argument_map_parent_class)->snapshot (widget, snapshot);
}

void
tln_map_zoom_at (TlnArgumentMap *self, double zoom, double x, double y)
{
  double to = CLAMP (zoom, ZOOM_LEAST, ZOOM_MOST);

  self->x = x - (x - self->x) * to / self->zoom;
  self->y = y - (y - self->y) * to / self->zoom;
  self->zoom = to;
  self->fitted = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tln_argument_map_zoom (TlnArgumentMap *self, double factor)
{
  tln_map_zoom_at (self, self->zoom * factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                   gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
tln_argument_map_fit (TlnArgumentMap *self)
{
  self->fitted = TRUE;
  self->begun = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Moves the map as far as is needed to see a vertex. */
static void
bring_into_view (TlnArgumentMap *self, guint vertex)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t box;

  tln_map_box (self, vertex, &box);
  double x = self->x + (double) box.origin.x * self->zoom;
  double y = self->y + (double) box.origin.y * self->zoom;
  double dx =
      MAX (MARGIN - x, 0) - MAX (x + (double) box.size.width * self->zoom + MARGIN - width, 0);
  double dy =
      MAX (MARGIN - y, 0) - MAX (y + (double) box.size.height * self->zoom + MARGIN - height, 0);

  if (dx == 0 && dy == 0)
    return;
  self->x += dx;
  self->y += dy;
  self->fitted = FALSE;
}

void
tln_map_go (TlnArgumentMap *self, guint vertex)
{
  self->current = vertex;
  if (self->zoom < LEGIBLE)
    tln_argument_map_zoom (self, 1 / self->zoom);
  bring_into_view (self, vertex);
  if (vertex_at (self, vertex)->button == NULL)
    add_button (self, vertex);
  gtk_widget_grab_focus (vertex_at (self, vertex)->button);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The tree. */

static guint
vertex_of (TlnArgumentMap *self, gint64 claim)
{
  for (guint i = 1; i < self->vertices->len; i++)
    if (tln_argument_tree_get (self->tree, vertex_at (self, i)->node)->claim->id == claim)
      return i;
  return 0;
}

static void
take_plan (TlnArgumentMap *self, TlnArgumentPlan *plan)
{
  g_clear_pointer (&self->plan, tln_argument_plan_free);
  self->plan = plan;
  for (guint i = 0; i < plan->vertices->len; i++) {
    const TlnPlanVertex *planned = &g_array_index (plan->vertices, TlnPlanVertex, i);
    TlnMapVertex one = { planned->node, planned->parent, NULL };

    g_array_append_val (self->vertices, one);
  }
}

const TlnLayerSizes *
tln_argument_map_sizes (void)
{
  static const TlnLayerSizes sizes = { TLN_MAP_HEIGHT, TLN_MAP_GAP_Y, LANE };

  return &sizes;
}

void
tln_argument_map_set_tree (TlnArgumentMap *self, TlnArgumentTree *tree, TlnArgumentPlan *plan)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  guint node = self->tree != NULL ? vertex_at (self, self->current)->node : TLN_NO_NODE;
  gint64 current = node != TLN_NO_NODE ? tln_argument_tree_get (self->tree, node)->claim->id : 0;

  remove_buttons (self);
  g_array_set_size (self->vertices, 0);
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  self->tree = tln_argument_tree_ref (tree);
  take_plan (self, plan);
  self->current = vertex_of (self, current);
  if (focused)
    tln_map_go (self, self->current);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
tln_argument_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TlnArgumentMap *self = TLN_ARGUMENT_MAP (widget);

  /* One stop of Tab; the arrows go about inside. */
  if (self->tree == NULL || gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  tln_map_go (self, self->current);
  return TRUE;
}

static void
tln_argument_map_dispose (GObject *object)
{
  TlnArgumentMap *self = TLN_ARGUMENT_MAP (object);

  remove_buttons (self);
  g_array_set_size (self->vertices, 0);
  g_clear_object (&self->store);
  g_clear_pointer (&self->plan, tln_argument_plan_free);
  g_clear_pointer (&self->tree, tln_argument_tree_unref);
  G_OBJECT_CLASS (tln_argument_map_parent_class)->dispose (object);
}

static void
tln_argument_map_finalize (GObject *object)
{
  TlnArgumentMap *self = TLN_ARGUMENT_MAP (object);

  g_array_unref (self->vertices);
  G_OBJECT_CLASS (tln_argument_map_parent_class)->finalize (object);
}

static void
tln_argument_map_class_init (TlnArgumentMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tln_argument_map_dispose;
  object_class->finalize = tln_argument_map_finalize;
  widget_class->size_allocate = tln_argument_map_size_allocate;
  widget_class->measure = tln_argument_map_measure;
  widget_class->snapshot = tln_argument_map_snapshot;
  widget_class->focus = tln_argument_map_focus;
  gtk_widget_class_set_css_name (widget_class, "argumentmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* The dots of an inch are what text is scaled by. */
static void
take_scale (TlnArgumentMap *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  self->scale = MAX (dpi / (96.0 * PANGO_SCALE), 1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tln_argument_map_init (TlnArgumentMap *self)
{
  take_scale (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (take_scale), self, G_CONNECT_SWAPPED);
  self->vertices = g_array_new (FALSE, FALSE, sizeof (TlnMapVertex));
  self->zoom = 1;
  self->fitted = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the Argument"), -1);
  tln_map_follow_input (self);
}

GtkWidget *
tln_argument_map_new (TlnStore *store)
{
  TlnArgumentMap *self = g_object_new (TLN_TYPE_ARGUMENT_MAP, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
