/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aho-Corasick over folded characters: A. V. Aho, M. J. Corasick, "Efficient string matching",
 * CACM 18 (1975). Edges are kept in one open-addressing table, since the alphabet is Unicode. The
 * text is read line by line, so memory goes with the longest line. */
#include "tln-cues.h"

#include "tln-text.h"

#include <string.h>

typedef struct {
  guint32 parent;
  guint32 fail; /* the longest proper suffix that is a node */
  guint32 link; /* the next node on the way of fails that ends a cue, or 0 */
  guint32 depth;
  gunichar c;
  guint32 cue; /* 1 + index of the first cue that ends here; 0: none */
} Node;

typedef struct {
  guint stage;
  guint32 length; /* characters after folding */
  gboolean edge_before;
  gboolean edge_after;
  guint32 same; /* 1 + index of another cue of the same characters */
} Cue;

typedef struct {
  guint64 key; /* 0: free */
  guint32 node;
} Edge;

typedef struct {
  gint64 id;
  char *key;
} Stage;

struct _TlnCues {
  GArray *nodes; /* Node */
  GArray *cues; /* Cue */
  GArray *stages; /* Stage */
  Edge *edges;
  guint32 n_edges;
  guint32 mask; /* size of edges - 1 */
  guint8 used[8192]; /* bits: characters of the basic plane that any cue has */
};

typedef struct {
  gunichar c; /* folded */
  guint32 offset; /* code points of the text */
  guint32 byte;
} Letter;

typedef struct {
  guint32 from; /* letters of the line */
  guint32 to;
  guint cue;
} Match;

static guint64
edge_key (guint32 node, gunichar c)
{
  return ((guint64) node << 21 | c) + 1;
}

static guint32
edge_slot (const TlnCues *self, guint64 key)
{
  guint32 slot = (guint32) ((key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32) & self->mask;

  while (self->edges[slot].key != 0 && self->edges[slot].key != key)
    slot = (slot + 1) & self->mask;
  return slot;
}

static guint32
follow (const TlnCues *self, guint32 node, gunichar c)
{
  const Edge *edge = &self->edges[edge_slot (self, edge_key (node, c))];

  return edge->key == 0 ? 0 : edge->node;
}

static void
add_edge (TlnCues *self, guint32 node, gunichar c, guint32 child)
{
  if (self->n_edges * 2 >= self->mask) {
    g_autofree Edge *old = g_steal_pointer (&self->edges);
    guint32 size = self->mask + 1;
    self->mask = size * 2 - 1;
    self->edges = g_new0 (Edge, size * 2);
    for (guint32 i = 0; i < size; i++)
      if (old[i].key != 0)
        self->edges[edge_slot (self, old[i].key)] = old[i];
  }
  self->edges[edge_slot (self, edge_key (node, c))] =
      (Edge) { .key = edge_key (node, c), .node = child };
  self->n_edges++;
}

static gboolean
hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xFF0D;
}

static void
push_letter (GArray *letters, Letter letter, gboolean blank)
{
  const Letter *last = letters->len > 0 ? &g_array_index (letters, Letter, letters->len - 1) : NULL;

  if (blank && last != NULL && !tln_char_cjk (last->c) && !tln_char_cjk (letter.c)) {
    Letter space = { .c = ' ', .offset = letter.offset - 1, .byte = letter.byte - 1 };
    g_array_append_val (letters, space);
  }
  g_array_append_val (letters, letter);
}

/* The characters of one line as cues see them. Returns the byte after the line's end; *offset goes
 * on with it. */
static gsize
read_line (const char *text, gsize byte, guint32 *offset, GArray *letters)
{
  gboolean blank = FALSE, word = FALSE;
  const char *p = text + byte;

  g_array_set_size (letters, 0);
  for (; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p), (*offset)++) {
    gunichar c = g_utf8_get_char (p);
    if (tln_char_invisible (c))
      continue;
    Letter letter = { .c = tln_char_fold (c), .offset = *offset, .byte = (guint32) (p - text) };
    if (g_unichar_isspace (c) ||
        (word && hyphen (c) && tln_char_word (g_utf8_get_char (g_utf8_next_char (p))))) {
      blank = TRUE;
      continue;
    }
    push_letter (letters, letter, blank);
    word = tln_char_word (letter.c);
    blank = FALSE;
  }
  if (*p == '\n') {
    (*offset)++;
    p++;
  }
  return (gsize) (p - text);
}

static guint32
add_node (TlnCues *self, guint32 parent, gunichar c)
{
  Node node = { .parent = parent, .c = c };
  guint32 index = self->nodes->len;

  if (index > 0) {
    node.depth = g_array_index (self->nodes, Node, parent).depth + 1;
    add_edge (self, parent, c, index);
  }
  if (c < 0x10000)
    self->used[c >> 3] |= (guint8) (1 << (c & 7));
  g_array_append_val (self->nodes, node);
  return index;
}

static void
add_cue (TlnCues *self, guint stage, const char *text, GArray *letters)
{
  guint32 offset = 0, at = 0;

  read_line (text, 0, &offset, letters);
  if (letters->len == 0)
    return;
  for (guint i = 0; i < letters->len; i++) {
    gunichar c = g_array_index (letters, Letter, i).c;
    guint32 next = follow (self, at, c);
    at = next != 0 ? next : add_node (self, at, c);
  }
  Node *node = &g_array_index (self->nodes, Node, at);
  Cue cue = { .stage = stage, .length = letters->len, .same = node->cue };
  cue.edge_before = tln_char_word (g_array_index (letters, Letter, 0).c);
  cue.edge_after = tln_char_word (g_array_index (letters, Letter, letters->len - 1).c);
  g_array_append_val (self->cues, cue);
  node->cue = self->cues->len;
}

static void
add_stage (TlnCues *self, gint64 id, const char *key, const char *const *cues)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  Stage stage = { .id = id, .key = g_strdup (key) };

  g_array_append_val (self->stages, stage);
  for (; cues != NULL && *cues != NULL; cues++)
    add_cue (self, self->stages->len - 1, *cues, letters);
}

static int
compare_depth (gconstpointer a, gconstpointer b, gpointer nodes)
{
  guint32 one = g_array_index ((GArray *) nodes, Node, *(const guint32 *) a).depth;
  guint32 two = g_array_index ((GArray *) nodes, Node, *(const guint32 *) b).depth;

  return (one > two) - (one < two);
}

/* Where to go on from a node when no edge fits, shorter nodes first. */
static void
link_nodes (TlnCues *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 1; i < self->nodes->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_depth, self->nodes);
  for (guint i = 0; i < order->len; i++) {
    Node *node = &g_array_index (self->nodes, Node, g_array_index (order, guint32, i));
    guint32 fail = node->parent;
    while (fail != 0) {
      fail = g_array_index (self->nodes, Node, fail).fail;
      node->fail = follow (self, fail, node->c);
      if (node->fail != 0)
        break;
    }
    const Node *target = &g_array_index (self->nodes, Node, node->fail);
    node->link = target->cue != 0 ? node->fail : target->link;
  }
}

static void
clear_stage (gpointer data)
{
  g_free (((Stage *) data)->key);
}

TlnCues *
tln_cues_new_lists (const TlnCueList *lists, guint n_lists)
{
  TlnCues *self = g_new0 (TlnCues, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->cues = g_array_new (FALSE, FALSE, sizeof (Cue));
  self->stages = g_array_new (FALSE, FALSE, sizeof (Stage));
  g_array_set_clear_func (self->stages, clear_stage);
  self->mask = 1023;
  self->edges = g_new0 (Edge, self->mask + 1);
  add_node (self, 0, 0);
  for (guint i = 0; i < n_lists; i++)
    add_stage (self, lists[i].id, lists[i].key, lists[i].cues);
  link_nodes (self);
  return self;
}

TlnCues *
tln_cues_new (const TlnStageCues *stages, guint n_stages)
{
  if (stages == NULL)
    return tln_cues_new_lists (tln_cues_builtin, TLN_CUES_N_BUILTIN);
  g_autofree TlnCueList *lists = g_new0 (TlnCueList, n_stages + 1);
  for (guint i = 0; i < n_stages; i++)
    lists[i] = (TlnCueList) { stages[i].id, stages[i].key, (const char *const *) stages[i].cues };
  return tln_cues_new_lists (lists, n_stages);
}

void
tln_cues_free (TlnCues *cues)
{
  g_array_unref (cues->nodes);
  g_array_unref (cues->cues);
  g_array_unref (cues->stages);
  g_free (cues->edges);
  g_free (cues);
}

void
tln_found_stage_free (TlnFoundStage *found)
{
  g_free (found->stage);
  g_free (found->quote);
  g_free (found);
}

static guint32
step (const TlnCues *self, guint32 node, gunichar c)
{
  if (c < 0x10000 && (self->used[c >> 3] & (1 << (c & 7))) == 0)
    return 0;
  for (;;) {
    guint32 next = follow (self, node, c);
    if (next != 0 || node == 0)
      return next;
    node = g_array_index (self->nodes, Node, node).fail;
  }
}

/* Whether a cue stands between word edges of the line. */
static gboolean
whole_words (const Cue *cue, const GArray *letters, guint32 from, guint32 to)
{
  if (cue->edge_before && from > 0 && tln_char_word (g_array_index (letters, Letter, from - 1).c))
    return FALSE;
  return !cue->edge_after || to >= letters->len ||
         !tln_char_word (g_array_index (letters, Letter, to).c);
}

/* Adds the cues of one node that end before the letter to. */
static void
collect_node (const TlnCues *self, guint32 node, const GArray *letters, guint32 to, GArray *matches)
{
  guint32 next = g_array_index (self->nodes, Node, node).cue;

  while (next != 0) {
    const Cue *cue = &g_array_index (self->cues, Cue, next - 1);
    Match match = { .from = to - cue->length, .to = to, .cue = next - 1 };
    if (whole_words (cue, letters, match.from, match.to))
      g_array_append_val (matches, match);
    next = cue->same;
  }
}

static void
collect (const TlnCues *self, const GArray *letters, GArray *matches)
{
  guint32 node = 0;

  g_array_set_size (matches, 0);
  for (guint32 i = 0; i < letters->len; i++) {
    node = step (self, node, g_array_index (letters, Letter, i).c);
    for (guint32 at = node; at != 0; at = g_array_index (self->nodes, Node, at).link)
      collect_node (self, at, letters, i + 1, matches);
  }
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  const Match *one = a, *two = b;
  guint32 n1 = one->to - one->from, n2 = two->to - two->from;

  if (n1 != n2)
    return n1 > n2 ? -1 : 1;
  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;
  return (one->cue > two->cue) - (one->cue < two->cue);
}

static int
compare_place (gconstpointer a, gconstpointer b)
{
  const Match *one = a, *two = b;

  if (one->from != two->from)
    return one->from < two->from ? -1 : 1;
  return (one->cue > two->cue) - (one->cue < two->cue);
}

static guint
cue_stage (const TlnCues *self, const Match *match)
{
  return g_array_index (self->cues, Cue, match->cue).stage;
}

/* Keeps the longest of overlapping matches; several cues at the same place all stay. */
static void
resolve (const TlnCues *self, GArray *matches, guint32 n_letters)
{
  g_autofree guint8 *taken = g_new0 (guint8, n_letters);
  Match last = { 0 };
  guint kept = 0;

  g_array_sort (matches, compare_length);
  for (guint i = 0; i < matches->len; i++) {
    Match match = g_array_index (matches, Match, i);
    gboolean same = kept > 0 && match.from == last.from && match.to == last.to;
    if (same && cue_stage (self, &match) == cue_stage (self, &last))
      continue;
    if (!same && memchr (taken + match.from, 1, match.to - match.from) != NULL)
      continue;
    memset (taken + match.from, 1, match.to - match.from);
    last = match;
    g_array_index (matches, Match, kept++) = match;
  }
  g_array_set_size (matches, kept);
  g_array_sort (matches, compare_place);
}

static TlnFoundStage *
found_new (const TlnCues *self, const char *text, const GArray *letters, const Match *match)
{
  TlnFoundStage *found = g_new0 (TlnFoundStage, 1);
  const Cue *cue = &g_array_index (self->cues, Cue, match->cue);
  const Stage *stage = &g_array_index (self->stages, Stage, cue->stage);
  const Letter *first = &g_array_index (letters, Letter, match->from);
  const Letter *last = &g_array_index (letters, Letter, match->to - 1);
  const char *end = g_utf8_next_char (text + last->byte);

  found->stage_id = stage->id;
  found->stage = g_strdup (stage->key);
  found->start = first->offset;
  found->end = last->offset + 1;
  found->quote = g_strndup (text + first->byte, (gsize) (end - text) - first->byte);
  found->rule = "cue";
  return found;
}

GPtrArray *
tln_cues_find (const TlnCues *cues, const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tln_found_stage_free);
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint32 offset = 0;

  for (gsize byte = 0; text[byte] != '\0';) {
    byte = read_line (text, byte, &offset, letters);
    collect (cues, letters, matches);
    if (matches->len == 0)
      continue;
    resolve (cues, matches, letters->len);
    for (guint i = 0; i < matches->len; i++)
      g_ptr_array_add (found, found_new (cues, text, letters, &g_array_index (matches, Match, i)));
  }
  return found;
}
