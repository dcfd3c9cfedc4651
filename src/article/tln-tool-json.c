/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of objects. A tool is told by the members of its first entries. */
#include "tln-error.h"
#include "tln-json-text.h"
#include "tln-tool-private.h"

#include <string.h>

JsonParser *
tln_tool_json_parse (const char *text)
{
  g_autofree char *safe = tln_json_text_prepare (text);
  /* Not an immutable one: where a second value follows the first it ends the program. */
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (safe == NULL || !json_parser_load_from_data (parser, safe, -1, NULL))
    return NULL;
  return json_parser_get_root (parser) != NULL ? g_steal_pointer (&parser) : NULL;
}

static JsonNode *
member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

const char *
tln_tool_json_text (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Without its fraction; NULL where that is no number of 64 bits (1e999 is read as infinite). */
static char *
whole_number (double number)
{
  if (!(number > -9e18 && number < 9e18))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
}

static char *
node_scalar (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node)) {
  case G_TYPE_STRING:
    return g_strdup (json_node_get_string (node));
  case G_TYPE_INT64:
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  case G_TYPE_DOUBLE:
    return whole_number (json_node_get_double (node));
  case G_TYPE_BOOLEAN:
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  default:
    return NULL;
  }
}

char *
tln_tool_json_scalar (JsonObject *object, const char *name)
{
  return node_scalar (member (object, name));
}

gboolean
tln_tool_json_truth (JsonObject *object, const char *name)
{
  g_autofree char *text = tln_tool_json_scalar (object, name);

  return tln_tool_truth (text);
}

JsonArray *
tln_tool_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
tln_tool_json_object_at (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static TlnDate
member_date (JsonObject *object, const char *name)
{
  g_autofree char *text = tln_tool_json_scalar (object, name);

  return tln_tool_date (text);
}

/* Strings, or objects that hold a name in one of the usual members. */
static const char *
name_at (JsonArray *array, guint i)
{
  static const char *const members[] = { "label", "name", "title", "tag" };
  JsonNode *node = json_array_get_element (array, i);

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  for (gsize k = 0; JSON_NODE_HOLDS_OBJECT (node) && k < G_N_ELEMENTS (members); k++) {
    const char *name = tln_tool_json_text (json_node_get_object (node), members[k]);
    if (name != NULL)
      return name;
  }
  return NULL;
}

static void
add_tags (TlnToolItem *item, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    tln_tool_add_tag (item, name_at (array, i));
}

/* wallabag */

static void
add_annotations (TlnToolItem *item, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonObject *object = tln_tool_json_object_at (array, i);
    if (object == NULL)
      continue;
    TlnToolHighlight *highlight = tln_tool_add_highlight (
        item, tln_tool_json_text (object, "quote"), tln_tool_json_text (object, "text"));
    if (highlight == NULL)
      continue;
    highlight->created = member_date (object, "created_at");
    if (highlight->created.day == TLN_DAY_NONE)
      highlight->created = item->saved;
  }
}

static gboolean
is_wallabag (JsonObject *object)
{
  return member (object, "url") != NULL && member (object, "is_archived") != NULL &&
         (json_object_has_member (object, "content") ||
          json_object_has_member (object, "mimetype"));
}

static gboolean
read_wallabag (TlnToolExport *export, JsonObject *object, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);
  JsonArray *authors = tln_tool_json_array (object, "published_by");

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, tln_tool_json_text (object, "url"));
  tln_tool_set_title (item, tln_tool_json_text (object, "title"));
  tln_tool_set (&item->content, tln_tool_json_text (object, "content"));
  item->content_html = TRUE;
  tln_tool_set (&item->language, tln_tool_json_text (object, "language"));
  item->saved = member_date (object, "created_at");
  item->published = member_date (object, "published_at");
  for (guint i = 0; authors != NULL && i < json_array_get_length (authors); i++)
    tln_tool_add_author (item, name_at (authors, i));
  item->archived = item->read = tln_tool_json_truth (object, "is_archived");
  item->starred = tln_tool_json_truth (object, "is_starred");
  add_tags (item, tln_tool_json_array (object, "tags"));
  add_annotations (item, tln_tool_json_array (object, "annotations"));
  return TRUE;
}

/* Highlights by page: of Obsidian's clipper, and those beside Pocket's tables */

static gboolean
first_highlight_has (JsonObject *object, const char *name)
{
  JsonArray *highlights = tln_tool_json_array (object, "highlights");
  JsonObject *first = highlights != NULL && json_array_get_length (highlights) > 0
                          ? tln_tool_json_object_at (highlights, 0)
                          : NULL;

  return tln_tool_json_text (object, "url") != NULL && first != NULL &&
         tln_tool_json_text (first, name) != NULL;
}

static gboolean
is_clipper (JsonObject *object)
{
  return first_highlight_has (object, "text");
}

static gboolean
is_pocket (JsonObject *object)
{
  return first_highlight_has (object, "quote");
}

static char *
clipper_note (JsonObject *highlight)
{
  JsonArray *notes = tln_tool_json_array (highlight, "notes");
  char *note = NULL;

  for (guint i = 0; notes != NULL && i < json_array_get_length (notes); i++)
    tln_tool_add_note (&note, name_at (notes, i));
  tln_tool_add_note (&note, tln_tool_json_text (highlight, "comment"));
  return note;
}

static void
add_page_highlight (TlnToolItem *item, JsonObject *object)
{
  g_autofree char *quote = NULL;
  g_autofree char *note = clipper_note (object);
  gboolean pocket = tln_tool_json_text (object, "quote") != NULL;

  tln_tool_set_plain (&quote, tln_tool_json_text (object, pocket ? "quote" : "text"));
  TlnToolHighlight *highlight = tln_tool_add_highlight (item, quote, note);
  if (highlight == NULL)
    return;
  tln_tool_set_colour (highlight, tln_tool_json_text (object, "color"));
  highlight->created = member_date (object, pocket ? "created_at" : "timestamp");
  gint64 first = tln_date_sort_key (&item->saved);
  gint64 this = tln_date_sort_key (&highlight->created);
  if (this != G_MININT64 && (first == G_MININT64 || this < first))
    item->saved = highlight->created;
}

static gboolean
read_page_highlights (TlnToolExport *export, JsonObject *object, GError **error)
{
  JsonArray *highlights = tln_tool_json_array (object, "highlights");

  if (highlights == NULL || json_array_get_length (highlights) == 0)
    return TRUE; /* a page nothing was marked on was not kept */
  TlnToolItem *item = tln_tool_export_add (export, error);
  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, tln_tool_json_text (object, "url"));
  tln_tool_set_title (item, tln_tool_json_text (object, "title"));
  for (guint i = 0; i < json_array_get_length (highlights); i++) {
    JsonObject *one = tln_tool_json_object_at (highlights, i);

    if (one != NULL)
      add_page_highlight (item, one);
  }
  return TRUE;
}

/* CSL-JSON */

static gboolean
is_csl (JsonObject *object)
{
  static const char *const types[] = { "article",
                                       "article-journal",
                                       "article-magazine",
                                       "article-newspaper",
                                       "book",
                                       "broadcast",
                                       "chapter",
                                       "dataset",
                                       "document",
                                       "entry",
                                       "hearing",
                                       "interview",
                                       "legal_case",
                                       "legislation",
                                       "manuscript",
                                       "motion_picture",
                                       "paper-conference",
                                       "patent",
                                       "personal_communication",
                                       "post",
                                       "post-weblog",
                                       "report",
                                       "review",
                                       "song",
                                       "software",
                                       "speech",
                                       "standard",
                                       "thesis",
                                       "webpage",
                                       "entry-encyclopedia",
                                       "entry-dictionary",
                                       "event",
                                       "periodical",
                                       "regulation",
                                       "treaty",
                                       "bill",
                                       "classic",
                                       "collection",
                                       "figure",
                                       "graphic",
                                       "map",
                                       "musical_score",
                                       "pamphlet",
                                       "performance",
                                       "review-book",
                                       NULL };
  const char *type = tln_tool_json_text (object, "type");

  return type != NULL && g_strv_contains (types, type) && member (object, "id") != NULL &&
         (member (object, "title") != NULL || member (object, "URL") != NULL);
}

/* {"date-parts":[[2025,3,10]]}, numbers or digits; else raw or literal words. */
static TlnDate
csl_date (JsonObject *object, const char *name)
{
  JsonNode *node = member (object, name);
  JsonObject *date =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *all = date != NULL ? tln_tool_json_array (date, "date-parts") : NULL;
  JsonNode *first =
      all != NULL && json_array_get_length (all) > 0 ? json_array_get_element (all, 0) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (date == NULL)
    return TLN_DATE_NONE;
  JsonArray *parts =
      first != NULL && JSON_NODE_HOLDS_ARRAY (first) ? json_node_get_array (first) : NULL;
  for (guint i = 0; parts != NULL && i < MIN (json_array_get_length (parts), 3); i++) {
    g_autofree char *part = node_scalar (json_array_get_element (parts, i));
    gint64 number = part != NULL ? g_ascii_strtoll (part, NULL, 10) : 0;
    if (number <= 0)
      break;
    g_string_append_printf (text, i == 0 ? "%04d" : "-%02d", (int) CLAMP (number, 0, 9999));
  }
  if (text->len > 0)
    return tln_tool_date (text->str);
  const char *words = tln_tool_json_text (date, "raw");
  return tln_tool_date (words != NULL ? words : tln_tool_json_text (date, "literal"));
}

/* Han names go without a blank, the family first. */
static char *
csl_name (JsonObject *name)
{
  const char *literal = tln_tool_json_text (name, "literal");
  const char *family = tln_tool_json_text (name, "family");
  const char *given = tln_tool_json_text (name, "given");

  if (literal != NULL || family == NULL || given == NULL)
    return g_strdup (literal != NULL ? literal : family != NULL ? family : given);
  if (g_unichar_get_script (g_utf8_get_char (family)) == G_UNICODE_SCRIPT_HAN)
    return g_strconcat (family, given, NULL);
  return g_strconcat (given, " ", family, NULL);
}

static gboolean
read_csl (TlnToolExport *export, JsonObject *object, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);
  JsonArray *authors = tln_tool_json_array (object, "author");
  const char *container = tln_tool_json_text (object, "container-title");

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, tln_tool_json_text (object, "URL"));
  tln_tool_set_title (item, tln_tool_json_text (object, "title"));
  for (guint i = 0; authors != NULL && i < json_array_get_length (authors); i++) {
    JsonObject *author = tln_tool_json_object_at (authors, i);
    g_autofree char *name = author != NULL ? csl_name (author) : NULL;
    tln_tool_add_author (item, name);
  }
  tln_tool_set (&item->site,
                container != NULL ? container : tln_tool_json_text (object, "publisher"));
  tln_tool_set (&item->language, tln_tool_json_text (object, "language"));
  item->published = csl_date (object, "issued");
  item->saved = csl_date (object, "accessed");
  tln_tool_set_plain (&item->summary, tln_tool_json_text (object, "abstract"));
  tln_tool_set_plain (&item->note, tln_tool_json_text (object, "note"));
  tln_tool_add_tags (item, tln_tool_json_text (object, "keyword"), ",;");
  return TRUE;
}

/* Omnivore: the same keys in an archive and alone. */

static gboolean
is_omnivore (JsonObject *object)
{
  return member (object, "url") != NULL && member (object, "savedAt") != NULL &&
         member (object, "state") != NULL;
}

static gboolean
read_omnivore (TlnToolExport *export, JsonObject *object, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);
  const char *state = tln_tool_json_text (object, "state");
  const char *url = tln_tool_json_text (object, "url");

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, url);
  tln_tool_set_title (item, tln_tool_json_text (object, "title"));
  tln_tool_add_author (item, tln_tool_json_text (object, "author"));
  tln_tool_set (&item->summary, tln_tool_json_text (object, "description"));
  item->saved = member_date (object, "savedAt");
  item->published = member_date (object, "publishedAt");
  item->archived = state != NULL && g_ascii_strcasecmp (state, "archived") == 0;
  g_autofree char *progress = tln_tool_json_scalar (object, "readingProgress");
  item->read = item->archived || (progress != NULL && g_ascii_strtod (progress, NULL) >= 100);
  add_tags (item, tln_tool_json_array (object, "labels"));
  return TRUE;
}

typedef struct {
  const char *tool;
  const char *rule;
  gboolean (*is) (JsonObject *object);
  gboolean (*read) (TlnToolExport *export, JsonObject *object, GError **error);
} Layout;

static const Layout layouts[] = {
  { "wallabag", "members url, is_archived, content", is_wallabag, read_wallabag },
  { "clipper", "members url, highlights, text", is_clipper, read_page_highlights },
  { "pocket", "members url, highlights, quote", is_pocket, read_page_highlights },
  { "omnivore", "members url, savedAt, state", is_omnivore, read_omnivore },
  { "csl-json", "members id, type", is_csl, read_csl },
};

/* Entries that may be of no use (an empty list of highlights) before one that tells. */
#define LOOK 20

static const Layout *
find_layout (JsonArray *array)
{
  for (guint i = 0; i < MIN (json_array_get_length (array), LOOK); i++) {
    JsonObject *object = tln_tool_json_object_at (array, i);

    for (gsize k = 0; object != NULL && k < G_N_ELEMENTS (layouts); k++)
      if (layouts[k].is (object))
        return &layouts[k];
  }
  return NULL;
}

TlnToolExport *
tln_tool_read_json (const char *text, GError **error)
{
  text += strspn (text, " \t\r\n");
  if (*text != '[')
    return NULL;
  g_autoptr (JsonParser) parser = tln_tool_json_parse (text);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return NULL;
  JsonArray *array = json_node_get_array (root);
  const Layout *layout = find_layout (array);
  if (layout == NULL)
    return NULL;
  g_autoptr (TlnToolExport) export = tln_tool_export_new (layout->tool, layout->rule);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = tln_tool_json_object_at (array, i);

    if (object != NULL && !layout->read (export, object, error))
      return NULL;
  }
  return g_steal_pointer (&export);
}

gboolean
tln_tool_read_omnivore (TlnToolExport *export, const char *text, GPtrArray *slugs, GError **error)
{
  g_autoptr (JsonParser) parser = tln_tool_json_parse (text);
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root)) {
    g_set_error_literal (error, TLN_IMPORT_ERROR, TLN_IMPORT_ERROR_MALFORMED,
                         "the metadata in the archive are no list in JSON");
    return FALSE;
  }
  JsonArray *array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = tln_tool_json_object_at (array, i);

    if (object == NULL)
      continue;
    if (!read_omnivore (export, object, error))
      return FALSE;
    g_ptr_array_add (slugs, g_strdup (tln_tool_json_text (object, "slug")));
  }
  return TRUE;
}
