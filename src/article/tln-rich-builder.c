/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds rich text. Every character of the block at hand carries its inline kinds as flags; at the
 * end of the block they become spans, always nested link > strong > emphasis > code, without white
 * space at their ends and never touching in a way Markdown cannot tell apart. */
#include "tln-rich-builder.h"

#include "tln-page-address.h"
#include "tln-rich-tidy.h"
#include "tln-text.h"

#include <string.h>

typedef struct {
  guint span; /* index of the QUOTE span */
  guint n_blocks; /* before it */
  TlnSpanKind last_kind;
  guint last_level;
} Quote;

struct TlnRichBuilder {
  GString *text;
  GArray *spans;
  guint32 offset;
  GArray *cells; /* TlnCell, of the block at hand */
  GPtrArray *links; /* addresses of the block at hand */
  GArray *quotes; /* Quote: those open */
  char *link; /* open link */
  guint depth[3]; /* how often each flag is open */
  gboolean open;
  TlnSpan block;
  guint n_cells; /* of the row at hand */
  guint n_padding; /* empty cells at the ends of rows so far */
  guint n_blocks;
  gboolean soft;
  TlnSpanKind last_kind;
  guint last_level;
};

#define CELL(b, i) (g_array_index ((b)->cells, TlnCell, (i)))

static void
span_clear (gpointer data)
{
  TlnSpan *span = data;

  g_free (span->target);
  g_free (span->label);
}

static void
reset (TlnRichBuilder *self)
{
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, TRUE, sizeof (TlnSpan));
  g_array_set_clear_func (self->spans, span_clear);
  self->offset = self->n_blocks = self->n_padding = 0;
  self->last_kind = TLN_SPAN_RULE;
  self->last_level = 0;
}

TlnRichBuilder *
tln_rich_builder_new (void)
{
  TlnRichBuilder *self = g_new0 (TlnRichBuilder, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (TlnCell));
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->quotes = g_array_new (FALSE, FALSE, sizeof (Quote));
  reset (self);
  return self;
}

void
tln_rich_builder_free (TlnRichBuilder *builder)
{
  g_string_free (builder->text, TRUE);
  g_array_unref (builder->spans);
  g_array_unref (builder->cells);
  g_ptr_array_unref (builder->links);
  g_array_unref (builder->quotes);
  g_free (builder->link);
  g_free (builder->block.target);
  g_free (builder->block.label);
  g_free (builder);
}

void
tln_rich_builder_set_soft (TlnRichBuilder *builder, gboolean soft)
{
  builder->soft = soft;
}

static guint16
key_of (const TlnCell *cell, TlnSpanKind kind)
{
  switch (kind) {
  case TLN_SPAN_LINK:
    return cell->link;
  case TLN_SPAN_STRONG:
    return cell->flags & TLN_CELL_STRONG;
  case TLN_SPAN_EMPHASIS:
    return cell->flags & TLN_CELL_EMPHASIS;
  default:
    return cell->flags & TLN_CELL_CODE;
  }
}

/* Spans of one kind inside [from, to), each with those of the inner kinds after it. */
static void
emit_spans (TlnRichBuilder *self, guint from, guint to, guint which)
{
  static const TlnSpanKind order[] = { TLN_SPAN_LINK, TLN_SPAN_STRONG, TLN_SPAN_EMPHASIS,
                                       TLN_SPAN_CODE };

  if (which >= G_N_ELEMENTS (order))
    return;
  for (guint i = from; i < to;) {
    guint16 key = key_of (&CELL (self, i), order[which]);
    guint end = i + 1;
    while (end < to && key_of (&CELL (self, end), order[which]) == key)
      end++;
    if (key != 0) {
      TlnSpan span = { .kind = order[which],
                       .start = self->block.start + i,
                       .end = self->block.start + end };
      if (order[which] == TLN_SPAN_LINK)
        span.target = g_strdup (self->links->pdata[key - 1]);
      g_array_append_val (self->spans, span);
    }
    emit_spans (self, i, end, which + 1);
    i = end;
  }
}

/* An emphasised paragraph after an image is its caption; captions have no emphasis inside. */
static void
find_caption (TlnRichBuilder *self)
{
  if (self->block.kind == TLN_SPAN_PARAGRAPH && self->last_kind == TLN_SPAN_IMAGE) {
    for (guint i = 0; i < self->cells->len; i++)
      if (!(CELL (self, i).flags & TLN_CELL_EMPHASIS) && !tln_cell_blank (CELL (self, i).c))
        return;
    self->block.kind = TLN_SPAN_CAPTION;
  }
  if (self->block.kind == TLN_SPAN_CAPTION)
    for (guint i = 0; i < self->cells->len; i++)
      CELL (self, i).flags &= (guint16) ~TLN_CELL_MARKS;
}

static void
settle_level (TlnRichBuilder *self)
{
  guint most = self->last_kind == TLN_SPAN_LIST_ITEM ? self->last_level + 1 : 1;

  if (self->block.kind == TLN_SPAN_LIST_ITEM)
    self->block.level = CLAMP (self->block.level, 1, most);
  if (self->block.kind == TLN_SPAN_HEADING)
    self->block.level = CLAMP (self->block.level, 1, 6);
  if (self->block.kind == TLN_SPAN_TABLE_ROW && self->last_kind != TLN_SPAN_TABLE_ROW)
    self->block.level = 1;
}

static gboolean
block_empty (TlnRichBuilder *self)
{
  if (self->block.kind == TLN_SPAN_RULE || self->block.kind == TLN_SPAN_IMAGE)
    return FALSE;
  if (self->block.kind == TLN_SPAN_TABLE_ROW &&
      (self->block.level == 1 || self->last_kind != TLN_SPAN_TABLE_ROW))
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    if (!tln_cell_blank (CELL (self, i).c) && !tln_char_invisible (CELL (self, i).c))
      return FALSE;
  return TRUE;
}

static void
tidy_block (TlnRichBuilder *self)
{
  if (self->block.kind == TLN_SPAN_CAPTION && self->last_kind != TLN_SPAN_IMAGE) {
    self->block.kind = TLN_SPAN_PARAGRAPH;
    for (guint i = 0; i < self->cells->len; i++)
      CELL (self, i).flags |= TLN_CELL_EMPHASIS;
  }
  tln_cells_tidy (self->cells, self->block.kind, self->soft);
}

/* Rows are filled up to the columns of their table, so that a few letters a row may come to stand
 * for a hundred cells. Behind so many empty ones the rest is left out; whoever reads the rows as
 * Markdown fills them up again and leaves the same ones out. */
static void
cut_padding (TlnRichBuilder *self)
{
  guint end = self->cells->len;

  if (self->block.kind != TLN_SPAN_TABLE_ROW || self->block.level == 1)
    return;
  while (end > 0 && CELL (self, end - 1).c == '\t')
    end--;
  self->n_padding += self->cells->len - end;
  if (self->n_padding > TLN_RICH_MAX_PADDING)
    g_array_set_size (self->cells, end);
}

TlnSpanKind
tln_rich_builder_last (const TlnRichBuilder *builder)
{
  return builder->open && builder->cells->len > 0 ? builder->block.kind : builder->last_kind;
}

void
tln_rich_builder_end (TlnRichBuilder *builder)
{
  if (!builder->open)
    return;
  builder->open = FALSE;
  tidy_block (builder);
  if (!block_empty (builder)) {
    find_caption (builder);
    settle_level (builder);
    cut_padding (builder);
    if (builder->n_blocks++ > 0) {
      g_string_append_c (builder->text, '\n');
      builder->offset++;
    }
    builder->block.start = builder->offset;
    builder->block.end = builder->offset + builder->cells->len;
    builder->last_kind = builder->block.kind;
    builder->last_level = builder->block.level;
    g_array_append_val (builder->spans, builder->block);
    builder->block.target = builder->block.label = NULL;
    if (builder->block.kind != TLN_SPAN_CODE_BLOCK)
      emit_spans (builder, 0, builder->cells->len, 0);
    for (guint i = 0; i < builder->cells->len; i++)
      g_string_append_unichar (builder->text, CELL (builder, i).c);
    builder->offset = builder->block.end;
  }
  g_clear_pointer (&builder->block.target, g_free);
  g_clear_pointer (&builder->block.label, g_free);
  g_array_set_size (builder->cells, 0);
  g_ptr_array_set_size (builder->links, 0);
}

void
tln_rich_builder_block (TlnRichBuilder *builder, TlnSpanKind kind, guint level, const char *target)
{
  tln_rich_builder_end (builder);
  builder->block = (TlnSpan) { .kind = kind, .level = level, .target = g_strdup (target) };
  builder->open = TRUE;
  builder->n_cells = 0;
  if (kind == TLN_SPAN_RULE)
    tln_rich_builder_end (builder);
}

gboolean
tln_rich_builder_has_text (TlnRichBuilder *builder)
{
  for (guint i = 0; builder->open && i < builder->cells->len; i++)
    if (!tln_cell_blank (CELL (builder, i).c))
      return TRUE;
  return FALSE;
}

/* Lists and tables do not go on over the edge of a quote. */
static void
forget_last (TlnRichBuilder *self)
{
  self->last_kind = TLN_SPAN_RULE;
  self->last_level = 0;
}

void
tln_rich_builder_quote_open (TlnRichBuilder *builder)
{
  tln_rich_builder_end (builder);
  Quote quote = { builder->spans->len, builder->n_blocks, builder->last_kind, builder->last_level };
  TlnSpan span = { .kind = TLN_SPAN_QUOTE,
                   .level = builder->quotes->len + 1,
                   .start = builder->offset + (builder->n_blocks > 0) };
  g_array_append_val (builder->spans, span);
  g_array_append_val (builder->quotes, quote);
  forget_last (builder);
}

void
tln_rich_builder_quote_close (TlnRichBuilder *builder)
{
  tln_rich_builder_end (builder);
  if (builder->quotes->len == 0)
    return;
  Quote quote = g_array_index (builder->quotes, Quote, builder->quotes->len - 1);
  g_array_set_size (builder->quotes, builder->quotes->len - 1);
  if (quote.n_blocks == builder->n_blocks) {
    g_array_set_size (builder->spans, quote.span);
    builder->last_kind = quote.last_kind;
    builder->last_level = quote.last_level;
    return;
  }
  g_array_index (builder->spans, TlnSpan, quote.span).end = builder->offset;
  forget_last (builder);
}

static guint *
depth_of (TlnRichBuilder *self, TlnSpanKind kind)
{
  return &self->depth[kind == TLN_SPAN_EMPHASIS ? 0 : kind == TLN_SPAN_STRONG ? 1 : 2];
}

void
tln_rich_builder_open (TlnRichBuilder *builder, TlnSpanKind kind, const char *target)
{
  if (kind != TLN_SPAN_LINK) {
    (*depth_of (builder, kind))++;
    return;
  }
  g_free (builder->link);
  builder->link = tln_rich_address (target != NULL ? target : "");
  if (*builder->link == '\0')
    g_clear_pointer (&builder->link, g_free);
}

void
tln_rich_builder_close (TlnRichBuilder *builder, TlnSpanKind kind)
{
  if (kind == TLN_SPAN_LINK)
    g_clear_pointer (&builder->link, g_free);
  else if (*depth_of (builder, kind) > 0)
    (*depth_of (builder, kind))--;
}

static guint16
link_index (TlnRichBuilder *self)
{
  GPtrArray *links = self->links;

  if (self->link == NULL || links->len >= G_MAXUINT16 - 1)
    return 0;
  if (links->len == 0 || strcmp (links->pdata[links->len - 1], self->link) != 0)
    g_ptr_array_add (links, g_strdup (self->link));
  return (guint16) links->len;
}

static void
append (TlnRichBuilder *self, gunichar c)
{
  TlnCell cell = { .c = c };

  for (guint i = 0; i < G_N_ELEMENTS (self->depth); i++)
    if (self->depth[i] > 0)
      cell.flags |= (guint16) (1 << i);
  cell.link = link_index (self);
  g_array_append_val (self->cells, cell);
}

void
tln_rich_builder_text (TlnRichBuilder *builder, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  gboolean code = builder->open && builder->block.kind == TLN_SPAN_CODE_BLOCK;

  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '\t' && code) { /* Markdown counts tabs as columns: they would not come back */
      tln_rich_builder_text (builder, "    ", 4);
      continue;
    }
    if (c == '\n' || c == '\t' || c == TLN_CELL_SOFT_BREAK)
      c = c == '\n' && code ? c : ' ';
    else if (g_unichar_iscntrl (c))
      continue;
    if (!builder->open) {
      if (tln_cell_blank (c))
        continue;
      tln_rich_builder_block (builder, TLN_SPAN_PARAGRAPH, 0, NULL);
    }
    append (builder, c);
  }
}

void
tln_rich_builder_break (TlnRichBuilder *builder)
{
  if (builder->open)
    append (builder, '\n');
}

void
tln_rich_builder_soft_break (TlnRichBuilder *builder)
{
  if (builder->open)
    append (builder, TLN_CELL_SOFT_BREAK);
}

TlnSpanKind
tln_rich_builder_kind (TlnRichBuilder *builder)
{
  return builder->open ? builder->block.kind : TLN_SPAN_RULE;
}

void
tln_rich_builder_cell (TlnRichBuilder *builder)
{
  if (builder->n_cells++ > 0)
    append (builder, '\t');
}

static char *
plain_label (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (out, g_unichar_iscntrl (c) || tln_cell_blank (c) ? ' ' : c);
  }
  g_autofree char *label = tln_text_squeeze (out->str);
  return *label != '\0' ? g_steal_pointer (&label) : NULL;
}

void
tln_rich_builder_image (TlnRichBuilder *builder, const char *alt, const char *address)
{
  g_autofree char *target = tln_rich_address (address != NULL ? address : "");

  tln_rich_builder_end (builder);
  if (*target == '\0')
    return;
  tln_rich_builder_block (builder, TLN_SPAN_IMAGE, 0, target);
  builder->block.label = alt != NULL ? plain_label (alt) : NULL;
  tln_rich_builder_end (builder);
}

TlnRich *
tln_rich_builder_finish (TlnRichBuilder *builder)
{
  TlnRich *rich = tln_rich_new ();

  while (builder->quotes->len > 0)
    tln_rich_builder_quote_close (builder);
  tln_rich_builder_end (builder);
  g_free (rich->text);
  g_array_unref (rich->spans);
  rich->text = g_string_free (builder->text, FALSE);
  rich->spans = builder->spans;
  memset (builder->depth, 0, sizeof builder->depth);
  g_clear_pointer (&builder->link, g_free);
  reset (builder);
  return rich;
}

char *
tln_rich_address (const char *address)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (address, -1);

  for (const char *p = g_strstrip (valid); *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_iscntrl (c) || (c > 0x80 && (tln_cell_blank (c) || tln_char_invisible (c))))
      continue;
    if (c < 0x80 && strchr (" \"()*<>[\\]^`{|}", (int) c) != NULL)
      g_string_append_printf (out, "%%%02X", c);
    else
      g_string_append_unichar (out, c);
  }
  if (!tln_page_address_safe (out->str)) /* it may be so only now that characters are left out */
    g_string_truncate (out, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
