/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rich text to tagged paragraphs. What is in the buffer and not in the text: bullets
 * and numbers of lists, lines of folded passages, the line end of each paragraph; in a very long
 * paragraph a line end every few thousand characters, since GTK lays out a line of the buffer as a
 * whole. */
#include "tln-reader-text.h"

#include "tln-reader-script.h"

#include <adwaita.h>
#include <string.h>

/* Indentation of one level of list or quote, in px. */
#define INDENT 24
/* Data of a button that stands in the text. */
#define FOLD "tln-fold"
/* Characters of a line of the buffer, about. */
#define MOST_LINE 3000

struct _TlnReaderFiller {
  GtkTextView *view;
  GtkTextBuffer *buffer;
  TlnReading *reading;
  TlnReaderMap *map; /* not owned */
  TlnTextParts parts;
  const char *byte; /* of the text, walking with place */
  guint32 place;
  guint span; /* the next one */
  guint inner; /* the next one that is no block */
  GPtrArray *open; /* TlnSpan: those, begun and not yet ended */
  guint passage; /* the next one in reading->boilerplate */
  const TlnBoilerplate *last; /* the passage the block before stands in */
  guint32 cut; /* what is there of the long paragraph before span; 0: none is begun */
};

typedef TlnReaderFiller Filler;

static const double heading_scales[] = { 1.5, 1.32, 1.18, 1.08, 1.0, 1.0 };

void
tln_reader_text_make_tags (GtkTextBuffer *buffer)
{
  for (int level = 1; level <= 6; level++) {
    g_autofree char *name = g_strdup_printf ("heading%d", level);

    gtk_text_buffer_create_tag (buffer, name, "weight", PANGO_WEIGHT_BOLD, "scale",
                                heading_scales[level - 1], "pixels-above-lines", 18, NULL);
  }
  for (int level = 1; level <= 6; level++) {
    g_autofree char *list = g_strdup_printf ("list%d", level);
    g_autofree char *quote = g_strdup_printf ("quote%d", level);

    gtk_text_buffer_create_tag (buffer, list, "left-margin", 24 + level * INDENT, "indent", -18,
                                NULL);
    gtk_text_buffer_create_tag (buffer, quote, "left-margin", 24 + level * INDENT, "style",
                                PANGO_STYLE_ITALIC, NULL);
  }
  gtk_text_buffer_create_tag (buffer, "body", "line-height", 1.45, "pixels-below-lines", 10, NULL);
  gtk_text_buffer_create_tag (buffer, "joined", "pixels-below-lines", 0, NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", "scale", 0.92, NULL);
  /* Nothing below the rows, of which some is away: GTK takes a place there for one behind all that
   * the row has, counts that in what is to be seen, and aborts where it finds no such place. */
  gtk_text_buffer_create_tag (buffer, "table", "family", "monospace", "scale", 0.92,
                              "pixels-above-lines", 2, "pixels-below-lines", 0, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.88, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "rule", "justification", GTK_JUSTIFY_CENTER, NULL);
  gtk_text_buffer_create_tag (buffer, "link", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "instrument", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "shown", "scale", 0.92, NULL);
  gtk_text_buffer_create_tag (buffer, "fold", "scale", 0.85, "pixels-above-lines", 6,
                              "pixels-below-lines", 12, NULL);
  gtk_text_buffer_create_tag (buffer, "away", "invisible", TRUE, NULL);
  tln_reader_script_make_tags (buffer);
}

static gboolean
is_block (TlnSpanKind kind)
{
  return kind <= TLN_SPAN_RULE;
}

static void
tag_from (Filler *filler, const char *tag, int offset)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (filler->buffer, &start, offset);
  gtk_text_buffer_get_end_iter (filler->buffer, &end);
  gtk_text_buffer_apply_tag_by_name (filler->buffer, tag, &start, &end);
}

static void
tag_level (Filler *filler, const char *stem, guint level, int offset)
{
  g_autofree char *tag = g_strdup_printf ("%s%u", stem, CLAMP (level, 1, 6));

  tag_from (filler, tag, offset);
}

/* Walks to a place of the text; only forward. */
static const char *
walk_to (Filler *filler, guint32 place)
{
  filler->byte = g_utf8_offset_to_pointer (filler->byte, (glong) place - filler->place);
  filler->place = place;
  return filler->byte;
}

static void
insert_plain (Filler *filler, const char *text)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (filler->buffer, &end);
  gtk_text_buffer_insert (filler->buffer, &end, text, -1);
}

/* "214 characters of risk disclosure  [Show]" */
static void
insert_fold (Filler *filler, const TlnBoilerplate *passage)
{
  g_autofree char *text = NULL;
  GtkWidget *button = filler->parts.fold (passage, &text, filler->parts.data);
  int offset = gtk_text_buffer_get_char_count (filler->buffer);
  GtkTextChildAnchor *anchor;
  GtkTextIter end;

  insert_plain (filler, text);
  insert_plain (filler, "  ");
  gtk_text_buffer_get_end_iter (filler->buffer, &end);
  anchor = gtk_text_buffer_create_child_anchor (filler->buffer, &end);
  g_object_set_data (G_OBJECT (button), FOLD, button);
  gtk_text_view_add_child_at_anchor (filler->view, button, anchor);
  insert_plain (filler, "\n");
  tag_from (filler, "fold", offset);
}

static void
insert_text (Filler *filler, guint32 from, guint32 to)
{
  const char *start = walk_to (filler, from);
  const char *stop = walk_to (filler, to);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (filler->buffer, &end);
  tln_reader_map_add (filler->map, from, (guint32) gtk_text_iter_get_offset (&end), to - from);
  gtk_text_buffer_insert (filler->buffer, &end, start, (int) (stop - start));
}

static void
tag_block (Filler *filler, const TlnSpan *span, int offset)
{
  tag_from (filler, "body", offset);
  switch (span->kind) {
  case TLN_SPAN_HEADING:
    tag_level (filler, "heading", span->level, offset);
    break;
  case TLN_SPAN_LIST_ITEM:
    tag_level (filler, "list", span->level, offset);
    break;
  case TLN_SPAN_CODE_BLOCK:
    tag_from (filler, "code", offset);
    break;
  case TLN_SPAN_TABLE_ROW:
    tag_from (filler, "table", offset);
    if (span->level == 1)
      tag_from (filler, "strong", offset);
    break;
  case TLN_SPAN_CAPTION:
  case TLN_SPAN_IMAGE:
    tag_from (filler, "caption", offset);
    tln_reader_script_stand_up (filler->buffer, (guint32) offset,
                                (guint32) gtk_text_buffer_get_char_count (filler->buffer), FALSE);
    break;
  case TLN_SPAN_RULE:
    tag_from (filler, "rule", offset);
    break;
  case TLN_SPAN_PARAGRAPH:
  case TLN_SPAN_QUOTE:
  case TLN_SPAN_EMPHASIS:
  case TLN_SPAN_STRONG:
  case TLN_SPAN_CODE:
  case TLN_SPAN_LINK:
  default:
    break;
  }
}

/* Its description stands below, unless the author has put a caption there. */
static void
insert_picture (Filler *filler, const TlnSpan *span, gboolean captioned)
{
  TlnImage *image = tln_reading_image (filler->reading, span->target);
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkTextIter end;

  if (!image)
    return;
  paintable = filler->parts.picture (image, filler->parts.data);
  gtk_text_buffer_get_end_iter (filler->buffer, &end);
  gtk_text_buffer_insert_paintable (filler->buffer, &end, paintable);
  if (span->label && !captioned) {
    insert_plain (filler, "\n");
    insert_plain (filler, span->label);
  }
}

/* next: the span behind it, or NULL. */
static void
insert_block (Filler *filler, const TlnSpan *span, const TlnSpan *next, gboolean shown)
{
  int offset = gtk_text_buffer_get_char_count (filler->buffer);

  if (span->kind == TLN_SPAN_LIST_ITEM) {
    insert_plain (filler, span->target ? span->target : "•");
    insert_plain (filler, " ");
  } else if (span->kind == TLN_SPAN_RULE) {
    insert_plain (filler, "⁂");
  } else if (span->kind == TLN_SPAN_IMAGE) {
    insert_picture (filler, span, next && next->kind == TLN_SPAN_CAPTION);
  }
  insert_text (filler, span->start, span->end);
  insert_plain (filler, "\n");
  tag_block (filler, span, offset);
  if (shown)
    tag_from (filler, "shown", offset);
}

/* The passage a block stands in; a line for it is put in when its first block comes. */
static const TlnBoilerplate *
enter_passage (Filler *filler, const TlnSpan *span)
{
  GPtrArray *passages = filler->reading->boilerplate;
  const TlnBoilerplate *passage;

  while (filler->passage < passages->len) {
    passage = g_ptr_array_index (passages, filler->passage);
    if (span->start < passage->end)
      break;
    filler->passage++;
  }
  if (filler->passage >= passages->len)
    return NULL;
  passage = g_ptr_array_index (passages, filler->passage);
  return span->start >= passage->start ? passage : NULL;
}

typedef struct {
  GtkTextBuffer *buffer;
  const char *tag;
  gboolean slanted;
} Tagging;

static void
tag_stretch_cb (guint32 from, guint32 to, gpointer data)
{
  Tagging *tagging = data;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (tagging->buffer, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (tagging->buffer, &end, (int) to);
  gtk_text_buffer_apply_tag_by_name (tagging->buffer, tagging->tag, &start, &end);
  if (tagging->slanted)
    tln_reader_script_stand_up (tagging->buffer, from, to, g_str_equal (tagging->tag, "emphasis"));
}

/* As much of a span as stands in a block. */
static void
tag_inside (Filler *filler, const TlnSpan *span, const TlnSpan *block)
{
  guint32 from = MAX (span->start, block->start), to = MIN (span->end, block->end);
  g_autofree char *quote = NULL;
  Tagging tagging = { filler->buffer, NULL, FALSE };

  switch (span->kind) {
  case TLN_SPAN_QUOTE:
    quote = g_strdup_printf ("quote%u", CLAMP (span->level, 1, 6));
    tagging.tag = quote;
    break;
  case TLN_SPAN_EMPHASIS:
    tagging.tag = "emphasis";
    break;
  case TLN_SPAN_STRONG:
    tagging.tag = "strong";
    break;
  case TLN_SPAN_CODE:
    tagging.tag = "code";
    break;
  case TLN_SPAN_LINK:
    tagging.tag = "link";
    break;
  case TLN_SPAN_PARAGRAPH:
  case TLN_SPAN_HEADING:
  case TLN_SPAN_LIST_ITEM:
  case TLN_SPAN_CODE_BLOCK:
  case TLN_SPAN_TABLE_ROW:
  case TLN_SPAN_CAPTION:
  case TLN_SPAN_IMAGE:
  case TLN_SPAN_RULE:
  default:
    return;
  }
  tagging.slanted = span->kind == TLN_SPAN_QUOTE || span->kind == TLN_SPAN_EMPHASIS;
  tln_reader_map_foreach (filler->map, from, to, tag_stretch_cb, &tagging);
}

/* Spans stand by their start: those of this block are the next ones, besides what is still open. */
static void
tag_spans (Filler *filler, const TlnSpan *block)
{
  GArray *spans = filler->reading->rich->spans;

  for (; filler->inner < spans->len; filler->inner++) {
    TlnSpan *span = &g_array_index (spans, TlnSpan, filler->inner);

    if (span->start >= MAX (block->end, block->start + 1))
      break;
    if (!is_block (span->kind))
      g_ptr_array_add (filler->open, span);
  }
  for (guint i = 0; i < filler->open->len;) {
    const TlnSpan *span = g_ptr_array_index (filler->open, i);

    tag_inside (filler, span, block);
    if (span->end <= block->end)
      g_ptr_array_remove_index (filler->open, i);
    else
      i++;
  }
}

static gboolean
tag_instrument_cb (gconstpointer mention, guint32 start, guint32 end, gpointer data)
{
  Filler *filler = data;
  Tagging tagging = { filler->buffer, "instrument", FALSE };

  tln_reader_map_foreach (filler->map, start, end, tag_stretch_cb, &tagging);
  return TRUE;
}

/* Puts in what the next block is, unless it is folded away. */
static void
take_block (Filler *filler, const TlnSpan *span, const TlnSpan *next)
{
  const TlnBoilerplate *passage = enter_passage (filler, span);
  guint32 offset;

  if (passage && passage != filler->last)
    insert_fold (filler, passage);
  filler->last = passage;
  offset = (guint32) gtk_text_buffer_get_char_count (filler->buffer);
  if (!passage || !passage->hidden)
    insert_block (filler, span, next, passage != NULL);
  tag_spans (filler, span);
  tln_reader_ranges_foreach (filler->reading->instruments, span->start, span->end,
                             tag_instrument_cb, filler);
  tln_reader_script_part (filler->buffer, offset,
                          (guint32) gtk_text_buffer_get_char_count (filler->buffer));
}

/* Behind a sentence, else a word, else where the line is full. */
static guint32
find_cut (Filler *filler, guint32 from)
{
  const char *c = walk_to (filler, from);
  guint32 sentence = 0, word = 0;
  gunichar before = 0;

  for (guint32 i = 0; i < MOST_LINE; i++, c = g_utf8_next_char (c)) {
    gunichar sign = g_utf8_get_char (c);

    if (before == 0x3002 || before == 0xff01 || before == 0xff1f ||
        (sign == ' ' && (before == '.' || before == '!' || before == '?')))
      sentence = i + (sign == ' ');
    if (before == ' ')
      word = i;
    before = sign;
  }
  if (sentence < MOST_LINE / 2)
    sentence = word;
  return from + (sentence < MOST_LINE / 2 ? MOST_LINE : sentence);
}

/* As much of a paragraph as one line of the buffer takes. FALSE once all of it is there. */
static gboolean
take_line (Filler *filler, const TlnSpan *span)
{
  TlnSpan line = *span;
  int offset = gtk_text_buffer_get_char_count (filler->buffer);

  line.start = MAX (span->start, filler->cut);
  if (span->end - line.start > MOST_LINE)
    line.end = find_cut (filler, line.start);
  take_block (filler, &line, NULL);
  filler->cut = line.end < span->end ? line.end : 0;
  if (filler->cut > 0 && gtk_text_buffer_get_char_count (filler->buffer) > offset)
    tag_from (filler, "joined", offset);
  return filler->cut > 0;
}

/* The next block or a part of it. */
static void
take_next (Filler *filler)
{
  GArray *spans = filler->reading->rich->spans;
  const TlnSpan *span = &g_array_index (spans, TlnSpan, filler->span);

  if (span->kind == TLN_SPAN_PARAGRAPH && take_line (filler, span))
    return;
  filler->span++;
  if (is_block (span->kind) && span->kind != TLN_SPAN_PARAGRAPH)
    take_block (filler, span, filler->span < spans->len ? span + 1 : NULL);
}

/* Taken out while the text still stands: GTK, removing one that has the focus or the pointer in the
 * middle of deleting its text, would look into that half deleted text and crash. */
static void
remove_buttons (GtkTextView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    if (g_object_get_data (G_OBJECT (child), FOLD))
      gtk_text_view_remove (view, child);
    child = next;
  }
}

TlnReaderFiller *
tln_reader_filler_new (GtkTextView *view,
                       TlnReading *reading,
                       TlnReaderMap *map,
                       const TlnTextParts *parts)
{
  Filler *filler = g_new0 (Filler, 1);

  filler->view = view;
  filler->buffer = gtk_text_view_get_buffer (view);
  filler->reading = tln_reading_ref (reading);
  filler->map = map;
  filler->parts = *parts;
  filler->byte = reading->rich->text;
  filler->open = g_ptr_array_new ();
  tln_reader_script_set_language (
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (filler->buffer), "body"),
      reading->article->language);
  remove_buttons (view);
  gtk_text_buffer_set_text (filler->buffer, "", 0);
  return filler;
}

void
tln_reader_filler_free (TlnReaderFiller *filler)
{
  tln_reading_unref (filler->reading);
  g_ptr_array_unref (filler->open);
  g_free (filler);
}

gboolean
tln_reader_filler_run (TlnReaderFiller *filler, guint32 least, gint64 until)
{
  GArray *spans = filler->reading->rich->spans;

  while (filler->span < spans->len) {
    take_next (filler);
    if (filler->place >= least && g_get_monotonic_time () >= until)
      break;
  }
  return filler->span < spans->len;
}

guint32
tln_reader_filler_reached (const TlnReaderFiller *filler)
{
  return filler->span < filler->reading->rich->spans->len ? filler->place : G_MAXUINT32;
}

const char *
tln_reader_text_link (const TlnReading *reading, guint32 place)
{
  return tln_reader_ranges_at (reading->links, place);
}
