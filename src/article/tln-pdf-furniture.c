/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page beside its text: a row near the upper or lower edge that comes again on
 * other pages at the same height, but for its digits, or that begins or ends with the number of its
 * page, as others there do; a page number alone; words that go up the page. */
#include "tln-pdf-lines.h"

#include "tln-pdf-stream.h"
#include "tln-text.h"

#include <string.h>

/* Rows from an edge that are looked at, and how far from it they may be (part of the height). */
#define EDGE_ROWS 5
#define EDGE 0.15
/* Heights that count as the same, in tenths of a point. */
#define SAME_HEIGHT 60
/* Pages on which a row must stand, and in documents of fewer pages than FEW. */
#define TIMES 3
#define TIMES_FEW 2
#define FEW 6
/* Digits of a page number that stands alone. */
#define NUMBER_LENGTH 3

/* A row at an edge, on its way to be counted. */
typedef struct {
  TlnPdfPage *page;
  GPtrArray *runs;
  char *key; /* text with every number as "#" */
  char *count; /* how far its number is from that of the page, or NULL */
  int distance; /* from its edge; negative: from the lower one */
  gboolean number; /* a page number by itself */
} Edge;

static void
edge_free (gpointer data)
{
  Edge *edge = data;

  g_ptr_array_unref (edge->runs);
  g_free (edge->key);
  g_free (edge->count);
  g_free (edge);
}

/* i to xxxix, as pages before the first are numbered. */
static gboolean
roman (const char *word)
{
  static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix" };
  gsize tens = strspn (word, "x");

  for (gsize i = 0; i < G_N_ELEMENTS (ones) && *word != '\0' && tens <= 3; i++)
    if (strcmp (word + tens, ones[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "Page 3 of 12" becomes "Page # of #". */
static char *
make_key (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);

  g_autofree char *lower = g_ascii_strdown (text, -1);
  if (roman (lower))
    return g_strdup ("#");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_isdigit (c))
      g_string_append_unichar (key, c);
    else if (key->len == 0 || key->str[key->len - 1] != '#')
      g_string_append_c (key, '#');
  }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
numbers_a_page (const char *key)
{
  static const char *const forms[] = {
    "- # -", "-#-",         "— # —",           "–#–",        "·#·",
    "# / #", "#/#",         "Page # of #",     "Page #",     "# of #",
    "第#页", "第 # 页",     "第#页 共#页",     "第#页共#页", "#",
    "P#",    "第#页/共#页", "第 # 页 共 # 页", "page # of #"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (key, forms[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A number at an end of the text less that of the page: the same on all pages that are numbered. */
static char *
make_count (const char *text, guint page)
{
  const char *end = text + strlen (text), *start = end;
  guint64 number;

  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (start == end)
    start = text;
  if (!g_ascii_isdigit (*start) || strspn (start, "0123456789") > NUMBER_LENGTH + 1)
    return NULL;
  number = g_ascii_strtoull (start, NULL, 10);
  return g_strdup_printf ("#%+" G_GINT64_FORMAT, (gint64) number - page);
}

static void
add_edge (GPtrArray *edges, TlnPdfPage *page, const TlnPdfRow *row, gboolean lower)
{
  int distance = lower ? page->height - row->y1 : row->y0;
  Edge *edge;

  if (distance > page->height * EDGE)
    return;
  g_autofree char *text = tln_pdf_row_text (row);
  edge = g_new0 (Edge, 1);
  edge->page = page;
  edge->runs = g_ptr_array_new ();
  g_ptr_array_extend (edge->runs, row->runs, NULL, NULL);
  edge->key = make_key (text);
  edge->count = make_count (text, page->number);
  edge->distance = lower ? MIN (-distance, -1) : distance;
  edge->number = numbers_a_page (edge->key) && strlen (text) <= 32 &&
                 (strcmp (edge->key, "#") != 0 || strlen (text) <= NUMBER_LENGTH);
  g_ptr_array_add (edges, edge);
}

static void
gather_edges (TlnPdfPage *page, GPtrArray *edges)
{
  g_autoptr (GPtrArray) rows = tln_pdf_rows (page->runs, FALSE);
  guint n = MIN (EDGE_ROWS, rows->len);

  for (guint i = 0; i < n; i++)
    add_edge (edges, page, rows->pdata[i], FALSE);
  for (guint i = rows->len - n; i < rows->len; i++)
    add_edge (edges, page, rows->pdata[i], TRUE);
}

/* On how many pages the row stands; all: those of the same key. */
static guint
count_pages (const Edge *edge, const GPtrArray *all)
{
  const TlnPdfPage *last = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len && n < TIMES; i++) {
    const Edge *other = all->pdata[i];
    if (other->page == last || (other->distance < 0) != (edge->distance < 0) ||
        ABS (other->distance - edge->distance) > SAME_HEIGHT)
      continue;
    n++;
    last = other->page;
  }
  return n;
}

static void
mark (const Edge *edge)
{
  for (guint i = 0; i < edge->runs->len; i++)
    ((TlnPdfRun *) edge->runs->pdata[i])->furniture = TRUE;
}

static void
drop_marked (TlnPdfPage *page)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < page->runs->len; i++) {
    TlnPdfRun *run = page->runs->pdata[i];
    if (run->furniture)
      continue;
    page->runs->pdata[i] = NULL;
    g_ptr_array_add (kept, run);
  }
  g_ptr_array_unref (page->runs);
  page->runs = kept;
}

static void
add_to_group (GHashTable *groups, const char *key, Edge *edge)
{
  GPtrArray *same = g_hash_table_lookup (groups, key);

  if (same == NULL) {
    same = g_ptr_array_new ();
    g_hash_table_insert (groups, (gpointer) key, same);
  }
  g_ptr_array_add (same, edge);
}

static GHashTable *
group (const GPtrArray *edges)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify) (void (*) (void)) g_ptr_array_unref);

  for (guint i = 0; i < edges->len; i++) {
    Edge *edge = edges->pdata[i];
    add_to_group (groups, edge->key, edge);
    if (edge->count != NULL)
      add_to_group (groups, edge->count, edge);
  }
  return groups;
}

static gboolean
comes_again (const Edge *edge, GHashTable *groups, guint times)
{
  if (edge->number || count_pages (edge, g_hash_table_lookup (groups, edge->key)) >= times)
    return TRUE;
  return edge->count != NULL &&
         count_pages (edge, g_hash_table_lookup (groups, edge->count)) >= TIMES;
}

/* Those that go up or down the page, unless the page is written that way. */
static void
drop_sideways (TlnPdfPage *page)
{
  guint sideways = 0, all = 0;

  for (guint i = 0; i < page->runs->len; i++) {
    const TlnPdfRun *run = page->runs->pdata[i];
    all += run->weight;
    sideways += run->flags & TLN_PDF_SIDEWAYS ? run->weight : 0;
  }
  if (sideways * 2 > all)
    return;
  for (guint i = 0; i < page->runs->len; i++) {
    TlnPdfRun *run = page->runs->pdata[i];
    run->furniture = (run->flags & TLN_PDF_SIDEWAYS) != 0;
  }
  drop_marked (page);
}

void
tln_pdf_drop_furniture (TlnPdfPages *pages)
{
  g_autoptr (GPtrArray) edges = g_ptr_array_new_with_free_func (edge_free);
  guint times = pages->pages->len < FEW ? TIMES_FEW : TIMES;

  for (guint i = 0; i < pages->pages->len; i++) {
    drop_sideways (pages->pages->pdata[i]);
    gather_edges (pages->pages->pdata[i], edges);
  }
  g_autoptr (GHashTable) groups = group (edges);
  for (guint i = 0; i < edges->len; i++) {
    const Edge *edge = edges->pdata[i];
    if (comes_again (edge, groups, times))
      mark (edge);
  }
  for (guint i = 0; i < pages->pages->len; i++)
    drop_marked (pages->pages->pdata[i]);
}
