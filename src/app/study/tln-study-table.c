/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column view over the cases of a study. Columns of sessions follow its window. */
#include "tln-study-table.h"

#include "tln-case-words.h"
#include "tln-shape.h"
#include "tln-study-picture.h"
#include "tln-study-words.h"
#include "tln-toast.h"

#include <glib/gi18n.h>

#define QUOTE_CHARS 28

/* Sessions that get a column where the window has them; the last always has one. */
static const int usual_sessions[] = { -1, 0, 1, 5, 10, 20 };

#define TYPE_ROW (tln_study_table_row_get_type ())
G_DECLARE_FINAL_TYPE (TlnStudyTableRow, tln_study_table_row, TLN, STUDY_TABLE_ROW, GObject)

/* One case, or one of the three lines below them. */
struct _TlnStudyTableRow {
  GObject parent_instance;
  const TlnStudyCase *event; /* of the study, or NULL */
  const char *name; /* of a line, or NULL */
  const double *values; /* or NULL: left out */
};

G_DEFINE_FINAL_TYPE (TlnStudyTableRow, tln_study_table_row, G_TYPE_OBJECT)

static void
tln_study_table_row_class_init (TlnStudyTableRowClass *class)
{
}

static void
tln_study_table_row_init (TlnStudyTableRow *self)
{
}

typedef enum {
  COLUMN_EVIDENCE,
  COLUMN_STANCE,
  COLUMN_DAY,
  COLUMN_SESSION, /* the first of those of sessions */
} Column;

struct _TlnStudyTable {
  GtkWidget parent_instance;
  TlnEvidenceStudy *study;
  GListStore *rows; /* TlnStudyTableRow */
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (TlnStudyTable, tln_study_table, GTK_TYPE_WIDGET)

static guint case_activated;

static char *
value_text (const TlnStudyTable *self, const TlnStudyTableRow *row, int session)
{
  char text[TLN_LABEL];

  if (!row->values)
    return g_strdup ("");
  tln_study_label (text, row->values[session + (int) self->study->study->before]);
  return g_strdup (text);
}

static char *
cell_text (const TlnStudyTable *self, const TlnStudyTableRow *row, guint column, int session)
{
  switch (column) {
  case COLUMN_EVIDENCE:
    return g_strdup (row->event ? row->event->claim->exact : row->name);
  case COLUMN_STANCE:
    return g_strdup (row->event ? tln_stance_label (row->event->stance) : "");
  case COLUMN_DAY: {
    g_autofree char *day = row->event ? tln_case_say_day (self->study, row->event) : NULL;
    g_autofree char *reason = row->event ? tln_case_say_reason (self->study, row->event) : NULL;

    return day ? g_strjoin (" · ", day, reason, NULL) : g_strdup ("");
  }
  case COLUMN_SESSION:
  default:
    return value_text (self, row, session);
  }
}

/* What a factory needs: which column of which table. */
typedef struct {
  TlnStudyTable *table;
  guint column;
  int session;
} Cells;

static void
cells_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), cells->column >= COLUMN_SESSION ? 1.0f : 0.0f);
  if (cells->column == COLUMN_EVIDENCE)
    gtk_label_set_width_chars (GTK_LABEL (label), QUOTE_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), cells->column == COLUMN_EVIDENCE
                                                  ? PANGO_ELLIPSIZE_END
                                                  : PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  TlnStudyTableRow *row = gtk_list_item_get_item (item);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  g_autofree char *text = cell_text (cells->table, row, cells->column, cells->session);

  gtk_label_set_text (label, text);
  if (cells->column == COLUMN_EVIDENCE)
    gtk_list_item_set_accessible_label (item, text);
}

static GtkColumnViewColumn *
add_column (TlnStudyTable *self, const char *title, guint column, int session)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells = g_new (Cells, 1);
  g_autoptr (GtkColumnViewColumn) made = NULL;

  *cells = (Cells) { self, column, session };
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), cells, cells_free, 0);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_append_column (self->view, made);
  return made;
}

/* Numbers stand at the end of their column; so must its title, for which there is no property. */
static void
align_titles (GtkWidget *widget, guint *column, guint last)
{
  if (GTK_IS_LABEL (widget)) {
    gboolean number = *column > COLUMN_STANCE && *column < last;

    gtk_widget_set_hexpand (widget, TRUE);
    gtk_label_set_xalign (GTK_LABEL (widget), number ? 1.0f : 0.0f);
    (*column)++;
    return;
  }
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w && *column <= last;
       w = gtk_widget_get_next_sibling (w))
    align_titles (w, column, last);
}

static void
add_session_column (TlnStudyTable *self, int session)
{
  g_autofree char *title = g_strdup_printf ("%s%d",
                                            session > 0   ? "+"
                                            : session < 0 ? "\u2212"
                                                          : "",
                                            ABS (session));

  add_column (self, title, COLUMN_SESSION, session);
}

static void
fill_columns (TlnStudyTable *self)
{
  const TlnStudy *numbers = self->study->study;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int last = (int) numbers->after;
  guint first = COLUMN_EVIDENCE;

  while (g_list_model_get_n_items (columns) > 0) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

    gtk_column_view_remove_column (self->view, column);
  }
  GtkColumnViewColumn *evidence =
      add_column (self, C_ ("study table", "Evidence"), COLUMN_EVIDENCE, 0);
  gtk_column_view_column_set_expand (evidence, TRUE);
  add_column (self, C_ ("study table", "Stance"), COLUMN_STANCE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (usual_sessions); i++)
    if (usual_sessions[i] >= -(int) numbers->before && usual_sessions[i] < last)
      add_session_column (self, usual_sessions[i]);
  add_session_column (self, last);
  add_column (self, C_ ("study table", "Day"), COLUMN_DAY, 0);
  align_titles (gtk_widget_get_first_child (GTK_WIDGET (self->view)), &first,
                g_list_model_get_n_items (columns) - 1);
}

static void
add_row (TlnStudyTable *self, const TlnStudyCase *event, const char *name, const double *values)
{
  g_autoptr (TlnStudyTableRow) row = g_object_new (TYPE_ROW, NULL);

  row->event = event;
  row->name = name;
  row->values = values;
  g_list_store_append (self->rows, row);
}

static void
fill_rows (TlnStudyTable *self)
{
  const TlnStudy *numbers = self->study->study;
  TlnStudyWords words;

  tln_study_words_init (&words);
  if (numbers->n > 0) {
    add_row (self, NULL, words.mean, numbers->mean);
    add_row (self, NULL, words.median, numbers->median);
  }
  if (numbers->n_placebo > 0)
    add_row (self, NULL, words.placebo, numbers->placebo);
  for (guint i = 0; i < self->study->cases->len; i++) {
    const TlnStudyCase *event = &g_array_index (self->study->cases, TlnStudyCase, i);
    gboolean shown = tln_case_shown (self->study, event);

    add_row (self, event, NULL, shown ? numbers->paths[event->path].car : NULL);
  }
}

static void
activate_cb (GtkColumnView *view, guint position, TlnStudyTable *self)
{
  g_autoptr (TlnStudyTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row && row->event)
    g_signal_emit (self, case_activated, 0, row->event->claim->id);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlnStudyTable *self = TLN_STUDY_TABLE (widget);
  g_autofree char *csv = NULL;

  if (!self->study)
    return;
  csv = tln_study_csv (self->study);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), csv);
  tln_toast_say (widget, _ ("Table copied"));
}

static void
tln_study_table_dispose (GObject *object)
{
  TlnStudyTable *self = TLN_STUDY_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  self->view = NULL;
  g_clear_object (&self->rows);
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  G_OBJECT_CLASS (tln_study_table_parent_class)->dispose (object);
}

static void
tln_study_table_class_init (TlnStudyTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tln_study_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "study-table");
  case_activated = g_signal_new ("case-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
tln_study_table_init (TlnStudyTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSelectionModel *selection;

  self->rows = g_list_store_new (TYPE_ROW);
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Event Study"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

GtkWidget *
tln_study_table_new (void)
{
  return g_object_new (TLN_TYPE_STUDY_TABLE, NULL);
}

void
tln_study_table_set_study (TlnStudyTable *self, TlnEvidenceStudy *study)
{
  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->study, tln_evidence_study_unref);
  if (!study)
    return;
  self->study = tln_evidence_study_ref (study);
  fill_columns (self);
  fill_rows (self);
}
