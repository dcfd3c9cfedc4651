/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CommonMark with tables (md4c) to rich text. HTML inside Markdown is left out, its text kept. */
#include "tln-rich-builder.h"

#include "tln-dom.h"
#include "tln-page-address.h"

#include <md4c.h>
#include <string.h>

/* Bytes of addresses that any text may have, beside four times its own size. */
#define ADDRESSES (1024 * 1024)

typedef struct {
  TlnRichBuilder *builder;
  GArray *lists; /* List: those open */
  gboolean item_fresh; /* an item was opened and has no block yet */
  guint item_depth;
  gboolean head; /* inside a table head */
  gboolean in_table;
  GString *alt; /* inside an image: its description */
  guint images; /* depth */
  gboolean in_tag; /* of raw HTML */
  gsize left; /* bytes of addresses that may still come */
} Reader;

typedef struct {
  gboolean ordered;
  guint number;
} List;

static void
open_item (Reader *self)
{
  List *list = &g_array_index (self->lists, List, self->lists->len - 1);
  g_autofree char *target = list->ordered ? g_strdup_printf ("%u.", list->number++) : NULL;

  tln_rich_builder_block (self->builder, TLN_SPAN_LIST_ITEM, self->lists->len, target);
  self->item_fresh = TRUE;
}

static void
open_list (Reader *self, gboolean ordered, guint start)
{
  List list = { ordered, start };

  tln_rich_builder_end (self->builder);
  g_array_append_val (self->lists, list);
}

static char *
attribute_text (const MD_ATTRIBUTE *attribute)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; attribute->text != NULL && attribute->substr_offsets[i] < attribute->size;
       i++) {
    guint from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1];
    g_autofree char *part = g_strndup (attribute->text + from, to - from);
    g_autofree char *decoded =
        attribute->substr_types[i] == MD_TEXT_ENTITY ? tln_dom_decode_entity (part) : NULL;
    g_string_append (out, decoded != NULL ? decoded : part);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
open_code (Reader *self, const MD_BLOCK_CODE_DETAIL *detail)
{
  g_autofree char *lang = attribute_text (&detail->lang);
  gboolean plain = *lang != '\0';

  for (const char *p = lang; *p != '\0'; p++)
    plain = plain && (g_ascii_isalnum (*p) || strchr ("+-_#.", *p) != NULL);
  tln_rich_builder_block (self->builder, TLN_SPAN_CODE_BLOCK, 0, plain ? lang : NULL);
}

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Reader *self = data;

  switch (type) {
  case MD_BLOCK_QUOTE:
    tln_rich_builder_quote_open (self->builder);
    break;
  case MD_BLOCK_UL:
    open_list (self, FALSE, 0);
    break;
  case MD_BLOCK_OL:
    open_list (self, TRUE, ((MD_BLOCK_OL_DETAIL *) detail)->start);
    break;
  case MD_BLOCK_LI:
    open_item (self);
    break;
  case MD_BLOCK_HR:
    tln_rich_builder_block (self->builder, TLN_SPAN_RULE, 0, NULL);
    break;
  case MD_BLOCK_H:
    tln_rich_builder_block (self->builder, TLN_SPAN_HEADING, ((MD_BLOCK_H_DETAIL *) detail)->level,
                            NULL);
    break;
  case MD_BLOCK_CODE:
    open_code (self, detail);
    break;
  case MD_BLOCK_P:
    if (!self->item_fresh)
      tln_rich_builder_block (self->builder, TLN_SPAN_PARAGRAPH, 0, NULL);
    break;
  case MD_BLOCK_HTML:
    tln_rich_builder_end (self->builder);
    self->in_tag = FALSE;
    break;
  case MD_BLOCK_TABLE:
    tln_rich_builder_end (self->builder);
    self->in_table = TRUE;
    break;
  case MD_BLOCK_THEAD:
    self->head = TRUE;
    break;
  case MD_BLOCK_TBODY:
    self->head = FALSE;
    break;
  case MD_BLOCK_TR:
    tln_rich_builder_block (self->builder, TLN_SPAN_TABLE_ROW, self->head, NULL);
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
    tln_rich_builder_cell (self->builder);
    break;
  case MD_BLOCK_DOC:
    break;
  }
  if (type != MD_BLOCK_LI)
    self->item_fresh = FALSE;
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *data)
{
  Reader *self = data;

  switch (type) {
  case MD_BLOCK_QUOTE:
    tln_rich_builder_quote_close (self->builder);
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    tln_rich_builder_end (self->builder);
    g_array_set_size (self->lists, self->lists->len - 1);
    break;
  case MD_BLOCK_TABLE:
    tln_rich_builder_end (self->builder);
    self->in_table = FALSE;
    break;
  case MD_BLOCK_TH:
  case MD_BLOCK_TD:
  case MD_BLOCK_THEAD:
  case MD_BLOCK_TBODY:
    break;
  default:
    tln_rich_builder_end (self->builder);
    self->item_fresh = FALSE;
    break;
  }
  return 0;
}

static TlnSpanKind
inline_kind (MD_SPANTYPE type)
{
  return type == MD_SPAN_EM ? TLN_SPAN_EMPHASIS
                            : (type == MD_SPAN_STRONG ? TLN_SPAN_STRONG : TLN_SPAN_CODE);
}

/* Where a link or a picture leads; NULL: it would run something, and is left out. */
static char *
safe_address (const MD_ATTRIBUTE *attribute)
{
  g_autofree char *address = attribute_text (attribute);

  return address != NULL && tln_page_address_safe (address) ? g_steal_pointer (&address) : NULL;
}

/* One long address that is named by short references again and again is more in all than any text
 * has: reading ends there. */
static gboolean
spend (Reader *self, const MD_ATTRIBUTE *address)
{
  if (address->size > self->left)
    return FALSE;
  self->left -= address->size;
  return TRUE;
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Reader *self = data;

  if ((type == MD_SPAN_A && !spend (self, &((MD_SPAN_A_DETAIL *) detail)->href)) ||
      (type == MD_SPAN_IMG && !spend (self, &((MD_SPAN_IMG_DETAIL *) detail)->src)))
    return -1;
  if (type == MD_SPAN_IMG) {
    if (self->images++ == 0)
      g_string_truncate (self->alt, 0);
  } else if (self->images == 0 && type == MD_SPAN_A) {
    g_autofree char *href = safe_address (&((MD_SPAN_A_DETAIL *) detail)->href);
    if (href != NULL)
      tln_rich_builder_open (self->builder, TLN_SPAN_LINK, href);
  } else if (self->images == 0 &&
             (type == MD_SPAN_EM || type == MD_SPAN_STRONG || type == MD_SPAN_CODE)) {
    tln_rich_builder_open (self->builder, inline_kind (type), NULL);
  }
  return 0;
}

/* An image inside a line stands in a block of its own; what follows it is another paragraph. */
static void
leave_image (Reader *self, const MD_SPAN_IMG_DETAIL *detail)
{
  if (--self->images > 0)
    return;
  g_autofree char *src = safe_address (&detail->src);
  if (src == NULL || self->in_table || tln_rich_builder_kind (self->builder) == TLN_SPAN_HEADING) {
    tln_rich_builder_text (self->builder, self->alt->str, (gssize) self->alt->len);
    return;
  }
  tln_rich_builder_image (self->builder, self->alt->str, src);
}

static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *data)
{
  Reader *self = data;

  if (type == MD_SPAN_IMG) {
    leave_image (self, detail);
  } else if (self->images == 0 && type == MD_SPAN_A) {
    g_autofree char *href = safe_address (&((MD_SPAN_A_DETAIL *) detail)->href);
    if (href != NULL)
      tln_rich_builder_close (self->builder, TLN_SPAN_LINK);
  } else if (self->images == 0 &&
             (type == MD_SPAN_EM || type == MD_SPAN_STRONG || type == MD_SPAN_CODE)) {
    tln_rich_builder_close (self->builder, inline_kind (type));
  }
  return 0;
}

static void
add_text (Reader *self, const char *text, gsize size)
{
  if (self->images > 0)
    g_string_append_len (self->alt, text, (gssize) size);
  else
    tln_rich_builder_text (self->builder, text, (gssize) size);
}

static void
add_entity (Reader *self, const char *text, gsize size)
{
  g_autofree char *name = g_strndup (text, size);
  g_autofree char *decoded = tln_dom_decode_entity (name);
  const char *value = decoded != NULL ? decoded : name;

  add_text (self, value, strlen (value));
}

/* Keeps what stands between tags; a break or the end of an element parts the text. */
static void
add_html (Reader *self, const char *text, gsize size)
{
  gsize start = 0;

  for (gsize i = 0; i < size; i++) {
    if (!self->in_tag && text[i] == '<') {
      add_text (self, text + start, i - start);
      if (size - i >= 3 && g_ascii_strncasecmp (text + i, "<br", 3) == 0)
        tln_rich_builder_break (self->builder);
      self->in_tag = TRUE;
    } else if (self->in_tag && text[i] == '>') {
      self->in_tag = FALSE;
      start = i + 1;
    }
  }
  if (!self->in_tag)
    add_text (self, text + start, size - start);
}

/* Between Chinese characters a line end of the source is no blank. */
static void
add_soft_break (Reader *self)
{
  if (self->images > 0)
    g_string_append_c (self->alt, ' ');
  else
    tln_rich_builder_soft_break (self->builder);
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
  Reader *self = data;

  switch (type) {
  case MD_TEXT_BR:
    if (self->images > 0)
      g_string_append_c (self->alt, ' ');
    else
      tln_rich_builder_break (self->builder);
    break;
  case MD_TEXT_SOFTBR:
    add_soft_break (self);
    break;
  case MD_TEXT_ENTITY:
    add_entity (self, text, size);
    break;
  case MD_TEXT_HTML:
    add_html (self, text, size);
    break;
  case MD_TEXT_NULLCHAR:
    break;
  default:
    add_text (self, text, size);
    break;
  }
  return 0;
}

/* Every mark as a character. */
static TlnRich *
read_plain (const char *markdown)
{
  g_autoptr (TlnRich) lines = tln_rich_from_text (markdown);
  g_autofree char *escaped = tln_rich_to_markdown (lines);

  return tln_rich_from_markdown (escaped);
}

TlnRich *
tln_rich_from_markdown (const char *markdown)
{
  Reader self = { 0 };
  MD_PARSER parser = { .flags = MD_FLAG_TABLES,
                       .enter_block = enter_block_cb,
                       .leave_block = leave_block_cb,
                       .enter_span = enter_span_cb,
                       .leave_span = leave_span_cb,
                       .text = text_cb };
  g_autoptr (TlnRichBuilder) builder = tln_rich_builder_new ();
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_autoptr (GString) alt = g_string_new (NULL);

  self.builder = builder;
  self.lists = lists;
  self.alt = alt;
  gsize size = strlen (markdown);
  self.left = 4 * size + ADDRESSES;
  gboolean whole = md_parse (markdown, (MD_SIZE) size, &parser, &self) == 0;
  g_autoptr (TlnRich) rich = tln_rich_builder_finish (builder);
  return whole ? g_steal_pointer (&rich) : read_plain (markdown);
}
