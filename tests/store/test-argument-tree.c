/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument of a thesis as a tree: places, loops, what counts once, gaps, numbers that differ.
 */
#include "tln-argument-tree-private.h"
#include "tln-test-argument.h"

/* "2^>1" is a node: claim 2, one step below, its stance (^ for, v against, - neutral), a small
 * letter where it is derived, and by which claim's link; L a loop, A again, R repeated. */
static char *
picture (const TlnArgumentTree *tree)
{
  static const char *const stances[] = { "-", "^", "v" };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < tree->nodes->len; i++) {
    const TlnArgumentNode *node = tln_argument_tree_get (tree, i);

    if (i > 0)
      g_string_append_c (out, ' ');
    for (guint k = 0; k < node->depth; k++)
      g_string_append_c (out, '>');
    g_string_append_printf (out, "%d%s%s%s%s%s", (int) node->claim->id, stances[node->stance],
                            node->derived ? "d" : "", node->loop ? "L" : "", node->again ? "A" : "",
                            node->repeated ? "R" : "");
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_picture (const TlnArgumentTree *tree, const char *expected)
{
  g_autofree char *found = picture (tree);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_gap (const TlnArgumentTree *tree, TlnGapKind kind, const char *claims)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < tree->gaps->len; i++) {
    const TlnGap *gap = g_ptr_array_index (tree->gaps, i);

    if (gap->kind != kind)
      continue;
    g_string_append_c (found, ':');
    for (guint k = 0; k < gap->nodes->len; k++) {
      guint node = g_array_index (gap->nodes, guint, k);
      g_string_append_printf (found, "%d", (int) tln_argument_tree_get (tree, node)->claim->id);
    }
  }
  g_assert_cmpstr (found->str, ==, claims);
}

/* claims: the stance and strength of each as in a picture, "^3 v2 -0" (0: no evidence); links: "2
 * rebuts 1, 3 supports 0" (0: the thesis). The words of the claims are a, b, c … */
static TlnArgumentTree *
sketch (const char *claims, const char *links)
{
  TlnArgument *argument = tln_test_argument ();
  g_auto (GStrv) each = g_strsplit (claims, " ", -1);
  g_auto (GStrv) said = g_strsplit (links, ", ", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    const char words[] = { (char) ('a' + i), '\0' };

    tln_test_argument_claim (argument, words,
                             each[i][0] == '^'   ? TLN_STANCE_FOR
                             : each[i][0] == 'v' ? TLN_STANCE_AGAINST
                                                 : TLN_STANCE_NEUTRAL,
                             each[i][1] - '0');
  }
  for (guint i = 0; said[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (said[i], " ", 3);
    TlnRelation relation;

    g_assert_true (tln_relation_from_name (parts[1], &relation));
    tln_test_argument_link (argument, parts[0][0] - '0', parts[2][0] - '0', relation);
  }
  return tln_argument_tree_new (argument);
}

/* A bear claim, its rebuttal, the mechanism that one rests on, and evidence for it. */
static void
test_shape (void)
{
  g_autoptr (TlnArgumentTree) tree =
      sketch ("v2 ^3 -0 ^1 -0", "2 rebuts 1, 2 depends-on 3, 5 supports 1");

  assert_picture (tree, "4^ 1v >2^ >>3^d >5vd");
  g_assert_cmpuint (tln_argument_tree_get (tree, 1)->n_below, ==, 3);
  g_assert_cmpuint (tln_argument_tree_get (tree, 3)->parent, ==, 2);
  g_assert_true (tln_argument_tree_get (tree, 3)->outward);
  g_assert_false (tln_argument_tree_get (tree, 2)->outward);
  g_assert_cmpint (tln_argument_tree_get (tree, 2)->link->relation, ==, TLN_RELATION_REBUTS);
  g_assert_cmpint (tln_argument_tree_get (tree, 2)->source->article_id, ==, 102);
  g_assert_cmpuint (tln_argument_tree_find (tree, 3), ==, 3);
  g_assert_cmpuint (tln_argument_tree_find (tree, 9), ==, TLN_NO_NODE);
}

static void
test_pictures (void)
{
  static const struct {
    const char *claims;
    const char *links;
    const char *picture;
    guint counts[5]; /* for, against, neutral, repeated, loops */
  } cases[] = {
    { "v2 ^3 -0 ^1 -0",
      "2 rebuts 1, 2 depends-on 3, 5 supports 1",
      "4^ 1v >2^ >>3^d >5vd",
      { 1, 1, 0, 0, 0 } },
    /* A rebuttal brings what it rebuts into the tree, with the other stance. */
    { "-0 ^2 -2", "2 rebuts 1", "1vd >2^ 3-", { 0, 1, 1, 0, 0 } },
    /* For before against, the strong before the weak, rebuttals before support. */
    { "v1 ^1 ^3 -0 -0 -0",
      "4 supports 3, 5 rebuts 3, 6 rebuts 3",
      "3^ >5vd >6vd >4^d 2^ 1v",
      { 2, 1, 0, 0, 0 } },
    /* A link to the thesis holds a claim right below it, too; in full it stands where it comes
     * first. */
    { "^3 ^2 -0 -0",
      "3 supports 1, 3 supports 2, 4 undercuts 3, 3 supports 0",
      "1^ >3^ >>4vd 2^ >3^AR 3^AR",
      { 3, 0, 0, 0, 0 } },
    { "-0 ^2 -0",
      "1 opposes 2, 2 opposes 1, 3 supports 1, 2 opposes 3",
      "2^ >1vd >>2^LAR >>3vd >>>2^LAR",
      { 1, 0, 0, 0, 2 } },
    /* Of two that conflict, the one that says nothing to the thesis hangs under the other. */
    { "-0 v2 -0", "1 conflicts-with 2, 3 same-as 2", "2v >3vdR >1-", { 0, 1, 0, 1, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TlnArgumentTree) tree = sketch (cases[i].claims, cases[i].links);
    const guint counts[] = { tree->n_for, tree->n_against, tree->n_neutral, tree->n_repeated,
                             tree->n_loops };

    assert_picture (tree, cases[i].picture);
    g_assert_cmpmem (counts, sizeof counts, cases[i].counts, sizeof cases[i].counts);
  }
}

/* A chain of many claims and a knot of links in all directions: each claim stands in full once. */
static void
test_many (void)
{
  TlnArgument *argument = tln_test_argument ();
  guint full = 0;

  for (int i = 0; i < 2000; i++)
    tln_test_argument_claim (argument, "word", TLN_STANCE_FOR, i == 0);
  for (int i = 2; i <= 2000; i++)
    tln_test_argument_link (argument, i, i - 1, TLN_RELATION_SUPPORTS);
  for (int i = 1; i <= 20; i++)
    for (int k = 1; k <= 20; k++)
      if (i != k && i != k + 1)
        tln_test_argument_link (argument, i, k, TLN_RELATION_REBUTS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  for (guint i = 0; i < tree->nodes->len; i++)
    full += !tln_argument_tree_get (tree, i)->again;
  g_assert_cmpuint (full, ==, 2000);
  g_assert_cmpuint (tree->n_loops, >, 0);
}

static TlnArgumentTree *
two_claims (const char *speaker, const char *note, const char *interest, int strength)
{
  TlnArgument *argument = tln_test_argument ();
  TlnClaim *claim = tln_test_argument_claim (argument, "a", TLN_STANCE_FOR, strength);

  g_set_str (&claim->speaker, speaker);
  g_set_str (&tln_test_argument_source (argument, 1)->interest, interest);
  tln_test_argument_claim (argument, "b", TLN_STANCE_AGAINST, 2);
  g_set_str (&tln_test_argument_link (argument, 2, 1, TLN_RELATION_REBUTS)->note, note);
  return tln_argument_tree_new (argument);
}

static void
test_equal (void)
{
  g_autoptr (TlnArgumentTree) one = two_claims ("Ann", "", NULL, 2);
  g_autoptr (TlnArgumentTree) same = two_claims ("Ann", "", NULL, 2);
  g_autoptr (TlnArgumentTree) speaker = two_claims ("Bob", "", NULL, 2);
  g_autoptr (TlnArgumentTree) note = two_claims ("Ann", "why", NULL, 2);
  g_autoptr (TlnArgumentTree) interest = two_claims ("Ann", "", "sells it", 2);
  g_autoptr (TlnArgumentTree) strength = two_claims ("Ann", "", NULL, 3);
  g_autoptr (TlnArgumentTree) empty = tln_argument_tree_new (tln_test_argument ());

  g_assert_true (tln_argument_tree_equal (one, same));
  g_assert_false (tln_argument_tree_equal (one, speaker));
  g_assert_false (tln_argument_tree_equal (one, note));
  g_assert_false (tln_argument_tree_equal (one, interest));
  g_assert_false (tln_argument_tree_equal (one, strength));
  g_assert_false (tln_argument_tree_equal (one, empty));
}

static void
test_empty (void)
{
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (tln_test_argument ());

  g_assert_cmpuint (tree->nodes->len, ==, 0);
  g_assert_cmpuint (tree->gaps->len, ==, 0);
  g_assert_cmpuint (tree->numbers->len, ==, 0);
}

/* Three papers that pass on one forecast count once, so do words told again. */
static void
test_relays (void)
{
  TlnArgument *argument = tln_test_argument ();
  TlnClaim *one =
      tln_test_argument_claim (argument, "Training will be 5% of compute", TLN_STANCE_FOR, 2);
  TlnClaim *two = tln_test_argument_claim (argument, "In five years 5% is left for training",
                                           TLN_STANCE_FOR, 2);
  TlnClaim *other = tln_test_argument_claim (argument, "5% will train", TLN_STANCE_FOR, 2);

  g_set_str (&one->speaker, "The Bureau");
  g_set_str (&one->relayed_by, "Broker; Paper");
  g_set_str (&two->speaker, "the bureau");
  g_set_str (&other->speaker, "Somebody Else");
  tln_test_argument_claim (argument, "Orders rose.", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "orders  rose", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "Orders rose", TLN_STANCE_FOR, 2);
  tln_test_argument_source (argument, 5)->group = 104;
  tln_test_argument_claim (argument, "A", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "B", TLN_STANCE_FOR, 2);
  tln_test_argument_link (argument, 8, 7, TLN_RELATION_SAME_AS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "1^ 2^R 3^ 4^ 5^R 6^ 7^ >8^R");
  g_assert_cmpuint (tln_argument_tree_get (tree, 1)->group, ==, 0);
  g_assert_cmpuint (tree->n_for, ==, 5);
  g_assert_cmpuint (tree->n_repeated, ==, 3);
  g_assert_cmpuint (tree->n_speakers, ==, 2);
}

/* The same words of one speaker in articles that have nothing to do with each other. */
static void
test_same_speaker (void)
{
  TlnArgument *argument = tln_test_argument ();

  g_set_str (&tln_test_argument_claim (argument, "It grows.", TLN_STANCE_FOR, 2)->speaker, "Ann");
  g_set_str (&tln_test_argument_claim (argument, "It  grows", TLN_STANCE_FOR, 2)->speaker, "ann");
  g_set_str (&tln_test_argument_claim (argument, "It grows", TLN_STANCE_FOR, 2)->speaker, "Bob");
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "1^ 2^R 3^");
}

static void
test_gaps (void)
{
  TlnArgument *argument = tln_test_argument ();
  TlnClaim *claim = tln_test_argument_claim (argument, "a", TLN_STANCE_FOR, 2);

  g_set_str (&claim->speaker, "Ann");
  g_set_str (&tln_test_argument_source (argument, 1)->interest, "sells 515050");
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_gap (tree, TLN_GAP_NO_COUNTER, ":");
  assert_gap (tree, TLN_GAP_UNANSWERED, "");
  assert_gap (tree, TLN_GAP_NO_PRIMARY, "");
  assert_gap (tree, TLN_GAP_INTERESTED_FOR, ":1");
  assert_gap (tree, TLN_GAP_INTERESTED_AGAINST, "");
}

static void
test_more_gaps (void)
{
  TlnArgument *argument = tln_test_argument ();
  TlnClaim *heard = tln_test_argument_claim (argument, "a", TLN_STANCE_FOR, 2);
  TlnClaim *passed = tln_test_argument_claim (argument, "b", TLN_STANCE_AGAINST, 2);

  g_set_str (&heard->speaker, "Ann");
  g_set_str (&heard->kind, "hearsay");
  g_set_str (&passed->speaker, "Bob");
  g_set_str (&passed->relayed_by, "A paper");
  g_set_str (&tln_test_argument_source (argument, 1)->interest, "sells 515050");
  tln_test_argument_claim (argument, "c", TLN_STANCE_FOR, 2); /* without a speaker */
  tln_test_argument_claim (argument, "d", TLN_STANCE_AGAINST, 2);
  tln_test_argument_claim (argument, "e", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "f", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "g", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_link (argument, 5, 4, TLN_RELATION_REBUTS); /* answered, not answered itself */
  tln_test_argument_link (argument, 6, 4, TLN_RELATION_UNDERCUTS);
  tln_test_argument_link (argument, 7, 6, TLN_RELATION_OPPOSES);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_gap (tree, TLN_GAP_NO_COUNTER, "");
  assert_gap (tree, TLN_GAP_UNANSWERED, ":2");
  assert_gap (tree, TLN_GAP_LAST_WORD, ":5");
  assert_gap (tree, TLN_GAP_NO_PRIMARY, ":1324");
  assert_gap (tree, TLN_GAP_INTERESTED_FOR, "");
}

static void
test_numbers (void)
{
  static const struct {
    const char *a;
    const char *b;
    const char *differ; /* NULL: they do not */
  } cases[] = {
    { "The share of inference in compute reaches 95% in five years.",
      "In five years inference has a share of 70% in compute.", "95%|70%" },
    { "推理算力的占比将达到95%", "推理算力占比预计达到七成左右", "95%|七成左右" },
    { "推理算力的占比将达到95%", "推理算力的占比将达到95%以上", NULL },
    { "Growth of inference compute is 190% a year", "The price of wheat fell by 20% in spring",
      NULL },
    { "Server shipments rose by 20% in 2024 over the year",
      "Server shipments rose by 35% in 2025 over the year", NULL },
    { "Server shipments rose by 20% over the year",
      "Server shipments rose by 20 to 25% over the year", NULL },
    { "Server shipments rose by 20% over the year",
      "Server shipments rose by 3 million units over the year", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    TlnArgument *argument = tln_test_argument ();
    g_autofree char *found = NULL;

    tln_test_argument_claim (argument, cases[i].a, TLN_STANCE_FOR, 2);
    tln_test_argument_claim (argument, cases[i].b, TLN_STANCE_FOR, 2);
    g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);
    if (tree->numbers->len > 0) {
      const TlnNumberPair *pair = g_ptr_array_index (tree->numbers, 0);

      g_assert_cmpuint (pair->a + pair->b, ==, 1);
      g_assert_null (pair->link);
      found = g_strdup_printf ("%s|%s", pair->of_a, pair->of_b);
    }
    g_assert_cmpstr (found, ==, cases[i].differ);
  }
}

static void
test_conflict (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "It costs 5.6 million dollars", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "Altogether 500 million dollars went in", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "It was dear", TLN_STANCE_FOR, 2);
  tln_test_argument_link (argument, 1, 2, TLN_RELATION_CONFLICTS_WITH);
  tln_test_argument_link (argument, 3, 1, TLN_RELATION_CONFLICTS_WITH);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "1^ 2^ 3^");
  g_assert_cmpuint (tree->numbers->len, ==, 2);
  const TlnNumberPair *first = g_ptr_array_index (tree->numbers, 0);
  const TlnNumberPair *second = g_ptr_array_index (tree->numbers, 1);
  g_assert_cmpstr (first->of_a, ==, "5.6 million dollars");
  g_assert_cmpstr (first->of_b, ==, "500 million dollars");
  g_assert_cmpint (first->link->id, ==, 1);
  g_assert_cmpint (second->link->id, ==, 2);
  g_assert_null (second->of_a);
}

static char *
make_words (GRand *random)
{
  static const char *const words[] = { "server",  "shipments", "rose",   "inference",
                                       "compute", "share",     "demand", "price",
                                       "of",      "cloud",     "orders", "growth" };
  static const char *const units[] = { "%", " million dollars", "", " years" };
  static const char *const times[] = { "", "", " in 2024", " in 2025" };
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 1, 9); i > 0; i--)
    g_string_append_printf (text, "%s ",
                            words[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (words))]);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    g_string_append_printf (text, "%d%s ", g_rand_int_range (random, 10, 14),
                            units[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (units))]);
  g_string_append (text, times[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (times))]);
  return g_string_free (text, FALSE);
}

static TlnArgument *
make_random (GRand *random, guint n)
{
  TlnArgument *argument = tln_test_argument ();

  for (guint i = 0; i < n; i++) {
    g_autofree char *words = make_words (random);

    tln_test_argument_claim (argument, words, TLN_STANCE_FOR, 2);
  }
  for (guint i = 1; i + 9 < n; i += 7)
    tln_test_argument_link (argument, i, i + (guint) g_rand_int_range (random, 1, 9),
                            i % 3 == 0 ? TLN_RELATION_SUPPORTS : TLN_RELATION_CONFLICTS_WITH);
  return argument;
}

static const TlnArgumentLink *
find_conflict (const TlnArgument *argument, gint64 a, gint64 b)
{
  for (guint i = 0; i < argument->links->len; i++) {
    const TlnArgumentLink *link = g_ptr_array_index (argument->links, i);

    if (link->relation == TLN_RELATION_CONFLICTS_WITH &&
        ((link->from_id == a && link->claim_id == b) ||
         (link->from_id == b && link->claim_id == a)))
      return link;
  }
  return NULL;
}

/* Whether two claims are a pair, found by looking at them alone. */
static gboolean
is_pair (const TlnArgumentTree *tree, guint a, guint b, const TlnArgumentLink **link)
{
  const TlnClaim *one = tln_argument_tree_get (tree, a)->claim;
  const TlnClaim *other = tln_argument_tree_get (tree, b)->claim;
  const TlnFoundNumber *numbers[2];
  TlnClaimFigures figures[2];
  gboolean conflict;

  tln_claim_figures_init (&figures[0], one);
  tln_claim_figures_init (&figures[1], other);
  conflict = tln_claim_figures_conflict (&figures[0], &figures[1], &numbers[0], &numbers[1]);
  tln_claim_figures_clear (&figures[0]);
  tln_claim_figures_clear (&figures[1]);
  *link = find_conflict (tree->argument, one->id, other->id);
  return *link != NULL || conflict;
}

/* Looks at each with each, as many as there are. Returns how many pairs there are. */
static guint
check_pairs (const TlnArgumentTree *tree)
{
  guint at = 0;

  for (guint i = 0; i < tree->nodes->len * tree->nodes->len; i++) {
    guint a = i / tree->nodes->len;
    guint b = i % tree->nodes->len;
    const TlnArgumentLink *link;

    if (a >= b || tln_argument_tree_get (tree, a)->again ||
        tln_argument_tree_get (tree, b)->again || !is_pair (tree, a, b, &link))
      continue;
    g_assert_cmpuint (at, <, tree->numbers->len);
    const TlnNumberPair *pair = g_ptr_array_index (tree->numbers, at++);
    g_assert_cmpuint (pair->a, ==, a);
    g_assert_cmpuint (pair->b, ==, b);
    g_assert_true (pair->link == link);
  }
  return at;
}

/* Without comparing each with each the same are found, in the same order. */
static void
test_pairs (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250310);
  guint found = 0;

  for (guint round = 0; round < 8; round++) {
    g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (make_random (random, 60));
    guint n = check_pairs (tree);

    g_assert_cmpuint (n, ==, tree->numbers->len);
    found += n;
  }
  g_assert_cmpuint (found, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/argument-tree/shape", test_shape);
  g_test_add_func ("/store/argument-tree/pictures", test_pictures);
  g_test_add_func ("/store/argument-tree/many", test_many);
  g_test_add_func ("/store/argument-tree/equal", test_equal);
  g_test_add_func ("/store/argument-tree/empty", test_empty);
  g_test_add_func ("/store/argument-tree/relays", test_relays);
  g_test_add_func ("/store/argument-tree/same-speaker", test_same_speaker);
  g_test_add_func ("/store/argument-tree/gaps", test_gaps);
  g_test_add_func ("/store/argument-tree/more-gaps", test_more_gaps);
  g_test_add_func ("/store/argument-tree/numbers", test_numbers);
  g_test_add_func ("/store/argument-tree/conflict", test_conflict);
  g_test_add_func ("/store/argument-tree/pairs", test_pairs);
  return g_test_run ();
}
