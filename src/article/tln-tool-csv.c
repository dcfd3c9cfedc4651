/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables. A tool is told by the names in the head of its table, whatever their order and whatever
 * columns a later version puts between them; a cell is only ever read by the name of its column. */
#include "tln-csv.h"
#include "tln-error.h"
#include "tln-text.h"
#include "tln-tool-private.h"

#include <string.h>

typedef struct {
  GHashTable *columns; /* folded name to its place + 1 */
  const TlnCsvRow *row;
} Table;

/* The cell under a name: NULL for an empty one and where there is no such column. */
static const char *
cell (const Table *table, const char *name)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (table->columns, name));

  if (place == 0 || place > table->row->n_cells)
    return NULL;
  const char *text = table->row->cells[place - 1];
  return *text != '\0' ? text : NULL;
}

/* "Tags(;)", " Highlight_Count " … to "tags", "highlight count". */
static char *
fold_name (const char *name)
{
  g_autofree char *head = g_strndup (name, strcspn (name, "("));
  g_autofree char *lower = g_ascii_strdown (g_strdelimit (head, "_", ' '), -1);

  return tln_text_squeeze (lower);
}

static GHashTable *
read_head (const TlnCsvRow *row)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < row->n_cells; i++) {
    char *name = fold_name (row->cells[i]);

    if (*name == '\0' || g_hash_table_contains (columns, name))
      g_free (name);
    else
      g_hash_table_insert (columns, name, GUINT_TO_POINTER (i + 1));
  }
  return columns;
}

/* "Unread", "Archive" and the like are where a thing stood, any other folder is a tag. */
static void
add_folder (TlnToolItem *item, const char *folder)
{
  static const char *const none[] = { "unread", "unsorted", "inbox", "home", "read" };
  g_autofree char *folded = folder != NULL ? g_ascii_strdown (folder, -1) : NULL;

  if (folded == NULL)
    return;
  item->archived |= strcmp (folded, "archive") == 0 || strcmp (folded, "archived") == 0;
  item->starred |= strcmp (folded, "starred") == 0;
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    if (strcmp (folded, none[i]) == 0)
      return;
  if (strncmp (folded, "archive", 7) != 0 && strcmp (folded, "starred") != 0)
    tln_tool_add_tag (item, folder);
}

static gboolean
read_pocket (TlnToolExport *export, const Table *table, GHashTable *seen, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);
  const char *status = cell (table, "status");

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, cell (table, "url"));
  tln_tool_set_title (item, cell (table, "title"));
  item->saved = tln_tool_date (cell (table, "time added"));
  tln_tool_add_tags (item, cell (table, "tags"), "|");
  /* Pocket knows one step: what has been read is archived. */
  item->archived = item->read =
      status != NULL && g_ascii_strncasecmp (status, "archive", strlen ("archive")) == 0;
  return TRUE;
}

static gboolean
read_instapaper (TlnToolExport *export, const Table *table, GHashTable *seen, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, cell (table, "url"));
  tln_tool_set_title (item, cell (table, "title"));
  item->saved = tln_tool_date (cell (table, "timestamp"));
  tln_tool_add_tags (item, cell (table, "tags"), ",");
  add_folder (item, cell (table, "folder"));
  item->read = item->archived;
  TlnToolHighlight *highlight = tln_tool_add_highlight (item, cell (table, "selection"), NULL);
  if (highlight != NULL)
    highlight->created = item->saved;
  return TRUE;
}

static gboolean
read_matter (TlnToolExport *export, const Table *table, GHashTable *seen, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);
  const char *queued = cell (table, "in queue");

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, cell (table, "url"));
  tln_tool_set_title (item, cell (table, "title"));
  tln_tool_add_author (item, cell (table, "author"));
  tln_tool_set (&item->site, cell (table, "publisher"));
  item->saved = tln_tool_date (cell (table, "last interaction date"));
  tln_tool_add_tags (item, cell (table, "tags"), ";");
  item->archived = queued != NULL && !tln_tool_truth (queued);
  item->starred = tln_tool_truth (cell (table, "favorited"));
  item->read = tln_tool_truth (cell (table, "read"));
  return TRUE;
}

/* "Highlight: …" and "Note: …" by lines; without the words every paragraph is one. */
static void
add_marked_highlights (TlnToolItem *item, const char *text)
{
  g_autofree char *clean = tln_text_clean (text, -1);
  g_auto (GStrv) lines = g_strsplit (clean, "\n", -1);
  TlnToolHighlight *last = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);

    if (g_ascii_strncasecmp (line, "note:", 5) == 0 && last != NULL)
      tln_tool_add_note (&last->note, line + 5);
    else if (g_ascii_strncasecmp (line, "highlight:", 10) == 0)
      last = tln_tool_add_highlight (item, line + 10, NULL);
    else if (*line != '\0')
      last = tln_tool_add_highlight (item, line, NULL);
  }
}

static void
add_json_highlights (TlnToolItem *item, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = tln_tool_json_object_at (array, i);
    if (object == NULL)
      continue;
    TlnToolHighlight *highlight = tln_tool_add_highlight (item, tln_tool_json_text (object, "text"),
                                                          tln_tool_json_text (object, "note"));
    g_autofree char *created = tln_tool_json_scalar (object, "created");
    if (highlight == NULL)
      continue;
    highlight->created = tln_tool_date (created);
    tln_tool_set_colour (highlight, tln_tool_json_text (object, "color"));
  }
}

static void
add_raindrop_highlights (TlnToolItem *item, const char *text)
{
  g_autoptr (JsonParser) parser = text != NULL && *text == '[' ? tln_tool_json_parse (text) : NULL;
  JsonNode *root = parser != NULL ? json_parser_get_root (parser) : NULL;

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    add_json_highlights (item, json_node_get_array (root));
  else if (text != NULL)
    add_marked_highlights (item, text);
}

static gboolean
read_raindrop (TlnToolExport *export, const Table *table, GHashTable *seen, GError **error)
{
  TlnToolItem *item = tln_tool_export_add (export, error);

  if (item == NULL)
    return FALSE;
  tln_tool_set (&item->url, cell (table, "url"));
  tln_tool_set_title (item, cell (table, "title"));
  tln_tool_set (&item->note, cell (table, "note"));
  tln_tool_set (&item->summary, cell (table, "excerpt"));
  item->saved = tln_tool_date (cell (table, "created"));
  tln_tool_add_tags (item, cell (table, "tags"), ",");
  add_folder (item, cell (table, "folder"));
  item->starred |= tln_tool_truth (cell (table, "favorite"));
  add_raindrop_highlights (item, cell (table, "highlights"));
  for (guint i = 0; i < item->highlights->len; i++) {
    TlnToolHighlight *highlight = item->highlights->pdata[i];
    if (highlight->created.day == TLN_DAY_NONE)
      highlight->created = item->saved;
  }
  return TRUE;
}

/* The item of the book or page a row is of: rows of one come apart. */
static TlnToolItem *
find_book (TlnToolExport *export, const Table *table, GHashTable *seen, GError **error)
{
  const char *url = cell (table, "url");
  const char *title =
      cell (table, "book title") != NULL ? cell (table, "book title") : cell (table, "title");
  const char *author =
      cell (table, "book author") != NULL ? cell (table, "book author") : cell (table, "author");
  g_autofree char *key = g_strjoin ("\n", url != NULL ? url : "", title != NULL ? title : "",
                                    author != NULL ? author : "", NULL);
  TlnToolItem *item = g_hash_table_lookup (seen, key);

  if (item != NULL || (item = tln_tool_export_add (export, error)) == NULL)
    return item;
  g_hash_table_insert (seen, g_steal_pointer (&key), item);
  tln_tool_set (&item->url, url);
  tln_tool_set_title (item, title);
  tln_tool_add_author (item, author);
  return item;
}

/* "note" and the words "a, b" to "note #a #b". */
static char *
note_with_tags (const char *note, const char *tags)
{
  g_autoptr (GString) out = g_string_new (note);
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *word = tln_text_squeeze (words[i]);

    g_strdelimit (word, " ", '-');
    if (*word != '\0')
      g_string_append_printf (out, "%s#%s", out->len > 0 ? " " : "", word);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
read_readwise (TlnToolExport *export, const Table *table, GHashTable *seen, GError **error)
{
  TlnToolItem *item = find_book (export, table, seen, error);
  TlnToolHighlight *highlight;

  if (item == NULL)
    return FALSE;
  g_autofree char *note = note_with_tags (cell (table, "note"), cell (table, "tags"));
  tln_tool_add_tags (item, cell (table, "document tags"), ",");
  highlight = tln_tool_add_highlight (item, cell (table, "highlight"), note);
  if (highlight == NULL)
    return TRUE;
  tln_tool_set_colour (highlight, cell (table, "color"));
  highlight->created = tln_tool_date (
      cell (table, cell (table, "highlighted at") != NULL ? "highlighted at" : "date"));
  gint64 first = tln_date_sort_key (&item->saved);
  gint64 this = tln_date_sort_key (&highlight->created);
  if (this != G_MININT64 && (first == G_MININT64 || this < first))
    item->saved = highlight->created;
  return TRUE;
}

typedef gboolean (*ReadRow) (TlnToolExport *export,
                             const Table *table,
                             GHashTable *seen,
                             GError **error);

/* Those that ask for more stand before those that ask for less. */
static const struct {
  const char *tool;
  const char *rule;
  const char *columns[7]; /* that must all be there, folded */
  ReadRow read;
} layouts[] = {
  { "matter",
    "columns URL, Publisher, In Queue",
    { "title", "url", "publisher", "in queue", "favorited", NULL },
    read_matter },
  { "raindrop",
    "columns url, folder, excerpt, created",
    { "title", "url", "folder", "excerpt", "created", "tags", NULL },
    read_raindrop },
  { "instapaper",
    "columns URL, Selection, Folder, Timestamp",
    { "title", "url", "selection", "folder", "timestamp", NULL },
    read_instapaper },
  { "pocket",
    "columns url, time_added, tags, status",
    { "title", "url", "time added", "tags", "status", NULL },
    read_pocket },
  { "readwise",
    "columns Highlight, Book Title, Book Author",
    { "highlight", "book title", "book author", NULL },
    read_readwise },
  { "readwise",
    "columns Highlight, Title, Author, URL, Note",
    { "highlight", "title", "author", "url", "note", NULL },
    read_readwise },
};

static gboolean
has_columns (GHashTable *columns, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!g_hash_table_contains (columns, names[i]))
      return FALSE;
  return TRUE;
}

/* The layout of a head, and what parts its cells; -1: none that is known. */
static int
find_layout (const char *text, char *delimiter)
{
  g_autofree char *head = g_strndup (text, strcspn (text, "\r\n"));

  for (const char *d = ",;\t"; *d != '\0'; d++) {
    g_autoptr (GPtrArray) rows = tln_csv_parse (head, *d);
    g_autoptr (GHashTable) columns = rows->len > 0 ? read_head (rows->pdata[0]) : NULL;

    for (gsize i = 0; columns != NULL && i < G_N_ELEMENTS (layouts); i++) {
      if (!has_columns (columns, layouts[i].columns))
        continue;
      *delimiter = *d;
      return (int) i;
    }
  }
  return -1;
}

TlnToolExport *
tln_tool_read_csv (const char *text, GError **error)
{
  char delimiter;

  text += strspn (text, "\r\n");
  int layout = find_layout (text, &delimiter);
  if (layout < 0)
    return NULL;
  g_autoptr (TlnToolExport) export =
      tln_tool_export_new (layouts[layout].tool, layouts[layout].rule);
  g_autoptr (GPtrArray) rows = tln_csv_parse (text, delimiter);
  g_autoptr (GHashTable) columns = read_head (rows->pdata[0]);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 1; i < rows->len; i++) {
    const Table table = { columns, rows->pdata[i] };

    if (!layouts[layout].read (export, &table, seen, error))
      return NULL;
  }
  return g_steal_pointer (&export);
}
