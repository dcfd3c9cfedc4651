/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes found again after edits. The property: over many random edits of texts with repeated
 * sentences no quote is ever found at a place it did not come from. */
#include "tln-anchor.h"
#include "tln-text.h"

#include <string.h>

#define ROUNDS 10000

/* A text whose characters know which of the first ones they are or descend from. */
typedef struct {
  gunichar c;
  guint id;
} Glyph;

static const char *const CHINESE[] = {
  "推理算力缺口正在显现。",
  "市场开始重新审视投入。",
  "训练成本明显下降。",
  "需求仍在增长，供给不足。",
  "服务器一度繁忙。",
  "模型平权降低了门槛。",
  "AI 应用的下载量翻了一番。",
  "有人说，价格还会下降。",
  "\n",
  "图：出货量\n",
};
static const char *const ENGLISH[] = {
  "the cost of a token falls. ",
  "demand keeps growing. ",
  "chips are scarce again. ",
  "a model is trained once and used often. ",
  "orders doubled in a month. ",
  "some say that prices will fall further. ",
  "nobody knows for how long. ",
  "the servers were full by nine. ",
  "\n",
  "Figure: shipments\n",
};

typedef struct {
  const char *name;
  const char *const *sentences;
  guint n;
  const char *insert;
  guint seed;
} Language;

static const Language LANGUAGES[] = {
  { "zh", CHINESE, G_N_ELEMENTS (CHINESE), "改", 20250214 },
  { "en", ENGLISH, G_N_ELEMENTS (ENGLISH), "x", 20250215 },
};

static void
test_take (void)
{
  g_autoptr (TlnQuote) quote = tln_quote_new ("前文。  引用 的话 \n后文。", 3, 11);
  g_autoptr (TlnQuote) blank = tln_quote_new ("a  \n b", 1, 5);
  g_autoptr (TlnQuote) none = tln_quote_new ("abc", 1, 1);

  g_assert_cmpstr (quote->exact, ==, "引用 的话");
  g_assert_cmpuint (quote->start, ==, 5);
  g_assert_cmpuint (quote->end, ==, 10);
  g_assert_cmpstr (quote->prefix, ==, "前文。  ");
  g_assert_cmpstr (quote->suffix, ==, " \n后文。");
  g_assert_null (blank);
  g_assert_null (none);
  g_assert_cmpstr (tln_anchor_state_name (TLN_ANCHOR_MOVED), ==, "moved");
}

static void
assert_place (const char *text, const TlnQuote *quote, TlnAnchorState state, guint32 start)
{
  guint32 from = 99, to = 99;

  g_assert_cmpint (tln_anchor_find (text, quote, &from, &to), ==, state);
  g_assert_cmpuint (from, ==, start);
  if (state != TLN_ANCHOR_ORPHAN) {
    g_autofree char *words = tln_text_slice (text, from, to);
    g_assert_cmpstr (words, ==, quote->exact);
  }
}

static void
test_find (void)
{
  const char *text =
      "甲说需求在增长。乙说供给在减少。丙说价格在上涨。丁说利润在下降。戊说成本在变化。";
  const char *longer = "新写的一句。甲说需求在增长。乙说供给在减少。丙说价格在上涨。丁说利润在下降"
                       "。戊说成本在变化。";
  g_autoptr (TlnQuote) quote = tln_quote_new (text, 8, 16);

  g_assert_cmpstr (quote->exact, ==, "乙说供给在减少。");
  assert_place (text, quote, TLN_ANCHOR_EXACT, 8);
  assert_place ("甲说需求在增长。丙说价格在上涨。", quote, TLN_ANCHOR_ORPHAN, 0);
  assert_place ("", quote, TLN_ANCHOR_ORPHAN, 0);
  TlnQuote bare = { .exact = (char *) "丙说", .start = 3, .end = 5 };
  assert_place (text, &bare, TLN_ANCHOR_MOVED, 16);
  TlnQuote often = { .exact = (char *) "说", .start = 1, .end = 2 };
  assert_place (text, &often, TLN_ANCHOR_ORPHAN, 0);
  g_autoptr (TlnQuote) middle = tln_quote_new (longer, 22, 30);
  assert_place (longer, middle, TLN_ANCHOR_EXACT, 22);
}

/* Near a long quote one side may be edited, but not up close. */
static void
test_edited_context (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 10; i++)
    g_string_append_printf (text, "sentence number %u of ten is here. ", i);
  guint32 at = (guint32) (strstr (text->str, "sentence number 5") - text->str);
  g_autoptr (TlnQuote) quote = tln_quote_new (text->str, at, at + 138);
  g_autoptr (TlnQuote) brief = tln_quote_new (text->str, at, at + 8);
  g_autofree char *before =
      g_strdup_printf ("%.*sX%s", (int) at - 20, text->str, text->str + at - 20);
  g_autofree char *close = g_strdup_printf ("%.*sX%s", (int) at - 3, text->str, text->str + at - 3);
  g_autofree char *far = g_strdup_printf ("X%s", text->str);

  assert_place (before, quote, TLN_ANCHOR_MOVED, at + 1);
  assert_place (before, brief, TLN_ANCHOR_ORPHAN, 0);
  assert_place (far, brief, TLN_ANCHOR_MOVED, at + 1);
  assert_place (close, quote, TLN_ANCHOR_ORPHAN, 0);
}

/* The true place is gone, another has the same words and neighbours: not found. */
static void
test_twin (void)
{
  const char *block =
      "一二三四五六七八九十一二三四五六七八。重复的话。九八七六五四三二一九八七六五四三二一。";
  g_autofree char *text = g_strconcat ("开头。", block, "中间的一句话。", block, "结尾。", NULL);
  guint32 at = (guint32) g_utf8_pointer_to_offset (text, strstr (text, "重复"));
  g_autoptr (TlnQuote) quote = tln_quote_new (text, at, at + 5);
  g_autofree char *gone = g_strconcat ("开头。中间的一句话。", block, "结尾。", NULL);

  assert_place (text, quote, TLN_ANCHOR_EXACT, at);
  assert_place (gone, quote, TLN_ANCHOR_ORPHAN, 0);
}

static void
append_words (GArray *glyphs, guint at, const char *words, guint *next_id)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    Glyph glyph = { g_utf8_get_char (p), (*next_id)++ };
    g_array_insert_val (glyphs, at, glyph);
    at++;
  }
}

static char *
to_text (const GArray *glyphs)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < glyphs->len; i++)
    g_string_append_unichar (out, g_array_index (glyphs, Glyph, i).c);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct {
  const Language *language;
  GArray *glyphs;
  GRand *rand;
  guint next_id;
} Page;

static const char *
any_sentence (Page *page)
{
  return page->language->sentences[g_rand_int_range (page->rand, 0, (gint32) page->language->n)];
}

static guint
any_place (Page *page)
{
  return (guint) g_rand_int_range (page->rand, 0, (gint32) page->glyphs->len + 1);
}

/* The line around a place, its end with it. */
static void
line_at (Page *page, guint at, guint *from, guint *n)
{
  guint end = at;

  *from = at;
  while (*from > 0 && g_array_index (page->glyphs, Glyph, *from - 1).c != '\n')
    (*from)--;
  while (end < page->glyphs->len && g_array_index (page->glyphs, Glyph, end).c != '\n')
    end++;
  *n = MIN (end + 1, page->glyphs->len) - *from;
}

/* A paragraph goes elsewhere, or once more: a copy descends from the same characters. */
static void
move_line (Page *page, gboolean copy)
{
  guint from, n, to, ignored;
  line_at (page, any_place (page), &from, &n);
  g_autofree Glyph *line =
      g_memdup2 (&g_array_index (page->glyphs, Glyph, from), n * sizeof (Glyph));

  if (!copy)
    g_array_remove_range (page->glyphs, from, n);
  line_at (page, any_place (page), &to, &ignored);
  g_array_insert_vals (page->glyphs, to, line, n);
}

/* Every second blank of a stretch goes, or some are doubled. */
static void
change_blanks (Page *page)
{
  gboolean more = g_rand_boolean (page->rand);
  guint at = any_place (page);

  for (guint i = at; i < MIN (at + 40, page->glyphs->len); i++) {
    if (g_array_index (page->glyphs, Glyph, i).c != ' ' && !(more && i % 17 == 0))
      continue;
    if (more)
      append_words (page->glyphs, i++, " ", &page->next_id);
    else if (i % 2 == 0)
      g_array_remove_index (page->glyphs, i);
  }
}

/* Inserts, deletes or replaces, by characters and by sentences; moves and copies paragraphs;
 * changes blanks. */
static void
edit (Page *page)
{
  guint at = any_place (page);
  guint n = (guint) g_rand_int_range (page->rand, 1, g_rand_int_range (page->rand, 2, 40));
  gint32 what = g_rand_int_range (page->rand, 0, 7);

  n = MIN (n, page->glyphs->len - at);
  if (what <= 1 && n > 0)
    g_array_remove_range (page->glyphs, at, n);
  if (what == 1 || what == 2)
    append_words (page->glyphs, at, any_sentence (page), &page->next_id);
  if (what == 3)
    append_words (page->glyphs, at, page->language->insert, &page->next_id);
  if (what == 4 || what == 5)
    move_line (page, what == 5);
  if (what == 6)
    change_blanks (page);
}

/* Whether the characters [first, first + n) stand together at a place. */
static gboolean
stand_at (const GArray *glyphs, guint at, guint first, guint n)
{
  if (at + n > glyphs->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_array_index (glyphs, Glyph, at + i).id != first + i)
      return FALSE;
  return TRUE;
}

/* How many places they stand at, and at how many of these all of the context stands, too. */
static void
count_places (const GArray *glyphs, const TlnQuote *quote, guint *places, guint *whole)
{
  guint before = (guint) g_utf8_strlen (quote->prefix, -1);
  guint after = (guint) g_utf8_strlen (quote->suffix, -1);
  guint n = quote->end - quote->start;

  *places = 0;
  *whole = 0;
  for (guint i = 0; i + n <= glyphs->len; i++) {
    if (!stand_at (glyphs, i, quote->start, n))
      continue;
    (*places)++;
    *whole +=
        i >= before && stand_at (glyphs, i - before, quote->start - before, before + n + after);
  }
}

static gboolean
has_id (const GArray *glyphs, guint at, guint id)
{
  return at < glyphs->len && g_array_index (glyphs, Glyph, at).id == id;
}

/* Words that were deleted and typed again where they stood are at their place: one of their own
 * ends or of their neighbours is the first one's. */
static gboolean
typed_again (const GArray *glyphs, const TlnQuote *quote, guint32 from, guint32 to)
{
  return has_id (glyphs, from, quote->start) || has_id (glyphs, to - 1, quote->end - 1) ||
         has_id (glyphs, to, quote->end) ||
         (quote->start > 0 && from > 0 && has_id (glyphs, from - 1, quote->start - 1));
}

typedef struct {
  guint n[3]; /* by TlnAnchorState */
  guint there; /* the words still stand somewhere */
  guint made_again; /* they do not, but somebody put the same passage together elsewhere */
  guint wrong;
} Tally;

/* The words and all of their context, letter by letter: then no text can tell the two passages
 * apart. */
static gboolean
same_passage (const char *text, const TlnQuote *quote, guint32 from)
{
  g_autofree char *passage = g_strconcat (quote->prefix, quote->exact, quote->suffix, NULL);
  guint before = (guint) g_utf8_strlen (quote->prefix, -1);

  return from >= before &&
         g_str_has_prefix (g_utf8_offset_to_pointer (text, from - before), passage);
}

static void
try_once (Page *page, Tally *tally)
{
  guint places, whole;
  guint32 from, to;

  g_array_set_size (page->glyphs, 0);
  page->next_id = 0;
  for (guint i = 0; i < 40; i++)
    append_words (page->glyphs, page->glyphs->len, any_sentence (page), &page->next_id);
  g_autofree char *text = to_text (page->glyphs);
  guint start = (guint) g_rand_int_range (page->rand, 0, (gint32) page->glyphs->len - 30);
  guint end = start + (guint) g_rand_int_range (page->rand, 1, 30);
  g_autoptr (TlnQuote) quote = tln_quote_new (text, start, end);
  if (quote == NULL)
    return;
  assert_place (text, quote, TLN_ANCHOR_EXACT, quote->start);
  for (guint i = (guint) g_rand_int_range (page->rand, 1, 8); i > 0; i--)
    edit (page);
  g_autofree char *edited = to_text (page->glyphs);
  TlnAnchorState state = tln_anchor_find (edited, quote, &from, &to);
  count_places (page->glyphs, quote, &places, &whole);
  tally->there += places > 0;
  tally->n[state]++;
  g_assert_true (state != TLN_ANCHOR_EXACT || from == quote->start);
  if (state == TLN_ANCHOR_ORPHAN)
    return;
  /* Of copies that are the same in all, none may be taken for the one that was meant. */
  tally->wrong += whole > 1;
  if (stand_at (page->glyphs, from, quote->start, quote->end - quote->start) ||
      (places == 0 && typed_again (page->glyphs, quote, from, to)))
    return;
  if (places == 0 && same_passage (edited, quote, from))
    tally->made_again++;
  else
    tally->wrong++;
}

static void
test_never_wrong (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (((const Language *) data)->seed);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  Page page = { data, glyphs, rand, 0 };
  Tally tally = { 0 };

  for (guint round = 0; round < ROUNDS; round++)
    try_once (&page, &tally);
  guint all = tally.n[0] + tally.n[1] + tally.n[2];
  g_test_message (
      "%s: of %u exact %.1f %%, moved %.1f %%, orphan %.1f %%; words still there %.1f %%; "
      "made again %u; wrong %u",
      page.language->name, all, 100.0 * tally.n[TLN_ANCHOR_EXACT] / all,
      100.0 * tally.n[TLN_ANCHOR_MOVED] / all, 100.0 * tally.n[TLN_ANCHOR_ORPHAN] / all,
      100.0 * tally.there / all, tally.made_again, tally.wrong);
  g_assert_cmpuint (tally.wrong, ==, 0);
  g_assert_cmpuint (tally.made_again * 1000, <, all);
  g_assert_cmpuint ((tally.n[TLN_ANCHOR_EXACT] + tally.n[TLN_ANCHOR_MOVED]) * 2, >, tally.there);
}

static void
test_locate (void)
{
  guint32 start, end;

  g_assert_cmpuint (tln_anchor_locate ("推理 算力，ＡＩ　应用。推理算力", "推理算力", &start, &end),
                    ==, 2);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 5);
  g_assert_cmpuint (tln_anchor_locate ("看ＡＩ\n应用。", " AI应 用", &start, &end), ==, 1);
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, 6);
  g_assert_cmpuint (tln_anchor_locate ("un cafe\u0301 noir", "caf\u00e9", &start, &end), ==, 1);
  g_assert_cmpuint (end, ==, 8);
  g_assert_cmpuint (tln_anchor_locate ("abc", "x", &start, &end), ==, 0);
  g_assert_cmpuint (tln_anchor_locate ("abc", " \n", &start, &end), ==, 0);
  g_assert_cmpuint (end, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/take", test_take);
  g_test_add_func ("/anchor/find", test_find);
  g_test_add_func ("/anchor/edited-context", test_edited_context);
  g_test_add_func ("/anchor/twin", test_twin);
  g_test_add_data_func ("/anchor/never-wrong/zh", &LANGUAGES[0], test_never_wrong);
  g_test_add_data_func ("/anchor/never-wrong/en", &LANGUAGES[1], test_never_wrong);
  g_test_add_func ("/anchor/locate", test_locate);
  return g_test_run ();
}
