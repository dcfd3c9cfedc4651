/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds a text once and finds needles in it with the edges of words. The index proposes, this
 * decides. Knows nothing of the query language or the database. */
#include "tln-search-scan.h"

#include "tln-pinyin.h"
#include "tln-search-unit.h"

#include <string.h>

/* Occurrences of a needle longer than this are not looked for inside each other. */
#define OVERLAP_BYTES 96

typedef struct {
  guint32 start;
  guint32 end;
} Place;

/* A text on its way into folded characters. */
typedef struct {
  char *out;
  Place *place; /* where the next character's goes, or NULL */
  TlnUnitClass last;
  gboolean blank; /* one is due before the next character */
  guint32 blank_at;
} Folding;

static void
put (Folding *folding, gunichar c, guint32 at)
{
  if (c < 0x80)
    *folding->out++ = (char) c;
  else
    folding->out += g_unichar_to_utf8 (c, folding->out);
  if (folding->place != NULL)
    *folding->place++ = (Place) { at, at + 1 };
}

static gboolean
joins (TlnUnitClass a, TlnUnitClass b)
{
  return (a == TLN_UNIT_CJK && b == TLN_UNIT_WORD) || (a == TLN_UNIT_WORD && b == TLN_UNIT_CJK);
}

static void
fold_char (Folding *folding, gunichar c, guint32 at)
{
  gunichar folded;
  TlnUnitClass class = tln_unit_class (c, &folded);

  if (class == TLN_UNIT_SKIP) {
    /* A combining mark belongs to the character it stands on. */
    if (folding->place != NULL && folding->last != TLN_UNIT_SKIP && !folding->blank)
      folding->place[-1].end = at + 1;
    return;
  }
  if (class == TLN_UNIT_BLANK) {
    if (!folding->blank)
      folding->blank_at = at;
    folding->blank = folding->last != TLN_UNIT_SKIP;
    return;
  }
  if (folding->blank && !joins (folding->last, class))
    put (folding, ' ', folding->blank_at);
  folding->blank = FALSE;
  folding->last = class;
  put (folding, folded, at);
}

/* The bytes at p as one number. */
static inline guint32
get_four (const char *p)
{
  guint32 four;

  memcpy (&four, p, 4);
  return GUINT32_FROM_BE (four);
}

/* The Han characters from p on. */
static const char *
fold_han (Folding *folding, const char *p, const char *end)
{
  const TlnHanTable *table = tln_han_table ();
  char *out = folding->out;

  /* A zero is behind the text. */
  for (; end - p >= 3; out += 3, p += 3) {
    guint32 four = get_four (p);
    guint row = ((four >> 18 & 0x3C0) | (four >> 16 & 0x3F)) - TLN_HAN_FIRST / 64;
    guint column = four >> 8 & 0x3F;
    if ((four & 0xF0C0C000) != 0xE0808000 || row >= TLN_HAN_N / 64)
      break;
    if (G_UNLIKELY ((table->bits[row] >> column & 1) != 0))
      g_unichar_to_utf8 (table->simple[row * 64 + column], out);
    else
      memcpy (out, p, 4);
  }
  folding->out = out;
  return p;
}

/* ASCII letters and digits by byte, in lower case; 0 for all others. */
#define DIGITS(c) [c] = c, [c + 1] = c + 1, [c + 2] = c + 2, [c + 3] = c + 3, [c + 4] = c + 4
#define LETTER(c) [c] = c, [c - 32] = c
#define LETTERS(c) LETTER (c), LETTER (c + 1), LETTER (c + 2), LETTER (c + 3), LETTER (c + 4)
static const char WORD[256] = {
  DIGITS ('0'),  DIGITS ('5'),  LETTERS ('a'), LETTERS ('f'),
  LETTERS ('k'), LETTERS ('p'), LETTERS ('u'), LETTER ('z'),
};

/* Each byte of a chunk. */
#define ALL(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define CHUNK 8

/* Eight bytes at once: TRUE if all of them are ASCII characters, or single blanks between such, and
 * folded into out. What each byte is comes to stand in its highest bit, which ASCII leaves free. */
static inline gboolean
fold_chunk (const char *p, char *out)
{
  guint64 c;

  memcpy (&c, p, CHUNK);
  guint64 visible = (c + ALL (0x80 - ' ')) & ~(c + ALL (0x80 - 0x7F));
  guint64 blank = ~((c ^ ALL (' ')) + ALL (0x7F)) & ALL (0x80);
  guint64 upper = (c + ALL (0x80 - 'A')) & ~(c + ALL (0x80 - 'Z' - 1)) & ALL (0x80);
  if ((c & ALL (0x80)) != 0 || (visible & ALL (0x80)) != ALL (0x80) || (blank & blank << 8) != 0)
    return FALSE;
  /* What follows a blank at the end decides about it. */
  if (p[CHUNK - 1] == ' ' && (p[CHUNK] <= ' ' || p[CHUNK] >= 0x7F))
    return FALSE;
  c |= upper >> 2;
  memcpy (out, &c, CHUNK);
  return TRUE;
}

/* The ASCII characters from p on, by chunks, then words, with one blank between them. */
static const char *
fold_ascii (Folding *folding, const char *p, const char *end)
{
  char *out = folding->out;

  while (end - p >= CHUNK && fold_chunk (p, out)) {
    out += CHUNK;
    p += CHUNK;
  }
  for (;;) {
    for (char c = WORD[(guchar) *p]; c != 0; c = WORD[(guchar) *p]) {
      *out++ = c;
      p++;
    }
    if (*p != ' ' || WORD[(guchar) p[1]] == 0)
      break;
    *out++ = ' ';
    p++;
  }
  /* Behind a blank it does not matter: there comes another character of ASCII. */
  if (out > folding->out)
    folding->last = WORD[(guchar) out[-1]] != 0 ? TLN_UNIT_WORD : TLN_UNIT_OTHER;
  folding->out = out;
  return p;
}

/* Goes on with the ASCII or the Han characters that p is in the middle of, the most of any text,
 * when no places are wanted: the same as fold_char for each. Returns where that ends. */
static const char *
fold_run (Folding *folding, const char *p, const char *end)
{
  if (folding->blank || folding->last == TLN_UNIT_SKIP)
    return p;
  return folding->last == TLN_UNIT_CJK ? fold_han (folding, p, end) : fold_ascii (folding, p, end);
}

/* Folds text into out, which has room for three times its bytes and one more. places: room for one
 * for each byte, or NULL. Returns the length. */
static gsize
fold_text (const char *text, char *out, GArray *places)
{
  Place *first = places != NULL ? (Place *) (void *) places->data : NULL;
  Folding folding = { .out = out, .place = first, .last = TLN_UNIT_SKIP };
  const char *end = text + strlen (text);
  guint32 at = 0;

  for (const char *p = text; p < end; at++) {
    gunichar c;
    p += tln_unit_decode (p, end, &c);
    fold_char (&folding, c, at);
    if (places == NULL)
      p = fold_run (&folding, p, end);
  }
  *folding.out = '\0';
  if (places != NULL)
    g_array_set_size (places, (guint) (folding.place - first));
  return (gsize) (folding.out - out);
}

static TlnUnitClass
class_at (const char *p)
{
  gunichar folded;

  return tln_unit_class (g_utf8_get_char (p), &folded);
}

TlnNeedle *
tln_needle_new (const char *text, gboolean prefix)
{
  g_autofree char *folded = g_malloc (3 * strlen (text) + 1);
  gsize length = fold_text (text, folded, NULL);

  if (length == 0)
    return NULL;
  TlnNeedle *self = g_new0 (TlnNeedle, 1);
  self->text = g_strdup (folded);
  self->length = length;
  self->word_first = class_at (folded) == TLN_UNIT_WORD;
  self->word_last = class_at (g_utf8_prev_char (folded + length)) == TLN_UNIT_WORD;
  self->prefix = prefix && self->word_last;
  self->han = TRUE;
  for (const char *p = folded; *p != '\0' && self->han; p = g_utf8_next_char (p))
    self->han = class_at (p) == TLN_UNIT_CJK;
  return self;
}

void
tln_needle_free (TlnNeedle *needle)
{
  g_free (needle->text);
  g_free (needle);
}

TlnScan *
tln_scan_new (void)
{
  return g_new0 (TlnScan, 1);
}

void
tln_scan_free (TlnScan *scan)
{
  g_clear_pointer (&scan->places, g_array_unref);
  g_free (scan->folded);
  g_free (scan);
}

void
tln_scan_set (TlnScan *scan, const char *text)
{
  scan->source = text;
  scan->length = 0;
  if (scan->folded != NULL)
    scan->folded[0] = '\0';
  if (scan->places != NULL)
    g_array_set_size (scan->places, 0);
}

static void
prepare (TlnScan *scan, gboolean places)
{
  if (places && scan->places == NULL)
    scan->places = g_array_new (FALSE, FALSE, sizeof (Place));
  if (scan->length > 0 && (!places || scan->places->len > 0))
    return;
  gsize bytes = strlen (scan->source);
  gsize room = 3 * bytes + 1;
  if (places)
    g_array_set_size (scan->places, (guint) bytes);
  if (room > scan->room) {
    g_free (scan->folded);
    scan->folded = g_malloc (room);
    scan->room = room;
  }
  scan->length = fold_text (scan->source, scan->folded, places ? scan->places : NULL);
}

/* Whether the needle found at p is no part of a longer word. */
static gboolean
edges_fit (const TlnScan *scan, const TlnNeedle *needle, const char *p)
{
  const char *end = p + needle->length;

  if (needle->word_first && p > scan->folded && class_at (g_utf8_prev_char (p)) == TLN_UNIT_WORD)
    return FALSE;
  return !needle->word_last || needle->prefix || class_at (end) != TLN_UNIT_WORD;
}

/* Where the next occurrence may begin: not in the word at p if the needle begins with one. */
static const char *
skip (const TlnNeedle *needle, const char *p)
{
  p = g_utf8_next_char (p);
  while (needle->word_first && class_at (p) == TLN_UNIT_WORD)
    p = g_utf8_next_char (p);
  return p;
}

/* Where to go on behind an occurrence. Long needles are looked for behind its end, lest a text of
 * one character take the product of both lengths. */
static const char *
after (const TlnNeedle *needle, const char *p)
{
  return needle->length > OVERLAP_BYTES ? p + needle->length : skip (needle, p);
}

static const char *
find_next (const TlnScan *scan, const TlnNeedle *needle, const char *p)
{
  const char *end = scan->folded + scan->length;

  while (p < end) {
    /* Neither has a zero in it; memmem takes eight times as long for a short needle. */
    p = strstr (p, needle->text);
    if (p == NULL || edges_fit (scan, needle, p))
      return p;
    p = skip (needle, p);
  }
  return NULL;
}

gboolean
tln_scan_has (TlnScan *scan, const TlnNeedle *needle)
{
  if (needle->han && strstr (scan->source, needle->text) != NULL)
    return TRUE;
  prepare (scan, FALSE);
  return find_next (scan, needle, scan->folded) != NULL;
}

void
tln_scan_find (TlnScan *scan, const TlnNeedle *needle, GArray *marks)
{
  glong chars = g_utf8_strlen (needle->text, -1);
  guint first = 0;

  prepare (scan, TRUE);
  const char *done = scan->folded;
  for (const char *p = find_next (scan, needle, done); p != NULL;
       p = find_next (scan, needle, after (needle, p))) {
    first += (guint) g_utf8_strlen (done, p - done);
    done = p;
    Place mark = {
      g_array_index (scan->places, Place, first).start,
      g_array_index (scan->places, Place, first + (guint) chars - 1).end,
    };
    g_array_append_vals (marks, &mark, 2);
  }
}

/* The end of the characters from p on that have the needle's letters; NULL: they have not. */
static const char *
read_initials (const char *p, const TlnNeedle *needle)
{
  for (const char *letter = needle->text; *letter != '\0'; letter++) {
    if (*p == '\0' ||
        (tln_pinyin_initials (g_utf8_get_char (p)) & TLN_PINYIN_LETTER (*letter)) == 0)
      return NULL;
    p = g_utf8_next_char (p);
  }
  return p;
}

gboolean
tln_scan_has_initials (TlnScan *scan, const TlnNeedle *needle)
{
  if (!needle->initials)
    return FALSE;
  prepare (scan, FALSE);
  for (const char *p = scan->folded; *p != '\0'; p = g_utf8_next_char (p))
    if (read_initials (p, needle) != NULL)
      return TRUE;
  return FALSE;
}

void
tln_scan_find_initials (TlnScan *scan, const TlnNeedle *needle, GArray *marks)
{
  guint at = 0;

  if (!needle->initials)
    return;
  prepare (scan, TRUE);
  for (const char *p = scan->folded; *p != '\0'; p = g_utf8_next_char (p), at++) {
    const char *end = read_initials (p, needle);
    if (end == NULL)
      continue;
    Place mark = {
      g_array_index (scan->places, Place, at).start,
      g_array_index (scan->places, Place, at + (guint) needle->length - 1).end,
    };
    g_array_append_vals (marks, &mark, 2);
  }
}

guint
tln_scan_count (TlnScan *scan, const TlnNeedle *needle)
{
  guint n = 0;

  if (needle->han)
    for (const char *p = strstr (scan->source, needle->text); p != NULL;
         p = strstr (p + needle->length, needle->text))
      n++;
  if (n > 0)
    return n;
  prepare (scan, FALSE);
  for (const char *p = find_next (scan, needle, scan->folded); p != NULL;
       p = find_next (scan, needle, after (needle, p)))
    n++;
  return n;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1)
                              : (x->end > y->end) - (x->end < y->end);
}

void
tln_marks_merge (GArray *marks)
{
  Place *places = (Place *) (void *) marks->data;
  guint n = marks->len / 2;
  guint kept = 0;

  if (n == 0)
    return;
  qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 1; i < n; i++) {
    if (places[i].start < places[kept].end)
      places[kept].end = MAX (places[kept].end, places[i].end);
    else
      places[++kept] = places[i];
  }
  g_array_set_size (marks, 2 * (kept + 1));
}
