/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shingles, sketches and their comparison. What a library does with them stands in
 * store/repo/tln-reprints.c. */
#include "tln-fingerprint.h"

#include "tln-boilerplate.h"
#include "tln-hash.h"
#include "tln-text.h"

#include <string.h>

#define CJK_RUN 5
#define WORD_RUN 3
#define HASH_SHIFT 16 /* 48 bits stay: six bytes in a row of SQLite */
/* From here on numbers speak: fewer, and an edit of one weighs too much. */
#define NUMBERS_LEAST 3
#define PLAIN_LENGTH 32
#define PAST_MARKS 0x3100 /* Han and all behind it is never a mark */

#define REPRINT_CONTAINED 0.55
#define REPRINT_NUMBERS 0.6
/* Resemblance of a part, against how much of it is contained. */
#define EXCERPT_SHARE 0.6

typedef struct {
  guint64 hash;
  gboolean cjk;
} Token;

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the result depends on every
 * bit of the argument. */
static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return x ^ (x >> 31);
}

static guint64
join (guint64 hash, guint64 next)
{
  return mix (hash + G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + next);
}

/* The text between boilerplate. */
static char *
cut_boilerplate (const char *text, const GPtrArray *boilerplate)
{
  GString *out = g_string_sized_new (strlen (text));
  const char *p = text;
  guint32 at = 0;

  for (guint i = 0; i < boilerplate->len; i++) {
    const TlnFoundBoilerplate *found = boilerplate->pdata[i];
    const char *start;

    if (found->start < at)
      continue;
    start = g_utf8_offset_to_pointer (p, (glong) (found->start - at));
    g_string_append_len (out, p, start - p);
    g_string_append_c (out, '\n');
    p = g_utf8_offset_to_pointer (start, (glong) (found->end - found->start));
    at = found->end;
  }
  g_string_append (out, p);
  return g_string_free (out, FALSE);
}

/* A point or comma between two digits belongs to the number; a comma does not change it. */
static gboolean
inside_number (const char *p, gboolean after_digit)
{
  return after_digit && (*p == '.' || *p == ',') && g_ascii_isdigit (p[1]);
}

/* One word or number from p on; returns what follows. */
static const char *
read_word (const char *p, GArray *tokens, GArray *numbers)
{
  gboolean number = g_ascii_isdigit (*p);
  gboolean digit = number;
  Token token = { 0, FALSE };

  while (*p != '\0') {
    gunichar c = g_utf8_get_char (p);

    if (!tln_char_word (c) && !inside_number (p, digit))
      break;
    digit = c < 0x80 && g_ascii_isdigit ((char) c);
    if (c != ',')
      token.hash = join (token.hash, tln_char_fold (c));
    p = g_utf8_next_char (p);
  }
  g_array_append_val (tokens, token);
  if (number)
    g_array_append_val (numbers, token.hash);
  return p;
}

static GArray *
read_tokens (const char *text, GArray *numbers)
{
  GArray *tokens = g_array_sized_new (FALSE, FALSE, sizeof (Token), (guint) strlen (text) / 3 + 1);

  for (const char *p = text; *p != '\0';) {
    gunichar c = g_utf8_get_char (p);

    if (tln_char_word (c)) {
      p = read_word (p, tokens, numbers);
      continue;
    }
    if (tln_char_cjk (c)) {
      Token token = { join (0, c), TRUE };

      g_array_append_val (tokens, token);
    }
    p = g_utf8_next_char (p);
  }
  return tokens;
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* Ascending and each once. Takes values. */
static guint64 *
make_set (GArray *values, guint *n)
{
  guint64 *data = (guint64 *) (gpointer) values->data;
  guint kept = 0;

  g_array_sort (values, compare_hashes);
  for (guint i = 0; i < values->len; i++)
    if (kept == 0 || data[kept - 1] != data[i])
      data[kept++] = data[i];
  *n = kept;
  return (guint64 *) (gpointer) g_array_free (values, FALSE);
}

static GArray *
make_shingles (const GArray *tokens)
{
  GArray *shingles = g_array_sized_new (FALSE, FALSE, sizeof (guint64), tokens->len + 1);

  for (guint i = 0; i < tokens->len; i++) {
    const Token *token = &g_array_index (tokens, Token, i);
    guint run = token->cjk ? CJK_RUN : WORD_RUN;
    guint64 hash = 0;

    if (i + run > tokens->len)
      continue;
    for (guint k = 0; k < run; k++)
      hash = join (hash, token[k].hash);
    hash >>= HASH_SHIFT;
    g_array_append_val (shingles, hash);
  }
  return shingles;
}

TlnFingerprint *
tln_fingerprint_new (const char *text, GPtrArray *boilerplate)
{
  TlnFingerprint *self = g_new0 (TlnFingerprint, 1);
  g_autoptr (GPtrArray) found =
      boilerplate != NULL ? g_ptr_array_ref (boilerplate) : tln_boilerplate_find (text);
  g_autofree char *own = cut_boilerplate (text, found);
  g_autofree char *normal = g_utf8_normalize (own, -1, G_NORMALIZE_NFKC);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) tokens = read_tokens (normal, numbers);

  self->plain = tln_fingerprint_plain (text);
  self->shingles = make_set (make_shingles (tokens), &self->n_shingles);
  self->numbers = make_set (numbers, &self->n_numbers);
  return self;
}

void
tln_fingerprint_free (TlnFingerprint *fingerprint)
{
  if (fingerprint == NULL)
    return;
  g_free (fingerprint->plain);
  g_free (fingerprint->shingles);
  g_free (fingerprint->numbers);
  g_free (fingerprint);
}

guint
tln_fingerprint_sketch_length (const TlnFingerprint *fingerprint)
{
  if (fingerprint->n_shingles < TLN_FINGERPRINT_LEAST)
    return 0;
  return MIN (fingerprint->n_shingles, TLN_FINGERPRINT_SKETCH);
}

/* How many values two ascending sets share. */
static guint
count_common (const guint64 *a, guint n_a, const guint64 *b, guint n_b)
{
  guint n = 0;

  for (guint i = 0, k = 0; i < n_a && k < n_b;) {
    if (a[i] == b[k]) {
      n++;
      i++;
      k++;
    } else if (a[i] < b[k]) {
      i++;
    } else {
      k++;
    }
  }
  return n;
}

TlnLikeness
tln_fingerprint_compare (const TlnFingerprint *a, const TlnFingerprint *b)
{
  TlnLikeness likeness = { 0, 0, 1 };
  guint least = MIN (a->n_shingles, b->n_shingles);
  guint least_numbers = MIN (a->n_numbers, b->n_numbers);
  guint common = count_common (a->shingles, a->n_shingles, b->shingles, b->n_shingles);

  if (least < TLN_FINGERPRINT_LEAST)
    return likeness;
  likeness.contained = (double) common / least;
  likeness.resemblance = (double) common / (a->n_shingles + b->n_shingles - common);
  if (least_numbers >= NUMBERS_LEAST)
    likeness.numbers =
        (double) count_common (a->numbers, a->n_numbers, b->numbers, b->n_numbers) / least_numbers;
  return likeness;
}

gboolean
tln_likeness_reprint (const TlnLikeness *likeness)
{
  return likeness->contained >= REPRINT_CONTAINED && likeness->numbers >= REPRINT_NUMBERS;
}

gboolean
tln_likeness_excerpt (const TlnLikeness *likeness)
{
  return likeness->resemblance < likeness->contained * EXCERPT_SHARE;
}

/* One character for all that stand for the same mark. NFKC has made wide forms narrow before. */
static gunichar
fold_punctuation (gunichar c)
{
  static const struct {
    const char *variants;
    gunichar mark;
  } marks[] = {
    { "“”„‟«»「」『』〝〞〟", '"' },
    { "‘’‚‛", '\'' },
    { "‐‑‒–—―−─", '-' },
    { "、", ',' },
    { "。", '.' },
    { "【〔", '[' },
    { "】〕", ']' },
    { "•‧∙・", 0xB7 },
    { "〜", '~' },
  };

  if (c >= PAST_MARKS)
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_utf8_strchr (marks[i].variants, -1, c) != NULL)
      return marks[i].mark;
  return c;
}

/* White space counts only between two words, marks that are drawn long only once. */
static void
append_plain (GString *out, gunichar c, gboolean blank, gunichar last)
{
  if (blank && tln_char_word (last) && tln_char_word (c))
    g_string_append_c (out, ' ');
  if (c != last || (c != '.' && c != '-'))
    g_string_append_unichar (out, c);
}

char *
tln_fingerprint_plain (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autoptr (GString) out = g_string_sized_new (strlen (normal));
  gunichar last = 0;
  gboolean blank = FALSE;
  char *hash;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (tln_char_invisible (c))
      continue;
    if (g_unichar_isspace (c)) {
      blank = TRUE;
      continue;
    }
    c = c < 0x80 ? c : fold_punctuation (c);
    append_plain (out, c, blank, last);
    blank = FALSE;
    last = c;
  }
  hash = tln_sha256 (out->str, out->len);
  hash[PLAIN_LENGTH] = '\0';
  return hash;
}
