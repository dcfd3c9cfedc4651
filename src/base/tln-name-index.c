/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name is looked at in three steps, each dearer than the one before: whether it has the letters
 * at all (a bit a letter), whether it has them in order and between which places each can lie, and
 * how well they lie there (the best of all ways to place them). */
#include "tln-name-index.h"

#include "tln-pinyin.h"
#include "tln-text.h"

#include <string.h>

#define MAX_WORDS 8
#define MAX_TYPED 32 /* letters of a word */
#define MAX_NAME 160 /* letters of a name that are looked at */
#define CHECK_EACH 4096 /* names between two looks at the cancellable */

/* What has no Pinyin. */
#define ASCII_LAST 0x7F

/* What a letter is worth, and what lying badly costs. */
#define LETTER 16
#define AT_START 9
#define IN_A_ROW 12
#define GAP 4
#define MAX_GAP 10
/* A letter must be worth this on average: two far apart in the middle of words are chance. */
#define ENOUGH 14
#define NEVER (G_MININT / 2)

typedef struct {
  gint64 id;
  guint64 has; /* letter bits */
  int kind;
  guint32 name; /* in names */
  guint32 first; /* in letters */
  guint32 n;
} Entry;

typedef struct {
  guint16 c; /* folded; 0xFFFF for what lies beyond 16 bits */
  guint16 start; /* of a word */
} Letter;

struct _TlnNameIndex {
  GArray *entries; /* Entry */
  GArray *letters; /* Letter */
  GString *names; /* each with its NUL */
};

typedef struct {
  guint n;
  guint64 needs;
  guint16 letters[MAX_TYPED];
} Word;

typedef struct {
  guint n;
  Word words[MAX_WORDS];
} Typed;

/* Letters. */

static guint64
bit_of (gunichar c)
{
  if (c >= 'a' && c <= 'z')
    return G_GUINT64_CONSTANT (1) << (c - 'a');
  if (c >= '0' && c <= '9')
    return G_GUINT64_CONSTANT (1) << (26 + c - '0');
  return G_GUINT64_CONSTANT (1) << (36 + c % 28);
}

static guint16
narrow (gunichar c)
{
  return c < 0xFFFF ? (guint16) c : 0xFFFF;
}

/* A character of Chinese is a word of its own; elsewhere one begins where letters or digits do. */
static gboolean
starts_word (gunichar before, gunichar c)
{
  if (tln_char_cjk (c))
    return TRUE;
  return tln_char_word (c) && (!tln_char_word (before) || tln_char_cjk (before) ||
                               g_unichar_isdigit (c) != g_unichar_isdigit (before));
}

static void
append_letters (GArray *letters, const char *name, guint64 *has)
{
  gunichar before = 0;
  guint n = 0;

  for (const char *p = name; *p && n < MAX_NAME; p = g_utf8_next_char (p), n++) {
    gunichar c = tln_char_fold (g_utf8_get_char (p));
    Letter letter = { narrow (c), starts_word (before, c) };

    g_array_append_val (letters, letter);
    *has |= bit_of (letter.c) | tln_pinyin_initials (c);
    before = c;
  }
}

static void
read_typed (Typed *typed, const char *text)
{
  Word *word = NULL;

  memset (typed, 0, sizeof *typed);
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = tln_char_fold (g_utf8_get_char (p));

    if (g_unichar_isspace (c)) {
      word = NULL;
      continue;
    }
    if (!word && typed->n == MAX_WORDS)
      return;
    if (!word)
      word = &typed->words[typed->n++];
    if (word->n < MAX_TYPED) {
      word->letters[word->n++] = narrow (c);
      word->needs |= bit_of (narrow (c));
    }
  }
}

/* How well a word lies in a name. */

static gboolean
fits_letter (guint16 typed, guint16 letter)
{
  return typed == letter || (letter > ASCII_LAST && typed >= 'a' && typed <= 'z' &&
                             (tln_pinyin_initials (letter) & TLN_PINYIN_LETTER (typed)));
}

/* The first and the last place of a letter that leave room for those before and behind it. */
typedef struct {
  guint from;
  guint to;
} Span;

/* FALSE: the letters are not there in order. */
static gboolean
find_spans (const Word *word, const Letter *name, guint n, Span *spans)
{
  guint found = 0;

  for (guint j = 0; j < n && found < word->n; j++)
    if (fits_letter (word->letters[found], name[j].c))
      spans[found++].from = j;
  if (found < word->n)
    return FALSE;
  for (guint j = n; found > 0; j--)
    if (fits_letter (word->letters[found - 1], name[j - 1].c))
      spans[--found].to = j - 1;
  return TRUE;
}

/* The best placement of a word, by its letters: best[j] is that of the letters so far with the
 * last of them at j of the name. places, or NULL, gets where each lies. */
static int
score_word (const Word *word, const Letter *name, const Span *spans, guint16 *places)
{
  int rows[2][MAX_NAME];
  guint8 from[MAX_TYPED][MAX_NAME];
  const Span *end = &spans[word->n - 1];
  const int *whole = rows[(word->n - 1) % 2];
  int top = NEVER;
  guint at = 0;

  for (guint i = 0; i < word->n; i++) {
    int *best = rows[i % 2];
    const int *last = rows[(i + 1) % 2];
    int reach = NEVER; /* the best of the letter before that is not right before */
    guint reached = 0;

    for (guint j = i > 0 ? spans[i - 1].from + 1 : spans[0].from; j <= spans[i].to; j++) {
      int before = i > 0 && j <= spans[i - 1].to + 1 ? last[j - 1] : NEVER;

      if (j >= spans[i].from) {
        int row = before + IN_A_ROW;
        int gap = i > 0 ? reach - GAP : -(int) MIN (j, MAX_GAP);
        int worth = LETTER + (name[j].start ? AT_START : 0);

        best[j] = fits_letter (word->letters[i], name[j].c) ? MAX (row, gap) + worth : NEVER;
        from[i][j] = (guint8) (row > gap ? j - 1 : reached);
      }
      if (i > 0 && before > reach - 1) {
        reach = before;
        reached = j - 1;
      } else if (reach > NEVER) {
        reach--;
      }
    }
  }
  for (guint j = end->from; j <= end->to; j++) {
    if (whole[j] > top) {
      top = whole[j];
      at = j;
    }
  }
  for (guint i = word->n; places && i > 0; i--) {
    places[i - 1] = (guint16) at;
    at = from[i - 1][at];
  }
  return top >= (int) word->n * ENOUGH ? top : NEVER;
}

/* spans: of each word. */
static int
score_name (const Typed *typed, const Letter *name, guint n, Span spans[][MAX_TYPED])
{
  int score = 0;

  for (guint i = 0; i < typed->n; i++)
    if (!find_spans (&typed->words[i], name, n, spans[i]))
      return NEVER;
  for (guint i = 0; i < typed->n; i++) {
    int word = score_word (&typed->words[i], name, spans[i], NULL);

    if (word == NEVER)
      return NEVER;
    score += word;
  }
  return score;
}

/* The index. */

static void
index_clear (TlnNameIndex *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->letters);
  g_string_free (self->names, TRUE);
}

TlnNameIndex *
tln_name_index_new (void)
{
  TlnNameIndex *self = g_atomic_rc_box_new0 (TlnNameIndex);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  self->names = g_string_new (NULL);
  return self;
}

TlnNameIndex *
tln_name_index_ref (TlnNameIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tln_name_index_unref (TlnNameIndex *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) index_clear);
}

void
tln_name_index_add (TlnNameIndex *self, int kind, gint64 id, const char *name)
{
  Entry entry = {
    .id = id, .kind = kind, .name = (guint32) self->names->len, .first = self->letters->len
  };

  append_letters (self->letters, name, &entry.has);
  entry.n = self->letters->len - entry.first;
  g_string_append_len (self->names, name, (gssize) strlen (name) + 1);
  g_array_append_val (self->entries, entry);
}

guint
tln_name_index_get_size (const TlnNameIndex *self)
{
  return self->entries->len;
}

TlnNameHit
tln_name_index_get (const TlnNameIndex *self, guint n)
{
  const Entry *entry = &g_array_index (self->entries, Entry, n);

  return (TlnNameHit) { entry->id, entry->kind, 0, self->names->str + entry->name };
}

/* Whether hit is to come before other, which was added earlier. */
static gboolean
comes_before (const TlnNameHit *hit, const TlnNameHit *other)
{
  if (hit->score != other->score)
    return hit->score > other->score;
  if (hit->kind != other->kind)
    return hit->kind < other->kind;
  return strlen (hit->name) < strlen (other->name);
}

static void
keep_hit (GArray *hits, const TlnNameHit *hit, guint limit)
{
  guint place = hits->len;

  while (place > 0 && comes_before (hit, &g_array_index (hits, TlnNameHit, place - 1)))
    place--;
  if (place == limit)
    return;
  if (hits->len == limit)
    g_array_set_size (hits, limit - 1);
  g_array_insert_val (hits, place, *hit);
}

GArray *
tln_name_index_find (const TlnNameIndex *self,
                     const char *text,
                     guint limit,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (TlnNameHit));
  Span spans[MAX_WORDS][MAX_TYPED];
  guint64 needs = 0;
  Typed typed;

  read_typed (&typed, text);
  for (guint i = 0; i < typed.n; i++)
    needs |= typed.words[i].needs;
  for (guint i = 0; typed.n > 0 && limit > 0 && i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);
    TlnNameHit hit = { entry->id, entry->kind, NEVER, self->names->str + entry->name };

    if (i % CHECK_EACH == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if ((entry->has & needs) == needs)
      hit.score = score_name (&typed, &g_array_index (self->letters, Letter, entry->first),
                              entry->n, spans);
    if (hit.score != NEVER)
      keep_hit (hits, &hit, limit);
  }
  return g_steal_pointer (&hits);
}

GArray *
tln_name_marks (const char *name, const char *text)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean marked[MAX_NAME] = { FALSE };
  Span spans[MAX_WORDS][MAX_TYPED];
  guint64 has = 0;
  Typed typed;

  read_typed (&typed, text);
  append_letters (letters, name, &has);
  if (score_name (&typed, (const Letter *) letters->data, letters->len, spans) == NEVER)
    return marks;
  for (guint i = 0; i < typed.n; i++) {
    guint16 places[MAX_TYPED];

    score_word (&typed.words[i], (const Letter *) letters->data, spans[i], places);
    for (guint j = 0; j < typed.words[i].n; j++)
      marked[places[j]] = TRUE;
  }
  for (guint32 i = 0; i < letters->len; i++) {
    guint32 end = i + 1;

    if (!marked[i])
      continue;
    while (end < letters->len && marked[end])
      end++;
    g_array_append_val (marks, i);
    g_array_append_val (marks, end);
    i = end;
  }
  return marks;
}
