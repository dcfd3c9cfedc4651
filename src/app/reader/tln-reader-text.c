/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rich text to tagged paragraphs. What is in the buffer and not in the text: bullets
 * and numbers of lists, lines of folded passages, the line end of each paragraph. */
#include "tln-reader-text.h"

#include "tln-reader-script.h"

#include <adwaita.h>
#include <string.h>

/* Indentation of one level of list or quote, in px. */
#define INDENT 24

typedef struct {
  GtkTextView *view;
  GtkTextBuffer *buffer;
  const TlnReading *reading;
  TlnReaderMap *map;
  const TlnTextParts *parts;
  const char *byte; /* of the text, walking with place */
  guint32 place;
  guint passage; /* the next one in reading->boilerplate */
} Filler;

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
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", "scale", 0.92, NULL);
  gtk_text_buffer_create_tag (buffer, "table", "family", "monospace", "scale", 0.92,
                              "pixels-below-lines", 2, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.88, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "rule", "justification", GTK_JUSTIFY_CENTER, NULL);
  gtk_text_buffer_create_tag (buffer, "link", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "instrument", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, "shown", "scale", 0.92, NULL);
  gtk_text_buffer_create_tag (buffer, "fold", "scale", 0.85, "pixels-above-lines", 6,
                              "pixels-below-lines", 12, NULL);
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
  GtkWidget *button = filler->parts->fold (passage, &text, filler->parts->data);
  int offset = gtk_text_buffer_get_char_count (filler->buffer);
  GtkTextChildAnchor *anchor;
  GtkTextIter end;

  insert_plain (filler, text);
  insert_plain (filler, "  ");
  gtk_text_buffer_get_end_iter (filler->buffer, &end);
  anchor = gtk_text_buffer_create_child_anchor (filler->buffer, &end);
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
  paintable = filler->parts->picture (image, filler->parts->data);
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

static void
insert_blocks (Filler *filler)
{
  GArray *spans = filler->reading->rich->spans;
  const TlnBoilerplate *last = NULL;

  for (guint i = 0; i < spans->len; i++) {
    const TlnSpan *span = &g_array_index (spans, TlnSpan, i);
    const TlnSpan *next = i + 1 < spans->len ? span + 1 : NULL;
    const TlnBoilerplate *passage;

    if (!is_block (span->kind))
      continue;
    passage = enter_passage (filler, span);
    if (passage && passage != last)
      insert_fold (filler, passage);
    last = passage;
    if (!passage || !passage->hidden)
      insert_block (filler, span, next, passage != NULL);
  }
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

static void
tag_inside (Filler *filler, const TlnSpan *span)
{
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
  tln_reader_map_foreach (filler->map, span->start, span->end, tag_stretch_cb, &tagging);
}

static void
tag_instruments (Filler *filler)
{
  Tagging tagging = { filler->buffer, "instrument", FALSE };
  GPtrArray *mentions = filler->reading->mentions;

  for (guint i = 0; i < mentions->len; i++) {
    const TlnMention *mention = g_ptr_array_index (mentions, i);

    if (mention->instrument_id && mention->spanned)
      tln_reader_map_foreach (filler->map, mention->start, mention->end, tag_stretch_cb, &tagging);
  }
}

/* Takes the buttons out while the text still stands: GTK, removing one that has the focus or the
 * pointer in the middle of deleting its text, would look into that half deleted text and crash. */
static void
remove_buttons (GtkTextView *view)
{
  GtkTextIter place;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &place);
  do {
    GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&place);
    guint n = 0;
    g_autofree GtkWidget **widgets = anchor ? gtk_text_child_anchor_get_widgets (anchor, &n) : NULL;

    for (guint i = 0; i < n; i++)
      gtk_text_view_remove (view, widgets[i]);
  } while (gtk_text_iter_forward_char (&place));
}

TlnReaderMap *
tln_reader_text_fill (GtkTextView *view, const TlnReading *reading, const TlnTextParts *parts)
{
  Filler filler = { .view = view,
                    .buffer = gtk_text_view_get_buffer (view),
                    .reading = reading,
                    .map = tln_reader_map_new (),
                    .parts = parts,
                    .byte = reading->rich->text };
  GArray *spans = reading->rich->spans;

  tln_reader_script_set_language (
      gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (filler.buffer), "body"),
      reading->article->language);
  remove_buttons (view);
  gtk_text_buffer_set_text (filler.buffer, "", 0);
  insert_blocks (&filler);
  for (guint i = 0; i < spans->len; i++)
    tag_inside (&filler, &g_array_index (spans, TlnSpan, i));
  tag_instruments (&filler);
  tln_reader_script_part (filler.buffer);
  return filler.map;
}

const char *
tln_reader_text_link (const TlnReading *reading, guint32 place)
{
  GArray *spans = reading->rich->spans;

  for (guint i = 0; i < spans->len; i++) {
    const TlnSpan *span = &g_array_index (spans, TlnSpan, i);

    if (span->kind == TLN_SPAN_LINK && span->start <= place && place < span->end)
      return span->target;
  }
  return NULL;
}
