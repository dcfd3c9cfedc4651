/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which claims tell one thing: they count once. And how many different people speak. */
#include "tln-argument-tree-private.h"

#include "tln-text.h"

/* Sets of claims; the first of each stands for it. */
static guint
top (guint *set, guint i)
{
  while (set[i] != i) {
    set[i] = set[set[i]];
    i = set[i];
  }
  return i;
}

static void
join (guint *set, guint a, guint b)
{
  guint one = top (set, a);
  guint other = top (set, b);

  set[MAX (one, other)] = MIN (one, other);
}

/* Folded, without blanks and marks; NULL for nothing. */
static char *
plain (const char *text)
{
  g_autofree char *folded = tln_text_fold (text != NULL ? text : "", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c) || tln_char_cjk (c))
      g_string_append_unichar (out, c);
  }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Joins a claim with the first one that has the same key. Takes key. */
static void
join_by (GHashTable *first, char *key, guint *set, guint i)
{
  gpointer found;

  if (g_hash_table_lookup_extended (first, key, NULL, &found)) {
    join (set, GPOINTER_TO_UINT (found), i);
    g_free (key);
  } else {
    g_hash_table_insert (first, key, GUINT_TO_POINTER (i));
  }
}

static gint64
article_group (const TlnArgument *argument, const TlnClaim *claim)
{
  const TlnArgumentSource *source = tln_argument_source (argument, claim->article_id);

  return source != NULL ? source->group : claim->article_id;
}

/* The same words in one reprint group, or by one speaker. */
static void
join_words (const TlnArgument *argument, guint *set, char *const *speakers)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < argument->claims->len; i++) {
    const TlnClaim *claim = g_ptr_array_index (argument->claims, i);
    g_autofree char *words = plain (claim->exact);

    if (words == NULL)
      continue;
    join_by (first,
             g_strdup_printf ("g%" G_GINT64_FORMAT " %s", article_group (argument, claim), words),
             set, i);
    if (speakers[i] != NULL)
      join_by (first, g_strdup_printf ("s%s %s", speakers[i], words), set, i);
  }
}

static gboolean
passed_on (const TlnClaim *claim)
{
  return claim->relayed_by != NULL && *claim->relayed_by != '\0';
}

/* Claims with numbers by their speaker. char * -> GArray of guint. */
static GHashTable *
gather_speakers (char *const *speakers, const TlnClaimFigures *figures, guint n)
{
  GHashTable *gathered =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n; i++) {
    GArray *own = speakers[i] != NULL ? g_hash_table_lookup (gathered, speakers[i]) : NULL;

    if (speakers[i] == NULL || figures[i].figures->numbers->len == 0)
      continue;
    if (own == NULL) {
      own = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (gathered, speakers[i], own);
    }
    g_array_append_val (own, i);
  }
  return gathered;
}

/* One passed on and another one of the same speaker with the same numbers. */
static void
join_relays (const TlnArgument *argument,
             guint *set,
             char *const *speakers,
             const TlnClaimFigures *figures)
{
  g_autoptr (GHashTable) gathered = gather_speakers (speakers, figures, argument->claims->len);

  for (guint i = 0; i < argument->claims->len; i++) {
    const GArray *own = speakers[i] != NULL ? g_hash_table_lookup (gathered, speakers[i]) : NULL;

    if (own == NULL || !passed_on (g_ptr_array_index (argument->claims, i)))
      continue;
    for (guint k = 0; k < own->len; k++) {
      guint other = g_array_index (own, guint, k);

      if (other != i && tln_claim_figures_same (&figures[i], &figures[other]))
        join (set, i, other);
    }
  }
}

static void
join_links (const TlnArgument *argument, guint *set)
{
  for (guint i = 0; i < argument->links->len; i++) {
    const TlnArgumentLink *link = g_ptr_array_index (argument->links, i);
    guint from = tln_argument_index (argument, link->from_id);
    guint to = tln_argument_index (argument, link->claim_id);

    if (link->relation == TLN_RELATION_SAME_AS && from != TLN_NO_NODE && to != TLN_NO_NODE)
      join (set, from, to);
  }
}

static void
number_groups (TlnArgumentTree *tree, guint *set)
{
  g_autofree guint *first = g_new (guint, tree->argument->claims->len);

  for (guint i = 0; i < tree->argument->claims->len; i++)
    first[i] = TLN_NO_NODE;
  for (guint i = 0; i < tree->nodes->len; i++) {
    TlnArgumentNode *node = &g_array_index (tree->nodes, TlnArgumentNode, i);
    guint group = top (set, tln_argument_index (tree->argument, node->claim->id));

    if (first[group] == TLN_NO_NODE)
      first[group] = i;
    node->group = first[group];
    node->repeated = node->group != i;
  }
}

static char **
plain_speakers (TlnArgumentTree *tree)
{
  GPtrArray *claims = tree->argument->claims;
  char **speakers = g_new0 (char *, claims->len + 1);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claims->len; i++) {
    speakers[i] = plain (((const TlnClaim *) g_ptr_array_index (claims, i))->speaker);
    if (speakers[i] != NULL)
      g_hash_table_add (names, speakers[i]);
  }
  tree->n_speakers = g_hash_table_size (names);
  return speakers;
}

void
tln_argument_tree_group (TlnArgumentTree *tree, const TlnClaimFigures *figures)
{
  guint n = tree->argument->claims->len;
  g_autofree guint *set = g_new (guint, n);
  char **speakers = plain_speakers (tree);

  for (guint i = 0; i < n; i++)
    set[i] = i;
  join_links (tree->argument, set);
  join_words (tree->argument, set, speakers);
  join_relays (tree->argument, set, speakers, figures);
  number_groups (tree, set);
  for (guint i = 0; i < n; i++)
    g_free (speakers[i]);
  g_free (speakers);
}
