/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorted by start; each knows the farthest end of all up to it, which never falls, so that the
 * first one that can touch a place is found by halves. */
#include "tln-reader-ranges.h"

typedef struct {
  guint32 start;
  guint32 end;
  guint32 reach; /* the farthest end of this one and those before */
  guint order; /* as it was added */
  gconstpointer thing;
} Range;

struct _TlnReaderRanges {
  GArray *all;
};

TlnReaderRanges *
tln_reader_ranges_new (void)
{
  TlnReaderRanges *ranges = g_new0 (TlnReaderRanges, 1);

  ranges->all = g_array_new (FALSE, FALSE, sizeof (Range));
  return ranges;
}

void
tln_reader_ranges_free (TlnReaderRanges *ranges)
{
  g_array_unref (ranges->all);
  g_free (ranges);
}

void
tln_reader_ranges_add (TlnReaderRanges *ranges, guint32 start, guint32 end, gconstpointer thing)
{
  Range range = { start, end, end, ranges->all->len, thing };

  if (start < end)
    g_array_append_val (ranges->all, range);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Range *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

void
tln_reader_ranges_sort (TlnReaderRanges *ranges)
{
  guint32 reach = 0;

  g_array_sort (ranges->all, compare);
  for (guint i = 0; i < ranges->all->len; i++) {
    Range *range = &g_array_index (ranges->all, Range, i);

    reach = MAX (reach, range->end);
    range->reach = reach;
  }
}

/* Index of the first that may end behind a place. */
static guint
first_reaching (const TlnReaderRanges *ranges, guint32 place)
{
  guint low = 0, high = ranges->all->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (ranges->all, Range, middle).reach > place)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

void
tln_reader_ranges_foreach (const TlnReaderRanges *ranges,
                           guint32 from,
                           guint32 to,
                           TlnReaderRangeFunc func,
                           gpointer data)
{
  for (guint i = first_reaching (ranges, from); i < ranges->all->len; i++) {
    const Range *range = &g_array_index (ranges->all, Range, i);

    if (range->start >= to)
      return;
    if (range->end > from && !func (range->thing, range->start, range->end, data))
      return;
  }
}

typedef struct {
  gconstpointer thing;
  guint32 length;
} Best;

static gboolean
innermost_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  Best *best = data;

  if (!best->thing || end - start <= best->length)
    *best = (Best) { thing, end - start };
  return TRUE;
}

gconstpointer
tln_reader_ranges_at (const TlnReaderRanges *ranges, guint32 place)
{
  Best best = { NULL, 0 };

  tln_reader_ranges_foreach (ranges, place, place + 1, innermost_cb, &best);
  return best.thing;
}

static gboolean
touched_cb (gconstpointer thing, guint32 start, guint32 end, gpointer data)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

gboolean
tln_reader_ranges_touch (const TlnReaderRanges *ranges, guint32 from, guint32 to)
{
  gboolean touched = FALSE;

  tln_reader_ranges_foreach (ranges, from, to, touched_cb, &touched);
  return touched;
}
