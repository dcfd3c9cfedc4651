/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes out of the gathered content what is not the article: forms, lists of links, share bars,
 * empty shells. The rules of Mozilla's Readability (Apache-2.0); those that go further are in
 * tln-extract-trim.c. */
#include "tln-extract-steps.h"

#include "tln-measure.h"

#include <string.h>

#define MARK_DATA_TABLE (1 << 1)

typedef struct {
  guint rows;
  guint columns;
} TableSize;

static TableSize
table_size (const TlnNode *table)
{
  TableSize size = { 0, 0 };

  for (const TlnNode *at = table->first; at != NULL; at = tln_node_next (at, table)) {
    if (at->tag != TLN_TAG_TR)
      continue;
    const char *span = tln_node_attr (at, "rowspan");
    guint columns = 0;
    size.rows += span != NULL && atoi (span) > 0 ? (guint) MIN (atoi (span), 1000) : 1;
    for (const TlnNode *cell = at->first; cell != NULL; cell = cell->next) {
      if (cell->tag != TLN_TAG_TD && cell->tag != TLN_TAG_TH)
        continue;
      const char *wide = tln_node_attr (cell, "colspan");
      columns += wide != NULL && atoi (wide) > 0 ? (guint) MIN (atoi (wide), 1000) : 1;
    }
    size.columns = MAX (size.columns, columns);
  }
  return size;
}

static gboolean
data_table (const TlnNode *table)
{
  static const TlnTag signs[] = { TLN_TAG_COL, TLN_TAG_COLGROUP, TLN_TAG_TFOOT, TLN_TAG_THEAD,
                                  TLN_TAG_TH };
  const char *role = tln_node_attr (table, "role");
  const char *datatable = tln_node_attr (table, "datatable");
  const TlnNode *caption = tln_node_find (table, TLN_TAG_CAPTION);

  if (g_strcmp0 (role, "presentation") == 0 || g_strcmp0 (datatable, "0") == 0)
    return FALSE;
  if (tln_node_attr (table, "summary") != NULL || (caption != NULL && caption->first != NULL))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (tln_node_find (table, signs[i]) != NULL)
      return TRUE;
  if (tln_node_find (table, TLN_TAG_TABLE) != NULL)
    return FALSE;
  TableSize size = table_size (table);
  if (size.columns == 1 || size.rows == 1)
    return FALSE;
  return size.rows >= 10 || size.columns > 4 || size.rows * size.columns > 10;
}

static void
mark_tables (TlnNode *content)
{
  for (TlnNode *at = content->first; at != NULL; at = tln_node_next (at, content))
    if (at->tag == TLN_TAG_TABLE && data_table (at))
      at->marks |= MARK_DATA_TABLE;
}

static gboolean
in_data_table (const TlnNode *node)
{
  for (const TlnNode *up = node->parent; up != NULL; up = up->parent)
    if (up->marks & MARK_DATA_TABLE)
      return TRUE;
  return FALSE;
}

static gboolean
has_data_table (const TlnNode *node)
{
  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node))
    if (at->marks & MARK_DATA_TABLE)
      return TRUE;
  return FALSE;
}

static gboolean
textish (TlnTag tag)
{
  switch (tag) {
  case TLN_TAG_SPAN:
  case TLN_TAG_LI:
  case TLN_TAG_TD:
  case TLN_TAG_BLOCKQUOTE:
  case TLN_TAG_DL:
  case TLN_TAG_DIV:
  case TLN_TAG_IMG:
  case TLN_TAG_OL:
  case TLN_TAG_P:
  case TLN_TAG_PRE:
  case TLN_TAG_TABLE:
  case TLN_TAG_UL:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
video (const TlnNode *node)
{
  static const char *const hosts[] = { "//www.dailymotion.com", "//dailymotion.com",
                                       "youtube.com",           "youtube-nocookie.com",
                                       "player.vimeo.com",      "v.qq.com",
                                       "bilibili.com",          "archive.org",
                                       "upload.wikimedia.org",  "player.twitch.tv" };

  for (guint i = 0; i < node->n_attrs; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (hosts); k++)
      if (strstr (node->attrs[i].value, hosts[k]) != NULL)
        return TRUE;
  return FALSE;
}

typedef struct {
  guint p;
  guint img;
  int li;
  guint input;
  guint embeds;
  gboolean video;
  guint list_length;
} Parts;

static Parts
count_parts (const TlnNode *node)
{
  Parts parts = { .li = -100 };

  for (const TlnNode *at = node->first; at != NULL; at = tln_node_next (at, node)) {
    switch (at->tag) {
    case TLN_TAG_P:
      parts.p++;
      break;
    case TLN_TAG_IMG:
      parts.img++;
      break;
    case TLN_TAG_LI:
      parts.li++;
      break;
    case TLN_TAG_INPUT:
      parts.input++;
      break;
    case TLN_TAG_OBJECT:
    case TLN_TAG_EMBED:
    case TLN_TAG_IFRAME:
      parts.embeds++;
      parts.video = parts.video || video (at);
      break;
    case TLN_TAG_UL:
    case TLN_TAG_OL:
      parts.list_length += tln_measure_length (at);
      break;
    default:
      break;
    }
  }
  return parts;
}

/* A list of pictures stays whatever else speaks against it. */
static gboolean
gallery (const TlnNode *node, const Parts *parts)
{
  for (const TlnNode *child = node->first; child != NULL; child = child->next)
    if (tln_node_is_element (child) && tln_node_n_elements (child) > 1)
      return FALSE;
  return (int) parts->img == parts->li + 100;
}

static gboolean
suspicious (const TlnNode *node, const Parts *parts, gboolean list, int weight)
{
  gboolean figure = tln_node_ancestor (node, TLN_TAG_FIGURE, 3) != NULL;
  guint length = tln_measure_length (node);
  float links = tln_measure_link_density (node);

  if (!figure && parts->img > 1 && (float) parts->p / (float) parts->img < 0.5F)
    return TRUE;
  if (!list && parts->li > (int) parts->p)
    return TRUE;
  if (parts->input > parts->p / 3)
    return TRUE;
  if (!list && !figure && length < 25 && (parts->img == 0 || parts->img > 2) && links > 0 &&
      tln_measure_density (node, tln_tag_heading) < 0.9F)
    return TRUE;
  if (!list && weight < 25 && links > 0.2F)
    return TRUE;
  if (weight >= 25 && links > 0.5F)
    return TRUE;
  if ((parts->embeds == 1 && length < 75) || parts->embeds > 1)
    return TRUE;
  return parts->img == 0 && tln_measure_density (node, textish) <= 0;
}

static gboolean
fishy (TlnAttempt *attempt, const TlnNode *node)
{
  if (node->marks & MARK_DATA_TABLE || in_data_table (node) || has_data_table (node) ||
      tln_node_ancestor (node, TLN_TAG_CODE, 3) != NULL)
    return FALSE;
  int weight = attempt->strict & TLN_STRICT_WEIGHTS ? tln_name_weight (node) : 0;
  if (weight < 0)
    return TRUE;
  if (tln_measure_commas (node, TRUE) >= 10)
    return FALSE;
  Parts parts = count_parts (node);
  if (parts.video)
    return FALSE;
  if (tln_measure_placeholder (node))
    return TRUE;
  guint length = tln_measure_length (node);
  gboolean list = node->tag == TLN_TAG_UL || node->tag == TLN_TAG_OL ||
                  (length > 0 && (float) parts.list_length / (float) length > 0.9F);
  if (!suspicious (node, &parts, list, weight))
    return FALSE;
  return !list || !gallery (node, &parts);
}

/* The elements of one kind inside content, last first. */
static GPtrArray *
all_of (TlnNode *content, TlnTag tag)
{
  GPtrArray *found = g_ptr_array_new ();

  for (TlnNode *at = content->first; at != NULL; at = tln_node_next (at, content))
    if (at->tag == tag)
      g_ptr_array_add (found, at);
  return found;
}

static void
clean_fishy (TlnAttempt *attempt, TlnNode *content, TlnTag tag)
{
  if (!(attempt->strict & TLN_STRICT_CLEAN))
    return;
  g_autoptr (GPtrArray) found = all_of (content, tag);
  for (guint i = found->len; i-- > 0;)
    if (fishy (attempt, found->pdata[i]))
      tln_node_remove (found->pdata[i]);
}

static void
clean_tag (TlnNode *content, TlnTag tag)
{
  g_autoptr (GPtrArray) found = all_of (content, tag);
  gboolean embed = tag == TLN_TAG_OBJECT || tag == TLN_TAG_EMBED || tag == TLN_TAG_IFRAME;

  for (guint i = found->len; i-- > 0;)
    if (!embed || !video (found->pdata[i]))
      tln_node_remove (found->pdata[i]);
}

static void
clean_share (TlnNode *content)
{
  for (TlnNode *child = content->first; child != NULL; child = child->next) {
    TlnNode *end = tln_node_after (child, content);
    for (TlnNode *at = tln_node_next (child, content); at != NULL && at != end;) {
      TlnNode *next = tln_node_next (at, content);
      if ((tln_name_hints (at) & TLN_NAME_SHARE) && tln_measure_length (at) < 500) {
        next = tln_node_after (at, content);
        tln_node_remove (at);
      }
      at = next;
    }
  }
}

static void
clean_headings (TlnNode *content)
{
  for (TlnNode *at = content->first; at != NULL;) {
    TlnNode *next = tln_node_next (at, content);
    if ((at->tag == TLN_TAG_H1 || at->tag == TLN_TAG_H2) && tln_name_weight (at) < 0) {
      next = tln_node_after (at, content);
      tln_node_remove (at);
    } else if (at->tag == TLN_TAG_H1) {
      at->tag = TLN_TAG_H2;
    }
    at = next;
  }
}

/* Paragraphs that hold neither text nor a picture. */
static void
clean_empty (TlnNode *content)
{
  g_autoptr (GPtrArray) found = all_of (content, TLN_TAG_P);

  for (guint i = found->len; i-- > 0;) {
    TlnNode *p = found->pdata[i];
    if (tln_measure_length (p) == 0 && tln_node_find (p, TLN_TAG_IMG) == NULL &&
        tln_node_find (p, TLN_TAG_IFRAME) == NULL)
      tln_node_remove (p);
  }
}

static gboolean
lazy_image_address (const TlnAttr *attr)
{
  static const char *const ends[] = { ".jpg", ".jpeg", ".png", ".webp" };

  if (strcmp (attr->name, "src") == 0 || strcmp (attr->name, "srcset") == 0 ||
      strcmp (attr->name, "alt") == 0 || strchr (attr->value, ' ') != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strstr (attr->value, ends[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Figures that only hold a lazy picture get an image element. */
static void
fill_figures (TlnAttempt *attempt, TlnNode *content)
{
  g_autoptr (GPtrArray) found = all_of (content, TLN_TAG_FIGURE);

  for (guint i = 0; i < found->len; i++) {
    TlnNode *figure = found->pdata[i];
    if (tln_node_find (figure, TLN_TAG_IMG) != NULL)
      continue;
    for (guint k = 0; k < figure->n_attrs; k++) {
      if (!lazy_image_address (&figure->attrs[k]))
        continue;
      TlnNode *image = tln_dom_element (attempt->dom, TLN_TAG_IMG, NULL);
      TlnAttr *src = tln_dom_alloc (attempt->dom, sizeof *src);
      *src = (TlnAttr) { "src", figure->attrs[k].value };
      image->attrs = src;
      image->n_attrs = 1;
      tln_node_append (figure, image);
      break;
    }
  }
}

void
tln_extract_clean (TlnAttempt *attempt, TlnNode *content)
{
  static const TlnTag before[] = { TLN_TAG_OBJECT, TLN_TAG_EMBED, TLN_TAG_FOOTER, TLN_TAG_LINK,
                                   TLN_TAG_ASIDE };
  static const TlnTag after[] = { TLN_TAG_IFRAME, TLN_TAG_INPUT, TLN_TAG_TEXTAREA, TLN_TAG_SELECT,
                                  TLN_TAG_BUTTON };

  mark_tables (content);
  fill_figures (attempt, content);
  clean_fishy (attempt, content, TLN_TAG_FORM);
  clean_fishy (attempt, content, TLN_TAG_FIELDSET);
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    clean_tag (content, before[i]);
  clean_share (content);
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    clean_tag (content, after[i]);
  clean_headings (content);
  clean_fishy (attempt, content, TLN_TAG_TABLE);
  clean_fishy (attempt, content, TLN_TAG_UL);
  clean_fishy (attempt, content, TLN_TAG_DIV);
  clean_empty (content);
}
