/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The argument of a thesis as a tree: places, loops, what counts once, gaps, numbers that differ.
 */
#include "tln-argument-tree.h"
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

/* A bear claim, its rebuttal, the mechanism that one rests on, and evidence for it. */
static void
test_shape (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "Demand falls", TLN_STANCE_AGAINST, 2);
  tln_test_argument_claim (argument, "Cheaper use means more use", TLN_STANCE_FOR, 3);
  tln_test_argument_claim (argument, "Coal did so", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "Orders doubled", TLN_STANCE_FOR, 1);
  tln_test_argument_claim (argument, "Prices say little", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_link (argument, 2, 1, TLN_RELATION_REBUTS);
  tln_test_argument_link (argument, 2, 3, TLN_RELATION_DEPENDS_ON);
  tln_test_argument_link (argument, 5, 1, TLN_RELATION_SUPPORTS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "4^ 1v >2^ >>3^d >5vd");
  g_assert_cmpuint (tree->n_for, ==, 1);
  g_assert_cmpuint (tree->n_against, ==, 1);
  g_assert_cmpuint (tln_argument_tree_get (tree, 1)->n_below, ==, 3);
  g_assert_cmpuint (tln_argument_tree_get (tree, 3)->parent, ==, 2);
  g_assert_true (tln_argument_tree_get (tree, 3)->outward);
  g_assert_false (tln_argument_tree_get (tree, 2)->outward);
  g_assert_cmpint (tln_argument_tree_get (tree, 2)->link->relation, ==, TLN_RELATION_REBUTS);
  g_assert_cmpint (tln_argument_tree_get (tree, 2)->source->article_id, ==, 102);
  g_assert_cmpuint (tln_argument_tree_find (tree, 3), ==, 3);
  g_assert_cmpuint (tln_argument_tree_find (tree, 9), ==, TLN_NO_NODE);
}

/* A rebuttal brings what it rebuts into the tree, with the other stance. */
static void
test_derived (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "Some say it is over", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "It is not", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "Neither", TLN_STANCE_NEUTRAL, 2);
  tln_test_argument_link (argument, 2, 1, TLN_RELATION_REBUTS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "1vd >2^ 3-");
  g_assert_cmpuint (tree->n_neutral, ==, 1);
}

static void
test_order (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "a", TLN_STANCE_AGAINST, 1);
  tln_test_argument_claim (argument, "b", TLN_STANCE_FOR, 1);
  tln_test_argument_claim (argument, "c", TLN_STANCE_FOR, 3);
  tln_test_argument_claim (argument, "d", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "e", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "f", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_link (argument, 4, 3, TLN_RELATION_SUPPORTS);
  tln_test_argument_link (argument, 5, 3, TLN_RELATION_REBUTS);
  tln_test_argument_link (argument, 6, 3, TLN_RELATION_REBUTS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "3^ >5vd >6vd >4^d 2^ 1v");
}

/* A link to the thesis holds a claim right below it, too; in full it stands where it comes first.
 */
static void
test_twice (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "a", TLN_STANCE_FOR, 3);
  tln_test_argument_claim (argument, "b", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "c", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "d", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_link (argument, 3, 1, TLN_RELATION_SUPPORTS);
  tln_test_argument_link (argument, 3, 2, TLN_RELATION_SUPPORTS);
  tln_test_argument_link (argument, 4, 3, TLN_RELATION_UNDERCUTS);
  tln_test_argument_link (argument, 3, 0, TLN_RELATION_SUPPORTS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "1^ >3^ >>4vd 2^ >3^AR 3^AR");
  g_assert_cmpuint (tree->n_for, ==, 3);
  g_assert_cmpuint (tree->n_repeated, ==, 0);
}

static void
test_loops (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "a", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "b", TLN_STANCE_FOR, 2);
  tln_test_argument_claim (argument, "c", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_link (argument, 1, 2, TLN_RELATION_OPPOSES);
  tln_test_argument_link (argument, 2, 1, TLN_RELATION_OPPOSES);
  tln_test_argument_link (argument, 3, 1, TLN_RELATION_SUPPORTS);
  tln_test_argument_link (argument, 2, 3, TLN_RELATION_OPPOSES);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "2^ >1vd >>2^LAR >>3vd >>>2^LAR");
  g_assert_cmpuint (tree->n_loops, ==, 2);
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

/* Of two that conflict, the one that says nothing to the thesis hangs under the other. */
static void
test_mutual (void)
{
  TlnArgument *argument = tln_test_argument ();

  tln_test_argument_claim (argument, "a", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_claim (argument, "b", TLN_STANCE_AGAINST, 2);
  tln_test_argument_claim (argument, "c", TLN_STANCE_NEUTRAL, 0);
  tln_test_argument_link (argument, 1, 2, TLN_RELATION_CONFLICTS_WITH);
  tln_test_argument_link (argument, 3, 2, TLN_RELATION_SAME_AS);
  g_autoptr (TlnArgumentTree) tree = tln_argument_tree_new (argument);

  assert_picture (tree, "2v >3vdR >1-");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/argument-tree/shape", test_shape);
  g_test_add_func ("/store/argument-tree/derived", test_derived);
  g_test_add_func ("/store/argument-tree/order", test_order);
  g_test_add_func ("/store/argument-tree/twice", test_twice);
  g_test_add_func ("/store/argument-tree/loops", test_loops);
  g_test_add_func ("/store/argument-tree/many", test_many);
  g_test_add_func ("/store/argument-tree/equal", test_equal);
  g_test_add_func ("/store/argument-tree/empty", test_empty);
  g_test_add_func ("/store/argument-tree/relays", test_relays);
  g_test_add_func ("/store/argument-tree/same-speaker", test_same_speaker);
  g_test_add_func ("/store/argument-tree/gaps", test_gaps);
  g_test_add_func ("/store/argument-tree/more-gaps", test_more_gaps);
  g_test_add_func ("/store/argument-tree/numbers", test_numbers);
  g_test_add_func ("/store/argument-tree/conflict", test_conflict);
  g_test_add_func ("/store/argument-tree/mutual", test_mutual);
  return g_test_run ();
}
