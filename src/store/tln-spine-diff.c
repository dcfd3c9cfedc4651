/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both are walked through side by side. Where they differ, the next place where they agree is
 * looked for close by; failing that, what is only in one of them goes or comes, and of two that are
 * in both, the one that has the longer way to its other place moves. */
#include "tln-spine-diff.h"

/* Edits of a list are small: only where none of so many fits are all ids looked up. */
#define NEAR 32

typedef struct {
  const gint64 *old_ids;
  const gint64 *new_ids;
  guint old_at;
  guint new_at;
  guint old_end;
  guint new_end;
  GHashTable *old_places; /* gint64 → position + 1, of what lay ahead when it was needed first */
  GHashTable *new_places; /* both NULL until then */
  GArray *edits;
} Walk;

/* Leaves out what is the same at both ends. */
static void
trim (Walk *walk)
{
  while (walk->old_at < walk->old_end && walk->new_at < walk->new_end &&
         walk->old_ids[walk->old_at] == walk->new_ids[walk->new_at]) {
    walk->old_at++;
    walk->new_at++;
  }
  while (walk->old_at < walk->old_end && walk->new_at < walk->new_end &&
         walk->old_ids[walk->old_end - 1] == walk->new_ids[walk->new_end - 1]) {
    walk->old_end--;
    walk->new_end--;
  }
}

static GHashTable *
index_places (const gint64 *ids, guint start, guint end)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = start; i < end; i++)
    g_hash_table_insert (places, (gpointer) &ids[i], GUINT_TO_POINTER (i + 1));
  return places;
}

static guint
place_of (GHashTable *places, const gint64 *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, id));
}

/* The edit that goes on at this place, or a new one. */
static TlnSpineEdit *
edit_here (Walk *walk)
{
  TlnSpineEdit edit = { walk->old_at, walk->new_at, 0, 0 };

  if (walk->edits->len > 0) {
    TlnSpineEdit *last = &g_array_index (walk->edits, TlnSpineEdit, walk->edits->len - 1);
    if (last->from + last->removed == walk->old_at && last->to + last->added == walk->new_at)
      return last;
  }
  g_array_append_val (walk->edits, edit);
  return &g_array_index (walk->edits, TlnSpineEdit, walk->edits->len - 1);
}

static void
take_away (Walk *walk)
{
  edit_here (walk)->removed++;
  walk->old_at++;
}

static void
add (Walk *walk)
{
  edit_here (walk)->added++;
  walk->new_at++;
}

/* How far ahead id is among the next of ids; 0: not near. */
static guint
look_near (const gint64 *ids, guint start, guint end, gint64 id)
{
  for (guint i = start + 1; i < end && i <= start + NEAR; i++)
    if (ids[i] == id)
      return i - start;
  return 0;
}

/* How far the old or the new one is from its other place, by their index; 0: it has none ahead. */
static guint
look_up (GHashTable *places, const gint64 *id, guint from)
{
  guint place = place_of (places, id);

  return place > from ? place - from : 0;
}

/* Whether the old one goes, rather than the new one coming. */
static gboolean
old_goes (Walk *walk)
{
  const gint64 *old_id = &walk->old_ids[walk->old_at];
  const gint64 *new_id = &walk->new_ids[walk->new_at];
  guint come = look_near (walk->new_ids, walk->new_at, walk->new_end, *old_id);
  guint go = look_near (walk->old_ids, walk->old_at, walk->old_end, *new_id);

  if (come == 0 && go == 0) {
    if (walk->old_places == NULL) {
      walk->old_places = index_places (walk->old_ids, walk->old_at, walk->old_end);
      walk->new_places = index_places (walk->new_ids, walk->new_at, walk->new_end);
    }
    come = look_up (walk->new_places, old_id, walk->new_at);
    go = look_up (walk->old_places, new_id, walk->old_at);
    return come == 0 || (go != 0 && come >= go);
  }
  return come == 0 || (go != 0 && go <= come);
}

static void
walk_through (Walk *walk)
{
  while (walk->old_at < walk->old_end && walk->new_at < walk->new_end) {
    if (walk->old_ids[walk->old_at] == walk->new_ids[walk->new_at]) {
      walk->old_at++;
      walk->new_at++;
    } else if (old_goes (walk)) {
      take_away (walk);
    } else {
      add (walk);
    }
  }
  while (walk->old_at < walk->old_end)
    take_away (walk);
  while (walk->new_at < walk->new_end)
    add (walk);
}

static void
make_one (GArray *edits)
{
  TlnSpineEdit *first = &g_array_index (edits, TlnSpineEdit, 0);
  const TlnSpineEdit *last = &g_array_index (edits, TlnSpineEdit, edits->len - 1);

  first->removed = last->from + last->removed - first->from;
  first->added = last->to + last->added - first->to;
  g_array_set_size (edits, 1);
}

GArray *
tln_spine_diff (const GArray *old_spine, const GArray *new_spine, guint most)
{
  Walk walk = {
    .old_ids = (const gint64 *) (const void *) old_spine->data,
    .new_ids = (const gint64 *) (const void *) new_spine->data,
    .old_end = old_spine->len,
    .new_end = new_spine->len,
    .edits = g_array_new (FALSE, FALSE, sizeof (TlnSpineEdit)),
  };

  trim (&walk);
  walk_through (&walk);
  g_clear_pointer (&walk.old_places, g_hash_table_unref);
  g_clear_pointer (&walk.new_places, g_hash_table_unref);
  if (walk.edits->len > most)
    make_one (walk.edits);
  return walk.edits;
}

/* New ids that are looked at for the old ones: a millisecond or two. */
#define WALK_MOST 100000

typedef struct {
  guint old_at;
  guint new_at;
  guint length; /* of the longest row of places in order that ends here */
  guint before; /* place + 1 of the one before it; 0: none */
} Place;

/* The old ids that are among the new ones, in the new order. */
static GArray *
common_places (const GArray *old_spine, const GArray *new_spine)
{
  const gint64 *new_ids = (const gint64 *) (const void *) new_spine->data;
  g_autoptr (GHashTable) old_places =
      index_places ((const gint64 *) (const void *) old_spine->data, 0, old_spine->len);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < MIN (new_spine->len, WALK_MOST) && places->len < old_spine->len; i++) {
    guint old_place = place_of (old_places, &new_ids[i]);
    Place place = { old_place - 1, i, 1, 0 };
    if (old_place > 0)
      g_array_append_val (places, place);
  }
  return places;
}

/* Finds the longest row for each; returns the place + 1 where the longest of all ends. */
static guint
longest_row (GArray *places)
{
  Place *p = (Place *) (void *) places->data;
  guint best = 0;

  for (guint i = 0; i < places->len; i++) {
    for (guint k = 0; k < i; k++)
      if (p[k].old_at < p[i].old_at && p[k].length >= p[i].length) {
        p[i].length = p[k].length + 1;
        p[i].before = k + 1;
      }
    if (best == 0 || p[i].length > p[best - 1].length)
      best = i + 1;
  }
  return best;
}

GArray *
tln_spine_diff_few (const GArray *old_spine, const GArray *new_spine)
{
  g_autoptr (GArray) places = common_places (old_spine, new_spine);
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (TlnSpineEdit));
  guint old_end = old_spine->len, new_end = new_spine->len;
  guint at = longest_row (places);

  for (;;) {
    Place none = { 0 };
    Place *stays = at > 0 ? &g_array_index (places, Place, at - 1) : &none;
    guint from = at > 0 ? stays->old_at + 1 : 0;
    guint to = at > 0 ? stays->new_at + 1 : 0;
    TlnSpineEdit edit = { from, to, old_end - from, new_end - to };
    if (edit.removed > 0 || edit.added > 0)
      g_array_prepend_val (edits, edit);
    if (at == 0)
      return edits;
    old_end = stays->old_at;
    new_end = stays->new_at;
    at = stays->before;
  }
}

GArray *
tln_spine_diff_all (guint old_length, guint new_length)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (TlnSpineEdit));
  guint n = MIN (MIN (old_length, new_length), TLN_SPINE_HEAD);
  TlnSpineEdit head = { 0, 0, n, n };
  TlnSpineEdit tail = { n, n, old_length - n, new_length - n };

  if (n > 0)
    g_array_append_val (edits, head);
  if (tail.removed > 0 || tail.added > 0)
    g_array_append_val (edits, tail);
  return edits;
}
