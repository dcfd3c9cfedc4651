/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node stands for a run of pieces, a piece, or a part of one. The pieces of an article are listed
 * once, when its root is first looked into; nodes come level by level. */
#include "tln-reader-outline.h"

#include "tln-reader-pieces.h"
#include "tln-reader-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Children of one node at most, unless a list or a table has more. */
#define MOST 60

#define TLN_TYPE_READER_NODE (tln_reader_node_get_type ())
G_DECLARE_FINAL_TYPE (TlnReaderNode, tln_reader_node, TLN, READER_NODE, GObject)

struct _TlnReaderNode {
  GObject parent_instance;
  TlnReaderView *view; /* weak */
  TlnReaderNode *parent; /* weak; NULL: the root */
  guint index; /* among its siblings */
  GtkATContext *context;
  GPtrArray *children; /* TlnReaderNode; NULL until somebody asks */
  GArray *pieces; /* TlnReaderPiece; of the root */
  TlnReaderPiece piece; /* what it shows */
  guint n_parts; /* of a part: how many there are; else 0 */
};

static void tln_reader_node_accessible_init (GtkAccessibleInterface *iface);
static void tln_reader_node_text_init (GtkAccessibleTextInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlnReaderNode,
                               tln_reader_node,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                      tln_reader_node_accessible_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT,
                                                          tln_reader_node_text_init))

/* Children. */

static TlnReaderNode *
node_new (TlnReaderView *view, TlnReaderNode *parent, const TlnReaderPiece *piece)
{
  TlnReaderNode *node = g_object_new (TLN_TYPE_READER_NODE, NULL);

  g_set_weak_pointer (&node->view, view);
  g_set_weak_pointer (&node->parent, parent);
  node->piece = *piece;
  if (parent) {
    node->index = parent->children->len;
    g_ptr_array_add (parent->children, node);
  }
  return node;
}

static TlnReaderNode *
root_of (TlnReaderNode *node)
{
  while (node->parent)
    node = node->parent;
  return node;
}

static void
add_pieces (TlnReaderNode *node, GArray *pieces, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    node_new (node->view, node, &g_array_index (pieces, TlnReaderPiece, i));
}

/* As pieces, or as parts of as many. */
static void
add_parts (TlnReaderNode *node)
{
  guint n = node->pieces->len, n_parts = (n + MOST - 1) / MOST;

  if (n_parts < 2) {
    add_pieces (node, node->pieces, 0, n);
    return;
  }
  for (guint i = 0; i < n_parts; i++) {
    TlnReaderPiece piece = { .role = GTK_ACCESSIBLE_ROLE_GROUP,
                             .first = i * MOST,
                             .last = MIN (n, (i + 1) * MOST) };

    node_new (node->view, node, &piece)->n_parts = n_parts;
  }
}

static void
add_children (TlnReaderNode *node)
{
  node->children = g_ptr_array_new_with_free_func (g_object_unref);
  if (!node->view || !node->view->reading)
    return;
  if (!node->parent) {
    node->pieces = tln_reader_pieces_new (node->view->reading);
    add_parts (node);
  } else if (node->n_parts > 0) {
    add_pieces (node, root_of (node)->pieces, node->piece.first, node->piece.last);
  } else {
    g_autoptr (GArray) inner = tln_reader_piece_inner (node->view->reading, &node->piece);

    add_pieces (node, inner, 0, inner->len);
  }
}

static GtkAccessible *
child_at (TlnReaderNode *node, guint i)
{
  if (!node->children)
    add_children (node);
  return i < node->children->len ? g_object_ref (g_ptr_array_index (node->children, i)) : NULL;
}

/* Names. */

static void
name_picture (TlnReaderNode *node, const char *label)
{
  const TlnReading *reading = node->view->reading;
  const TlnSpan *span = &g_array_index (reading->rich->spans, TlnSpan, node->piece.first);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL, label && *label ? label : _ ("Picture"),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      tln_reading_image (reading, span->target) ? "" : _ ("The picture is not here"), -1);
}

/* The head of its column comes with a cell. GTK has no role for the head itself that the bus knows.
 */
static void
name_cell (TlnReaderNode *node, const char *label)
{
  g_autofree char *head = node->piece.level == 1
                              ? g_strdup (_ ("Head of a column"))
                              : tln_reader_piece_head (node->view->reading, &node->piece);

  gtk_accessible_update_property (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, head ? head : "", -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int) node->index + 1, GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int) node->parent->index + 1, -1);
}

static void
name_heading (TlnReaderNode *node, const char *label)
{
  g_autofree char *level = g_strdup_printf (_ ("Heading, level %u"), node->piece.level);

  gtk_accessible_update_property (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) node->piece.level,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, level, -1);
}

/* Of those that have others in them: how many. */
static char *
count_words (TlnReaderNode *node)
{
  guint n = node->piece.last - node->piece.first;

  if (!node->parent)
    return g_strdup (node->view->reading->article->title);
  if (node->n_parts > 0)
    return g_strdup_printf (_ ("Part %u of %u"), node->index + 1, node->n_parts);
  if (node->piece.role == GTK_ACCESSIBLE_ROLE_LIST)
    return g_strdup_printf (ngettext ("List of %u entry", "List of %u entries", n), n);
  if (node->piece.role == GTK_ACCESSIBLE_ROLE_TABLE)
    return g_strdup_printf (ngettext ("Table of %u row", "Table of %u rows", n), n);
  return NULL;
}

static void
name_node (TlnReaderNode *node)
{
  g_autofree char *count = count_words (node);
  g_autofree char *text = count ? NULL : tln_reader_piece_text (node->view->reading, &node->piece);

  switch ((int) node->piece.role) {
  case GTK_ACCESSIBLE_ROLE_IMG:
    name_picture (node, text);
    break;
  case GTK_ACCESSIBLE_ROLE_CELL:
    name_cell (node, text);
    break;
  case GTK_ACCESSIBLE_ROLE_HEADING:
    name_heading (node, text);
    break;
  default:
    gtk_accessible_update_property (GTK_ACCESSIBLE (node), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    count ? count : text, -1);
    break;
  }
}

/* GtkAccessible. */

static GtkATContext *
get_at_context (GtkAccessible *accessible)
{
  TlnReaderNode *node = TLN_READER_NODE (accessible);

  if (!node->context && node->view) {
    node->context = gtk_at_context_create (node->piece.role, accessible,
                                           gtk_widget_get_display (GTK_WIDGET (node->view)));
    if (node->context)
      name_node (node);
  }
  return node->context ? g_object_ref (node->context) : NULL;
}

static gboolean
get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  return FALSE;
}

static GtkAccessible *
get_accessible_parent (GtkAccessible *accessible)
{
  TlnReaderNode *node = TLN_READER_NODE (accessible);

  if (node->parent)
    return GTK_ACCESSIBLE (g_object_ref (node->parent));
  return node->view ? GTK_ACCESSIBLE (g_object_ref (node->view)) : NULL;
}

static GtkAccessible *
get_first_child (GtkAccessible *accessible)
{
  return child_at (TLN_READER_NODE (accessible), 0);
}

/* Behind the root come the widgets of the view. */
static GtkAccessible *
get_next_sibling (GtkAccessible *accessible)
{
  TlnReaderNode *node = TLN_READER_NODE (accessible);
  GtkWidget *first;

  if (node->parent)
    return child_at (node->parent, node->index + 1);
  first = node->view ? gtk_widget_get_first_child (GTK_WIDGET (node->view)) : NULL;
  return first ? GTK_ACCESSIBLE (g_object_ref (first)) : NULL;
}

static gboolean
has_others (const TlnReaderNode *node)
{
  return !node->parent || node->n_parts > 0 || node->piece.role == GTK_ACCESSIBLE_ROLE_LIST ||
         node->piece.role == GTK_ACCESSIBLE_ROLE_TABLE;
}

/* Of what has others in it that of the whole view, so that theirs, which are in its parent's
 * coordinates, are the view's. */
static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  TlnReaderNode *node = TLN_READER_NODE (accessible);
  GdkRectangle from, to;

  if (!node->view || !node->view->map)
    return FALSE;
  *x = *y = 0;
  *width = gtk_widget_get_width (GTK_WIDGET (node->view));
  *height = gtk_widget_get_height (GTK_WIDGET (node->view));
  if (has_others (node))
    return TRUE;
  tln_reader_view_locate (node->view, node->piece.start, &from);
  tln_reader_view_locate (node->view, MAX (node->piece.end, node->piece.start + 1) - 1, &to);
  *x = MIN (from.x, to.x);
  *y = from.y;
  *width = MAX (from.x + from.width, to.x + to.width) - *x;
  *height = to.y + to.height - from.y;
  return TRUE;
}

static void
tln_reader_node_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = get_at_context;
  iface->get_platform_state = get_platform_state;
  iface->get_accessible_parent = get_accessible_parent;
  iface->get_first_accessible_child = get_first_child;
  iface->get_next_accessible_sibling = get_next_sibling;
  iface->get_bounds = get_bounds;
}

/* GtkAccessibleText: the words of a piece, which for a paragraph are no name. */

static char *
words_of (GtkAccessibleText *accessible)
{
  TlnReaderNode *node = TLN_READER_NODE (accessible);

  return node->view && node->view->reading && node->piece.end > node->piece.start
             ? tln_reader_piece_text (node->view->reading, &node->piece)
             : g_strdup ("");
}

/* With its U+0000, which GTK counts on. */
static GBytes *
slice (const char *text, guint start, guint end)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  char *part = g_utf8_substring (text, MIN (start, length), MIN (MAX (start, end), length));

  return g_bytes_new_take (part, strlen (part) + 1);
}

static GBytes *
get_contents (GtkAccessibleText *accessible, guint start, guint end)
{
  g_autofree char *text = words_of (accessible);

  return slice (text, start, end);
}

/* The word, or what parts it from the next one. */
static void
find_word (const char *text, guint offset, guint *start, guint *end)
{
  int n = (int) g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n + 1);
  int from = MIN ((int) offset, n), to;

  pango_get_log_attrs (text, (int) strlen (text), -1, pango_language_get_default (), attrs, n + 1);
  to = MIN (from + 1, n);
  while (from > 0 && !attrs[from].is_word_start && !attrs[from].is_word_end)
    from--;
  while (to < n && !attrs[to].is_word_start && !attrs[to].is_word_end)
    to++;
  *start = (guint) from;
  *end = (guint) to;
}

/* Signature given by GTK. */
static GBytes *
get_contents_at (GtkAccessibleText *accessible,
                 guint offset,
                 GtkAccessibleTextGranularity granularity,
                 guint *start,
                 guint *end)
{
  g_autofree char *text = words_of (accessible);
  guint length = (guint) g_utf8_strlen (text, -1);

  *start = 0;
  *end = length;
  if (granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER) {
    *start = MIN (offset, length);
    *end = MIN (*start + 1, length);
  } else if (granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD) {
    find_word (text, offset, start, end);
  }
  return slice (text, *start, *end);
}

/* The cursor is the view's. */
static guint
get_caret_position (GtkAccessibleText *accessible)
{
  return 0;
}

static void
tln_reader_node_text_init (GtkAccessibleTextInterface *iface)
{
  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
  iface->get_caret_position = get_caret_position;
}

/* Making. */

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_enum (value, (int) TLN_READER_NODE (object)->piece.role);
}

/* The role is what the piece is. */
static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
}

/* The context goes while there still is what it speaks for. */
static void
tln_reader_node_dispose (GObject *object)
{
  TlnReaderNode *node = TLN_READER_NODE (object);

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_clear_object (&node->context);
  g_clear_pointer (&node->pieces, g_array_unref);
  g_clear_weak_pointer (&node->view);
  g_clear_weak_pointer (&node->parent);
  G_OBJECT_CLASS (tln_reader_node_parent_class)->dispose (object);
}

static void
tln_reader_node_class_init (TlnReaderNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tln_reader_node_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  g_object_class_override_property (object_class, 1, "accessible-role");
}

static void
tln_reader_node_init (TlnReaderNode *node)
{
}

GtkAccessible *
tln_reader_outline_new (TlnReaderView *view)
{
  TlnReaderPiece whole = { .role = GTK_ACCESSIBLE_ROLE_ARTICLE };

  return GTK_ACCESSIBLE (node_new (view, NULL, &whole));
}
