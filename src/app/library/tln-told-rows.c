/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be told lies behind and before the rows that were to be seen when it began. Further
 * away than a list view has widgets nothing costs anything, and is told at once, for the sake of
 * the few it keeps: of the row with the focus. */
#include "tln-told-rows.h"

#include "tln-spine-diff.h"

/* Rows told in one turn of the main loop: each is styled anew. */
#define SLICE 24
/* After a frame has been drawn. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 1)

/* Rows from the first one on, to the one before the last one. */
typedef struct {
  guint from;
  guint to;
} Part;

struct _TlnToldRows {
  GtkSelectionModel *model;
  TlnSeenFunc seen;
  gpointer data;
  Part above; /* to be told, from its end on */
  Part below; /* from its beginning on */
  guint telling; /* source, while there are some */
};

static void
tell (TlnToldRows *told, guint from, guint to)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (told->model));

  to = MIN (to, n);
  if (from < to)
    gtk_selection_model_selection_changed (told->model, from, to - from);
}

static gboolean
is_empty (const Part *part)
{
  return part->from >= part->to;
}

static gboolean
tell_cb (gpointer user_data)
{
  TlnToldRows *told = user_data;
  Part *part = is_empty (&told->below) ? &told->above : &told->below;
  guint n = MIN (SLICE, part->to - part->from);
  Part now = { part->from, part->from + n };

  if (part == &told->above)
    now = (Part) { part->to - n, part->to };
  if (part == &told->above)
    part->to -= n;
  else
    part->from += n;
  if (is_empty (&told->above) && is_empty (&told->below))
    told->telling = 0;
  tell (told, now.from, now.to);
  return told->telling != 0;
}

/* first and last with what was still to be told. */
static void
take_rest (TlnToldRows *told, guint *first, guint *last)
{
  const Part *parts[] = { &told->above, &told->below };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!is_empty (parts[i])) {
      *first = MIN (*first, parts[i]->from);
      *last = MAX (*last, parts[i]->to - 1);
    }
  g_clear_handle_id (&told->telling, g_source_remove);
  told->above = told->below = (Part) { 0, 0 };
}

TlnToldRows *
tln_told_rows_new (GtkSelectionModel *model)
{
  TlnToldRows *told = g_new0 (TlnToldRows, 1);

  told->model = model;
  return told;
}

void
tln_told_rows_free (TlnToldRows *told)
{
  g_clear_handle_id (&told->telling, g_source_remove);
  g_free (told);
}

void
tln_told_rows_set_seen (TlnToldRows *told, TlnSeenFunc seen, gpointer data)
{
  told->seen = seen;
  told->data = data;
}

void
tln_told_rows_tell (TlnToldRows *told, guint first, guint last)
{
  guint top, bottom;

  take_rest (told, &first, &last);
  if (last - first < SLICE || !told->seen || !told->seen (&top, &bottom, told->data)) {
    tell (told, first, last + 1);
    return;
  }
  top = CLAMP (top, first, last);
  bottom = CLAMP (bottom, top, last);
  told->above.from = MAX (first, top - MIN (top, TLN_SPINE_HEAD));
  told->above.to = top;
  told->below.from = bottom + 1;
  told->below.to = MIN (last, bottom + TLN_SPINE_HEAD) + 1;
  if (!is_empty (&told->above) || !is_empty (&told->below))
    told->telling = g_idle_add_full (PRIORITY, tell_cb, told, NULL);
  guint far_above = told->above.from, far_below = told->below.to;
  tell (told, top, bottom + 1);
  tell (told, first, far_above);
  tell (told, far_below, last + 1);
}

void
tln_told_rows_finish (TlnToldRows *told)
{
  guint first = G_MAXUINT, last = 0;

  take_rest (told, &first, &last);
  if (first <= last)
    tell (told, first, last + 1);
}
