/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements to rich text. What to leave out was decided before. */
#include "tln-html-rich.h"

#include "tln-measure.h"
#include "tln-page-address.h"
#include "tln-rich-builder.h"

#include <string.h>

typedef struct {
  TlnRichBuilder *b;
  const char *base;
  guint list_depth;
  guint number; /* of the next item of an ordered list; 0 in a bullet list */
  guint breaks; /* line breaks since the last text */
  gboolean row; /* inside a table row: no blocks */
  gboolean pre;
} Writer;

static void write_children (Writer *self, const TlnNode *node);

/* Starts a block unless an empty list item is waiting for its text. */
static void
start_block (Writer *self, TlnSpanKind kind, guint level)
{
  self->breaks = 0;
  if (self->row) {
    tln_rich_builder_text (self->b, " ", 1);
    return;
  }
  if (kind == TLN_SPAN_PARAGRAPH && tln_rich_builder_kind (self->b) == TLN_SPAN_LIST_ITEM &&
      !tln_rich_builder_has_text (self->b))
    return;
  tln_rich_builder_end (self->b);
  if (kind != TLN_SPAN_PARAGRAPH)
    tln_rich_builder_block (self->b, kind, level, NULL);
}

static void
end_block (Writer *self)
{
  self->breaks = 0;
  if (self->row)
    tln_rich_builder_text (self->b, " ", 1);
  else if (tln_rich_builder_kind (self->b) != TLN_SPAN_LIST_ITEM ||
           tln_rich_builder_has_text (self->b))
    tln_rich_builder_end (self->b);
}

static void
write_text (Writer *self, const TlnNode *node)
{
  if (!tln_node_blank (node))
    self->breaks = 0;
  tln_rich_builder_text (self->b, node->text, -1);
}

static void
write_break (Writer *self)
{
  if (self->pre) {
    tln_rich_builder_text (self->b, "\n", 1);
  } else if (self->row) {
    tln_rich_builder_text (self->b, " ", 1);
  } else if (++self->breaks == 2) {
    tln_rich_builder_end (self->b);
  } else {
    tln_rich_builder_break (self->b);
  }
}

static void
write_inline (Writer *self, const TlnNode *node, TlnSpanKind kind)
{
  tln_rich_builder_open (self->b, kind, NULL);
  write_children (self, node);
  tln_rich_builder_close (self->b, kind);
}

static void
write_link (Writer *self, const TlnNode *node)
{
  const char *href = tln_node_attr (node, "href");

  if (href == NULL || *href == '\0' || *href == '#' || !tln_page_address_safe (href)) {
    write_children (self, node);
    return;
  }
  g_autofree char *whole = tln_page_address_resolve (self->base, href);
  tln_rich_builder_open (self->b, TLN_SPAN_LINK, whole);
  write_children (self, node);
  tln_rich_builder_close (self->b, TLN_SPAN_LINK);
}

/* The first address of a srcset. */
static char *
first_of_set (const char *set)
{
  if (set == NULL)
    return NULL;
  set += strspn (set, " \t\n,");
  return g_strndup (set, strcspn (set, " \t\n"));
}

static char *
image_address (const TlnNode *node)
{
  static const char *const lazy[] = { "data-src",      "data-original",     "data-actualsrc",
                                      "data-lazy-src", "data-original-src", "file" };
  const char *src = tln_node_attr (node, "src");

  for (gsize i = 0; i < G_N_ELEMENTS (lazy); i++) {
    const char *value = tln_node_attr (node, lazy[i]);
    if (value != NULL && *value != '\0' && tln_page_address_safe (value))
      return g_strdup (value);
  }
  if (src != NULL && *src != '\0' && tln_page_address_safe (src))
    return g_strdup (src);
  g_autofree char *set = first_of_set (tln_node_attr (node, "srcset"));
  if (set == NULL)
    set = first_of_set (tln_node_attr (node, "data-srcset"));
  return set != NULL && *set != '\0' && tln_page_address_safe (set) ? g_steal_pointer (&set) : NULL;
}

/* Pictures of one point by one, smileys and the like. */
static gboolean
tiny (const TlnNode *node)
{
  const char *width = tln_node_attr (node, "width");
  const char *height = tln_node_attr (node, "height");

  return (width != NULL && g_ascii_isdigit (*width) && atoi (width) < 32 && !strchr (width, '%')) ||
         (height != NULL && g_ascii_isdigit (*height) && atoi (height) < 32 &&
          !strchr (height, '%'));
}

static void
write_image (Writer *self, const TlnNode *node)
{
  if (self->row || tiny (node) || tln_rich_builder_kind (self->b) == TLN_SPAN_HEADING)
    return;
  g_autofree char *address = image_address (node);
  if (address == NULL)
    return;
  g_autofree char *whole = tln_page_address_resolve (self->base, address);
  tln_rich_builder_image (self->b, tln_node_attr (node, "alt"), whole);
  self->breaks = 0;
}

static void
write_list (Writer *self, const TlnNode *node)
{
  guint number = self->number;
  const char *start = tln_node_attr (node, "start");

  end_block (self);
  self->number = node->tag == TLN_TAG_OL ? 1 : 0;
  if (node->tag == TLN_TAG_OL && start != NULL && atoi (start) > 0)
    self->number = (guint) MIN (atoi (start), 999999);
  self->list_depth++;
  write_children (self, node);
  self->list_depth--;
  self->number = number;
  end_block (self);
}

static void
write_item (Writer *self, const TlnNode *node)
{
  g_autofree char *target = self->number > 0 ? g_strdup_printf ("%u.", self->number++) : NULL;
  guint number = self->number;

  if (self->row) {
    write_children (self, node);
    return;
  }
  tln_rich_builder_block (self->b, TLN_SPAN_LIST_ITEM, MAX (self->list_depth, 1), target);
  self->breaks = 0;
  write_children (self, node);
  tln_rich_builder_end (self->b);
  self->number = number;
}

static void
write_pre (Writer *self, const TlnNode *node)
{
  gboolean pre = self->pre;

  start_block (self, TLN_SPAN_CODE_BLOCK, 0);
  self->pre = TRUE;
  write_children (self, node);
  self->pre = pre;
  end_block (self);
}

/* A table of data: no table, list, heading or picture in its cells and more than one column. */
static gboolean
simple_table (const TlnNode *table)
{
  guint cells = 0, rows = 0;

  for (const TlnNode *at = table->first; at != NULL; at = tln_node_next (at, table)) {
    if (at->tag == TLN_TAG_TABLE || at->tag == TLN_TAG_IMG || at->tag == TLN_TAG_PRE ||
        at->tag == TLN_TAG_BLOCKQUOTE || tln_tag_heading (at->tag))
      return FALSE;
    rows += at->tag == TLN_TAG_TR;
    cells += at->tag == TLN_TAG_TD || at->tag == TLN_TAG_TH;
  }
  return rows > 0 && cells > rows;
}

/* Wider ones are not for reading; rows are filled up to this at most. */
#define MAX_COLUMNS 64

static guint
span_of (const TlnNode *cell, const char *name)
{
  const char *written = tln_node_attr (cell, name);
  int span = written != NULL ? atoi (written) : 1;

  return (guint) CLAMP (span, 1, MAX_COLUMNS);
}

/* Cells of rows above that reach down into this one from the column on. */
static guint
pass_columns (Writer *self, GArray *down, guint column, gboolean write)
{
  for (; column < down->len && g_array_index (down, guint, column) > 0; column++) {
    g_array_index (down, guint, column)--;
    if (write)
      tln_rich_builder_cell (self->b);
  }
  return column;
}

/* Goes over a row, cell by cell, where those that span stand for several; returns its columns. down
 * says for each column how many more rows the cell in it takes. */
static guint
lay_row (Writer *self, const TlnNode *row, GArray *down, gboolean write)
{
  guint column = 0;

  for (const TlnNode *cell = row->first; cell != NULL; cell = cell->next) {
    if (cell->tag != TLN_TAG_TD && cell->tag != TLN_TAG_TH)
      continue;
    column = pass_columns (self, down, column, write);
    guint end = column + span_of (cell, "colspan");
    if (write) {
      tln_rich_builder_cell (self->b);
      write_children (self, cell);
    }
    for (guint i = column; i < end && i < MAX_COLUMNS; i++) {
      if (i >= down->len)
        g_array_set_size (down, i + 1);
      g_array_index (down, guint, i) = span_of (cell, "rowspan") - 1;
      if (write && i > column)
        tln_rich_builder_cell (self->b);
    }
    column = end;
  }
  return pass_columns (self, down, column, write);
}

static guint
count_columns (Writer *self, const TlnNode *table)
{
  g_autoptr (GArray) down = g_array_new (FALSE, TRUE, sizeof (guint));
  guint most = 0;

  for (const TlnNode *at = table->first; at != NULL; at = tln_node_next (at, table))
    if (at->tag == TLN_TAG_TR) {
      guint columns = lay_row (self, at, down, FALSE);
      most = MAX (most, columns);
    }
  return MIN (most, MAX_COLUMNS);
}

/* Every row has as many cells as the widest: Markdown drops what goes beyond the first row's. */
static void
write_rows (Writer *self, const TlnNode *table)
{
  g_autoptr (GArray) down = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n = 0, columns = count_columns (self, table);

  for (const TlnNode *at = table->first; at != NULL; at = tln_node_next (at, table)) {
    if (at->tag == TLN_TAG_CAPTION) {
      write_children (self, at);
      tln_rich_builder_end (self->b);
    }
    if (at->tag != TLN_TAG_TR)
      continue;
    tln_rich_builder_block (self->b, TLN_SPAN_TABLE_ROW, n++ == 0, NULL);
    self->row = TRUE;
    for (guint i = lay_row (self, at, down, TRUE); i < columns; i++)
      tln_rich_builder_cell (self->b);
    self->row = FALSE;
    tln_rich_builder_end (self->b);
  }
}

static void
write_table (Writer *self, const TlnNode *node)
{
  if (self->row || !simple_table (node)) {
    end_block (self);
    write_children (self, node);
    end_block (self);
    return;
  }
  tln_rich_builder_end (self->b);
  write_rows (self, node);
}

/* What says more than a caption does is text. */
#define MAX_CAPTION 300

static void
write_caption (Writer *self, const TlnNode *node)
{
  gboolean row = self->row;

  if (!row)
    start_block (self, TLN_SPAN_CAPTION, 0);
  self->row = TRUE; /* paragraphs inside a caption are one line of it */
  write_children (self, node);
  self->row = row;
  end_block (self);
}

static gboolean
holds_text_of_its_own (const TlnNode *figure)
{
  static const TlnTag tags[] = { TLN_TAG_FIGURE,     TLN_TAG_PRE, TLN_TAG_TABLE,
                                 TLN_TAG_BLOCKQUOTE, TLN_TAG_UL,  TLN_TAG_OL };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tln_node_find (figure, tags[i]) != NULL)
      return TRUE;
  return tln_measure_length (figure) > MAX_CAPTION;
}

/* The pictures of a figure, then one caption of all that is said in it. One whose picture was not
 * saved with the page says nothing. */
static gboolean
write_figure (Writer *self, const TlnNode *node)
{
  if (self->row || holds_text_of_its_own (node))
    return FALSE;
  end_block (self);
  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (at->tag == TLN_TAG_IMG)
      write_image (self, at);
  if (tln_rich_builder_last (self->b) == TLN_SPAN_IMAGE)
    write_caption (self, node);
  return TRUE;
}

/* A caption of systems that know no figures: named so, right after a picture. */
static gboolean
named_caption (Writer *self, const TlnNode *node)
{
  static const char *const names[] = { "caption",  "captions",  "imgcaption",   "image-credit",
                                       "img-desc", "img-title", "photo-credit", "picture-credit" };

  if (*node->label == '\0' || self->row || tln_rich_builder_last (self->b) != TLN_SPAN_IMAGE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (tln_word_in (node->label, names[i]))
      return tln_measure_length (node) <= MAX_CAPTION && tln_node_find (node, TLN_TAG_IMG) == NULL;
  return FALSE;
}

static void
write_quote (Writer *self, const TlnNode *node)
{
  if (self->row) {
    write_children (self, node);
    return;
  }
  guint depth = self->list_depth;
  self->list_depth = 0;
  tln_rich_builder_quote_open (self->b);
  write_children (self, node);
  tln_rich_builder_quote_close (self->b);
  self->list_depth = depth;
}

static void
write_block (Writer *self, const TlnNode *node)
{
  start_block (self, TLN_SPAN_PARAGRAPH, 0);
  write_children (self, node);
  end_block (self);
}

static void
write_heading (Writer *self, const TlnNode *node)
{
  start_block (self, TLN_SPAN_HEADING, (guint) (node->tag - TLN_TAG_H1) + 1);
  write_children (self, node);
  end_block (self);
}

static gboolean
write_structure (Writer *self, const TlnNode *node)
{
  switch (node->tag) {
  case TLN_TAG_UL:
  case TLN_TAG_OL:
    write_list (self, node);
    return TRUE;
  case TLN_TAG_LI:
    write_item (self, node);
    return TRUE;
  case TLN_TAG_PRE:
    write_pre (self, node);
    return TRUE;
  case TLN_TAG_TABLE:
    write_table (self, node);
    return TRUE;
  case TLN_TAG_FIGURE:
    return write_figure (self, node);
  case TLN_TAG_FIGCAPTION:
    if (tln_measure_length (node) > MAX_CAPTION)
      return FALSE;
    write_caption (self, node);
    return TRUE;
  case TLN_TAG_BLOCKQUOTE:
    write_quote (self, node);
    return TRUE;
  case TLN_TAG_HR:
    if (!self->row)
      tln_rich_builder_block (self->b, TLN_SPAN_RULE, 0, NULL);
    return TRUE;
  default:
    if (!tln_tag_heading (node->tag))
      return FALSE;
    write_heading (self, node);
    return TRUE;
  }
}

static gboolean
write_span (Writer *self, const TlnNode *node)
{
  switch (node->tag) {
  case TLN_TAG_BR:
    write_break (self);
    return TRUE;
  case TLN_TAG_IMG:
    write_image (self, node);
    return TRUE;
  case TLN_TAG_A:
    write_link (self, node);
    return TRUE;
  case TLN_TAG_EM:
  case TLN_TAG_I:
    write_inline (self, node, TLN_SPAN_EMPHASIS);
    return TRUE;
  case TLN_TAG_STRONG:
  case TLN_TAG_B:
    write_inline (self, node, TLN_SPAN_STRONG);
    return TRUE;
  case TLN_TAG_CODE:
  case TLN_TAG_KBD:
  case TLN_TAG_SAMP:
  case TLN_TAG_TT:
    write_inline (self, node, TLN_SPAN_CODE);
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
left_out (TlnTag tag)
{
  switch (tag) {
  case TLN_TAG_COMMENT:
  case TLN_TAG_SCRIPT:
  case TLN_TAG_STYLE:
  case TLN_TAG_TEMPLATE:
  case TLN_TAG_NOSCRIPT:
  case TLN_TAG_IFRAME:
  case TLN_TAG_OBJECT:
  case TLN_TAG_EMBED:
  case TLN_TAG_VIDEO:
  case TLN_TAG_AUDIO:
  case TLN_TAG_CANVAS:
  case TLN_TAG_SVG:
  case TLN_TAG_INPUT:
  case TLN_TAG_SELECT:
  case TLN_TAG_TEXTAREA:
  case TLN_TAG_RP:
  case TLN_TAG_TITLE:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
write_node (Writer *self, const TlnNode *node)
{
  if (node->tag == TLN_TAG_TEXT)
    write_text (self, node);
  else if (named_caption (self, node))
    write_caption (self, node);
  else if (left_out (node->tag) || write_structure (self, node) || write_span (self, node))
    return;
  else if (tln_node_phrasing (node) || node->tag == TLN_TAG_OTHER ||
           (node->tag > TLN_TAG_A && node->tag != TLN_TAG_CENTER))
    write_children (self, node);
  else
    write_block (self, node);
}

static void
write_children (Writer *self, const TlnNode *node)
{
  for (const TlnNode *child = node->first; child != NULL; child = child->next)
    write_node (self, child);
}

TlnRich *
tln_html_to_rich (const TlnNode *content, const char *base)
{
  g_autoptr (TlnRichBuilder) builder = tln_rich_builder_new ();
  Writer self = { .b = builder, .base = base };

  tln_rich_builder_set_soft (builder, TRUE);
  write_children (&self, content);
  return tln_rich_builder_finish (builder);
}
