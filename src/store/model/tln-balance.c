/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighing evidence. */
#include "tln-balance.h"

#include "tln-text.h"

#define ONE_SIDED 4
#define QUIET_DAYS 30

/* What one speaker said on one stage with one stance. */
static char *
source_key (const TlnWeighed *item)
{
  g_autofree char *speaker = tln_text_fold (item->speaker, -1);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %s", item->stage, (int) item->stance, speaker);
}

/* Whether b stands for the source rather than a: own words before relays, then by strength, then
 * by day, then as they come. */
static gboolean
stands_before (const TlnWeighed *b, const TlnWeighed *a)
{
  if (a->relayed != b->relayed)
    return a->relayed;
  if (a->strength != b->strength)
    return b->strength > a->strength;
  return b->day < a->day;
}

static GHashTable *
find_heads (const TlnWeighed *items, guint n)
{
  GHashTable *heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++) {
    if (items[i].repeated || items[i].speaker == NULL || *items[i].speaker == '\0')
      continue;
    g_autofree char *key = source_key (&items[i]);
    const TlnWeighed *head = g_hash_table_lookup (heads, key);
    if (head == NULL || stands_before (&items[i], head))
      g_hash_table_replace (heads, g_steal_pointer (&key), (gpointer) &items[i]);
  }
  return heads;
}

gboolean *
tln_balance_counted (const TlnWeighed *items, guint n)
{
  g_autoptr (GHashTable) heads = find_heads (items, n);
  gboolean *counted = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++) {
    const TlnWeighed *item = &items[i];
    gboolean named = item->speaker != NULL && *item->speaker != '\0';

    counted[i] = !item->repeated;
    if (item->repeated || !item->relayed || !named)
      continue;
    g_autofree char *key = source_key (item);
    counted[i] = g_hash_table_lookup (heads, key) == item;
  }
  return counted;
}

static guint
count_speakers (const TlnWeighed *items, const gboolean *counted, guint n, TlnStance stance)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    if (counted[i] && items[i].stance == stance && items[i].speaker != NULL &&
        *items[i].speaker != '\0')
      g_hash_table_add (names, tln_text_fold (items[i].speaker, -1));
  return g_hash_table_size (names);
}

static void
add_item (TlnBalance *balance, const TlnWeighed *item)
{
  switch (item->stance) {
  case TLN_STANCE_FOR:
    balance->n_for++;
    balance->weight_for += (guint) item->strength;
    break;
  case TLN_STANCE_AGAINST:
    balance->n_against++;
    balance->weight_against += (guint) item->strength;
    balance->last_against = MAX (balance->last_against, item->day);
    break;
  case TLN_STANCE_NEUTRAL:
  default:
    balance->n_neutral++;
  }
}

void
tln_balance_sum (const TlnWeighed *items, guint n, TlnBalance *balance)
{
  g_autofree gboolean *counted = tln_balance_counted (items, n);

  *balance = (TlnBalance) { .last_against = TLN_DAY_NONE };
  for (guint i = 0; i < n; i++)
    if (counted[i])
      add_item (balance, &items[i]);
  balance->speakers_for = count_speakers (items, counted, n, TLN_STANCE_FOR);
  balance->speakers_against = count_speakers (items, counted, n, TLN_STANCE_AGAINST);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TlnWeighed *first = *(const TlnWeighed *const *) a;
  const TlnWeighed *second = *(const TlnWeighed *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

GArray *
tln_balance_steps (const TlnWeighed *items, guint n)
{
  g_autofree gboolean *counted = tln_balance_counted (items, n);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (TlnBalanceStep));
  TlnBalanceStep step = { TLN_DAY_NONE, 0, 0 };

  for (guint i = 0; i < n; i++)
    if (counted[i] && items[i].stance != TLN_STANCE_NEUTRAL)
      g_ptr_array_add (order, (gpointer) &items[i]);
  g_ptr_array_sort (order, compare_days);
  for (guint i = 0; i < order->len; i++) {
    const TlnWeighed *item = g_ptr_array_index (order, i);

    step.weight_for += item->stance == TLN_STANCE_FOR ? (guint) item->strength : 0;
    step.weight_against += item->stance == TLN_STANCE_AGAINST ? (guint) item->strength : 0;
    if (item->day == step.day)
      g_array_set_size (steps, steps->len - 1);
    step.day = item->day;
    g_array_append_val (steps, step);
  }
  return steps;
}

gboolean
tln_balance_is_one_sided (const TlnBalance *balance)
{
  return balance->weight_for > ONE_SIDED * MAX (balance->weight_against, 1);
}

TlnReminder
tln_balance_remind (const TlnBalance *balance, TlnDay created, TlnDay today)
{
  if (balance->weight_for == 0)
    return TLN_REMINDER_NONE;
  if (tln_balance_is_one_sided (balance))
    return TLN_REMINDER_ONE_SIDED;
  if (today - created < QUIET_DAYS)
    return TLN_REMINDER_NONE;
  if (balance->last_against == TLN_DAY_NONE || today - balance->last_against > QUIET_DAYS)
    return TLN_REMINDER_NONE_AGAINST;
  return TLN_REMINDER_NONE;
}

int
tln_balance_strongest_against (const TlnWeighed *items, guint n)
{
  g_autofree gboolean *counted = tln_balance_counted (items, n);
  int best = -1;

  for (guint i = 0; i < n; i++) {
    if (!counted[i] || items[i].stance != TLN_STANCE_AGAINST)
      continue;
    if (best < 0 || items[i].strength > items[best].strength ||
        (items[i].strength == items[best].strength && items[i].day > items[best].day))
      best = (int) i;
  }
  return best;
}
