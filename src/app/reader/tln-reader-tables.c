/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in the text: columns stand below each other at stops of their own, and of one that is
 * wider than the page as many as fit are to be seen. The first one stays, the others pass by; the
 * page itself never moves sideways. Cells out of sight are still in the buffer, so that claims and
 * finding know of them. */
#include "tln-reader-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Between columns; above the first row, where the buttons stand; px. */
#define GAP 18
#define TOP 40
/* Rows and columns of what is set as a table; what has more flows as text does. */
#define MOST_ROWS 400
#define MOST_COLUMNS 64
/* Of the width of the page, that the first column may keep. */
#define MOST_FIRST 0.5

typedef struct {
  guint first; /* spans */
  guint last;
  guint n_rows;
  GPtrArray *widest; /* char *: a cell of each column; NULL until it was looked for */
  GArray *widths; /* int px */
  guint from; /* the column beside the first one */
  guint to; /* behind the last one to be seen */
  int laid; /* for a page so wide */
  GtkTextTag *stops;
  GtkTextTag *top;
} Table;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_clear_pointer (&table->widest, g_ptr_array_unref);
  g_clear_pointer (&table->widths, g_array_unref);
  g_free (table);
}

static const TlnSpan *
span_at (TlnReaderView *self, guint i)
{
  return &g_array_index (self->reading->rich->spans, TlnSpan, i);
}

static gboolean
is_wide (const Table *table)
{
  return table->widths && (table->from > 1 || table->to < table->widths->len);
}

static void
drop_tag (GtkTextBuffer *buffer, GtkTextTag *tag)
{
  if (tag)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (buffer), tag);
}

void
tln_reader_view_find_tables (TlnReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  Table *table = NULL;

  for (guint i = 0; self->tables && i < self->tables->len; i++) {
    const Table *old = g_ptr_array_index (self->tables, i);

    drop_tag (buffer, old->stops);
    drop_tag (buffer, old->top);
  }
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  for (guint i = 0; i < self->reading->rich->spans->len; i++) {
    const TlnSpan *span = span_at (self, i);

    if (span->kind > TLN_SPAN_RULE)
      continue;
    if (span->kind != TLN_SPAN_TABLE_ROW) {
      table = NULL;
      continue;
    }
    if (!table || (span->level == 1 && span_at (self, table->last - 1)->level != 1)) {
      table = g_new0 (Table, 1);
      table->first = i;
      table->from = 1;
      g_ptr_array_add (self->tables, table);
    }
    table->last = i + 1;
    table->n_rows++;
  }
}

/* A row of the buffer. FALSE: it is folded away. */
static gboolean
row_range (TlnReaderView *self, guint i, GtkTextIter *from, GtkTextIter *to)
{
  const TlnSpan *span = span_at (self, i);

  if (span->kind != TLN_SPAN_TABLE_ROW || span->end <= span->start)
    return FALSE;
  tln_reader_view_iter (self, span->start, from);
  tln_reader_view_iter (self, span->end, to);
  return gtk_text_iter_compare (from, to) < 0;
}

/* About as wide as it is. */
static guint
wide_of (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    n += g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;
  return n;
}

static void
find_widest (TlnReaderView *self, Table *table)
{
  table->widest = g_ptr_array_new_with_free_func (g_free);
  for (guint i = table->first; i < table->last; i++) {
    g_auto (GStrv) cells = NULL;
    g_autofree char *row = NULL;
    GtkTextIter from, to;

    if (!row_range (self, i, &from, &to))
      continue;
    row = gtk_text_iter_get_slice (&from, &to);
    cells = g_strsplit (row, "\t", MOST_COLUMNS);
    for (guint c = 0; cells[c]; c++) {
      if (c >= table->widest->len)
        g_ptr_array_add (table->widest, g_strdup (""));
      if (wide_of (cells[c]) <= wide_of (g_ptr_array_index (table->widest, c)))
        continue;
      g_free (g_ptr_array_index (table->widest, c));
      g_ptr_array_index (table->widest, c) = g_strdup (cells[c]);
    }
  }
}

/* As the tag "table" sets it; heads are bold. */
static void
measure (TlnReaderView *self, Table *table, int page)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));

  pango_font_description_set_family (font, "monospace");
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * 0.92);
  else
    pango_font_description_set_size (font, (int) (pango_font_description_get_size (font) * 0.92));
  pango_layout_set_font_description (layout, font);
  g_clear_pointer (&table->widths, g_array_unref);
  table->widths = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < table->widest->len; i++) {
    int width;

    pango_layout_set_text (layout, g_ptr_array_index (table->widest, i), -1);
    pango_layout_get_pixel_size (layout, &width, NULL);
    width += GAP;
    if (i == 0)
      width = MIN (width, (int) (page * MOST_FIRST));
    g_array_append_val (table->widths, width);
  }
}

static int
width_at (const Table *table, guint column)
{
  return g_array_index (table->widths, int, column);
}

/* Which columns there is room for, from the wanted one on; back from the last where more are. */
static void
choose (Table *table, int page)
{
  guint n = table->widths->len;
  int room = page - (n > 0 ? width_at (table, 0) : 0);
  int left = room;

  table->from = CLAMP (table->from, 1, MAX (n, 2) - 1);
  for (table->to = table->from; table->to < n; table->to++) {
    left -= width_at (table, table->to);
    /* The last one needs no gap behind it. */
    if (table->to > table->from && left + GAP < 0)
      break;
  }
  while (table->to >= n && table->from > 1 && left + GAP >= width_at (table, table->from - 1))
    left -= width_at (table, --table->from);
}

static void
set_stops (TlnReaderView *self, Table *table)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  PangoTabArray *tabs = pango_tab_array_new (0, TRUE);
  int x = width_at (table, 0), n = 0;

  pango_tab_array_set_tab (tabs, n++, PANGO_TAB_LEFT, x);
  for (guint i = table->from; i + 1 < table->to; i++) {
    x += width_at (table, i);
    pango_tab_array_set_tab (tabs, n++, PANGO_TAB_LEFT, x);
  }
  if (!table->stops) {
    table->stops = gtk_text_buffer_create_tag (buffer, NULL, NULL);
    table->top = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  }
  g_object_set (table->stops, "tabs", tabs, NULL);
  g_object_set (table->top, "pixels-above-lines", is_wide (table) ? TOP : 6, NULL);
  pango_tab_array_free (tabs);
}

/* GTK takes a place below the words of a line for one behind all that the line has, but counts that
 * in what is to be seen of it: where columns are away it runs into other lines, and aborts. A row
 * that has just become lower may still be looked for where it was. */
void
tln_reader_view_at (TlnReaderView *self, int x, int y, GtkTextIter *at)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle last;
  GtkTextIter end;

  gtk_text_view_get_line_at_y (view, at, y, NULL);
  end = *at;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_view_get_iter_location (view, &end, &last);
  if (y < last.y + last.height)
    gtk_text_view_get_iter_at_location (view, at, x, y);
  else
    *at = end;
}

/* From behind the TAB before a column; FALSE: the row is shorter. */
static gboolean
to_column (GtkTextIter *at, const GtkTextIter *end, guint column)
{
  for (guint i = 0; i < column; i++) {
    while (gtk_text_iter_compare (at, end) < 0 && gtk_text_iter_get_char (at) != '\t')
      gtk_text_iter_forward_char (at);
    if (gtk_text_iter_compare (at, end) >= 0)
      return FALSE;
    gtk_text_iter_forward_char (at);
  }
  return TRUE;
}

static void
lay_row (TlnReaderView *self, const Table *table, guint i)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to, at, until;

  if (!row_range (self, i, &from, &to))
    return;
  gtk_text_buffer_apply_tag (buffer, table->stops, &from, &to);
  if (i == table->first)
    gtk_text_buffer_apply_tag (buffer, table->top, &from, &to);
  gtk_text_buffer_remove_tag_by_name (buffer, "away", &from, &to);
  at = until = from;
  if (table->from > 1 && to_column (&at, &to, 1)) {
    if (!to_column (&until, &to, table->from))
      until = to;
    gtk_text_buffer_apply_tag_by_name (buffer, "away", &at, &until);
  }
  at = from;
  if (table->to < table->widths->len && to_column (&at, &to, table->to)) {
    gtk_text_iter_backward_char (&at);
    gtk_text_buffer_apply_tag_by_name (buffer, "away", &at, &to);
  }
}

static void
lay_table (TlnReaderView *self, Table *table, int page)
{
  table->laid = page;
  if (!table->widest)
    find_widest (self, table);
  if (table->widest->len < 2)
    return;
  measure (self, table, page);
  choose (table, page);
  set_stops (self, table);
  for (guint i = table->first; i < table->last; i++)
    lay_row (self, table, i);
  tln_reader_view_mark_margin (self);
}

/* Buttons over the wide ones. */

static void
step_table (TlnReaderView *self, Table *table, int by)
{
  if ((by > 0 && table->to >= table->widths->len) || (by < 0 && table->from <= 1))
    return;
  table->from = (guint) ((int) table->from + by);
  lay_table (self, table, table->laid);
  tln_reader_view_place_tables (self);
}

static void
step_cb (GtkWidget *button, TlnReaderView *self)
{
  GtkWidget *box = gtk_widget_get_parent (button);
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (box), "table"));

  if (self->tables && i < self->tables->len)
    step_table (self, g_ptr_array_index (self->tables, i),
                gtk_widget_get_prev_sibling (button) ? 1 : -1);
}

static GtkWidget *
build_box (TlnReaderView *self)
{
  static const char *const icons[] = { "go-previous-symbolic", "go-next-symbolic" };
  const char *tips[] = { _ ("Columns Before"), _ ("Columns Behind") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++) {
    GtkWidget *button = gtk_button_new_from_icon_name (icons[i]);

    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, tips[i]);
    gtk_widget_set_cursor_from_name (button, "default");
    g_signal_connect_object (button, "clicked", G_CALLBACK (step_cb), self, 0);
    gtk_box_append (GTK_BOX (box), button);
    if (i == 0) {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }
  }
  return box;
}

/* The focus does not get lost with the last step. */
static void
set_sensitive (GtkWidget *button, GtkWidget *other, gboolean sensitive)
{
  gboolean focus = gtk_widget_has_focus (button);

  if (gtk_widget_get_sensitive (button) == sensitive)
    return;
  if (!sensitive && focus) {
    gtk_widget_set_sensitive (other, TRUE);
    gtk_widget_grab_focus (other);
  }
  gtk_widget_set_sensitive (button, sensitive);
}

static void
place_box (TlnReaderView *self, GtkWidget *box, guint i)
{
  const Table *table = g_ptr_array_index (self->tables, i);
  GtkWidget *before = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (before);
  GtkWidget *behind = gtk_widget_get_last_child (box);
  /* Translators: which columns of a wide table are to be seen: "Columns 2–4 of 9" */
  g_autofree char *words =
      g_strdup_printf (_ ("Columns %u–%u of %u"), table->from + 1, table->to, table->widths->len);
  GtkTextIter from, to;
  int y, height;

  g_object_set_data (G_OBJECT (box), "table", GUINT_TO_POINTER (i));
  gtk_label_set_text (GTK_LABEL (label), words);
  set_sensitive (before, behind, table->from > 1);
  set_sensitive (behind, before, table->to < table->widths->len);
  row_range (self, table->first, &from, &to);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &from, &y, &height);
  if (gtk_widget_get_parent (box))
    gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), box, TLN_READER_MARGIN, y);
  else
    gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), box, TLN_READER_MARGIN, y);
  gtk_widget_set_visible (box, TRUE);
}

void
tln_reader_view_place_tables (TlnReaderView *self)
{
  guint n = 0;

  for (guint i = 0; self->tables && i < self->tables->len; i++) {
    const Table *table = g_ptr_array_index (self->tables, i);
    GtkTextIter from, to;

    if (!is_wide (table) || !row_range (self, table->first, &from, &to))
      continue;
    if (n >= self->table_boxes->len)
      g_ptr_array_add (self->table_boxes, build_box (self));
    place_box (self, g_ptr_array_index (self->table_boxes, n++), i);
  }
  for (; n < self->table_boxes->len; n++)
    gtk_widget_set_visible (g_ptr_array_index (self->table_boxes, n), FALSE);
}

void
tln_reader_view_lay_tables (TlnReaderView *self, guint32 reached)
{
  int page = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * TLN_READER_MARGIN;
  gboolean laid = FALSE;

  for (guint i = 0; page > 0 && self->tables && i < self->tables->len; i++) {
    Table *table = g_ptr_array_index (self->tables, i);

    if (table->laid == page || table->n_rows > MOST_ROWS ||
        span_at (self, table->last - 1)->end > reached)
      continue;
    lay_table (self, table, page);
    laid = TRUE;
  }
  if (laid)
    tln_reader_view_place_tables (self);
}

void
tln_reader_view_forget_tables (TlnReaderView *self)
{
  for (guint i = 0; self->tables && i < self->tables->len; i++)
    ((Table *) g_ptr_array_index (self->tables, i))->laid = 0;
}

static Table *
table_at (TlnReaderView *self, guint32 place)
{
  for (guint i = 0; self->tables && i < self->tables->len; i++) {
    Table *table = g_ptr_array_index (self->tables, i);

    if (place >= span_at (self, table->first)->start &&
        place <= span_at (self, table->last - 1)->end)
      return table;
  }
  return NULL;
}

gboolean
tln_reader_view_step_columns (TlnReaderView *self, guint32 place, int by)
{
  Table *table = table_at (self, place);

  if (!table || !is_wide (table))
    return FALSE;
  step_table (self, table, by);
  return TRUE;
}

void
tln_reader_view_bring_column (TlnReaderView *self, guint32 place)
{
  Table *table = table_at (self, place);
  guint column = 0;
  GtkTextIter at, start;

  if (!table || !is_wide (table))
    return;
  tln_reader_view_iter (self, place, &at);
  start = at;
  gtk_text_iter_set_line_offset (&start, 0);
  for (; gtk_text_iter_compare (&start, &at) < 0; gtk_text_iter_forward_char (&start))
    column += gtk_text_iter_get_char (&start) == '\t';
  if (column == 0 || (column >= table->from && column < table->to))
    return;
  table->from = column;
  lay_table (self, table, table->laid);
  tln_reader_view_place_tables (self);
}
