/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FTS5 tokenizer: characters and pairs of CJK, words, their beginnings and pairs, and more of
 * titles. The terms only find candidates; whether a text matches is decided by
 * repo/tln-search-scan.c. */
#include "tln-tokenizer.h"

#include "tln-error.h"
#include "tln-pinyin.h"
#include "tln-search-unit.h"
#include "tln-term-set.h"

#include <string.h>

typedef int (
    *EmitFunc) (void *context, int flags, const char *term, int length, int start, int end);

/* One run of the tokenizer over one text. */
typedef struct {
  EmitFunc emit;
  void *context;
  gboolean query;
  gboolean title;
  TlnTermSet *given; /* terms of this text so far; NULL in a query */
  int rc;
  int start; /* bytes the next term stands at */
  int end;
  /* The word that is being read, folded. */
  char word[TLN_UNIT_WORD_BYTES];
  int word_length;
  int word_start;
  gboolean in_word;
  gboolean word_full; /* what follows is beyond the limit */
  /* The word before, with nothing but blanks behind it: first half of a pair. */
  char before[TLN_UNIT_WORD_BYTES];
  int before_length; /* 0: none */
  /* The CJK character before this one, folded: first half of a pair. */
  char last[8];
  int last_length;
  int last_start;
  int last_end;
  gboolean last_paired; /* it was the second half of one */
  gunichar last_char;
  /* Initials of the last few CJK characters in a row, the newest last. */
  guint32 initials[TLN_UNIT_INITIALS_MAX];
  guint n_initials;
} Run;

/* Where the next term stands; only an index with positions would use it. */
static void
place (Run *run, int start, int end)
{
  run->start = start;
  run->end = end;
}

static void
emit (Run *run, int flags, const char *term, int length)
{
  if (run->rc == SQLITE_OK)
    run->rc = run->emit (run->context, flags, term, length, run->start, run->end);
}

/* A term once more, behind the mark of titles. */
static void
emit_title (Run *run, const char *term, int length)
{
  char marked[sizeof TLN_UNIT_TITLE_UTF8 + sizeof TLN_UNIT_EDGE_UTF8 + TLN_UNIT_WORD_BYTES];
  int mark = (int) strlen (TLN_UNIT_TITLE_UTF8);

  memcpy (marked, TLN_UNIT_TITLE_UTF8, (gsize) mark);
  memcpy (marked + mark, term, (gsize) length);
  emit (run, FTS5_TOKEN_COLOCATED, marked, mark + length);
}

/* Index terms are sent once for each text: with detail=none it is all the same to the index, and
 * this is quicker at it. */
static void
send (Run *run, int flags, const char *term, int length)
{
  if (run->given != NULL && !tln_term_set_add (run->given, term, (guint) length))
    return;
  emit (run, flags, term, length);
  if (run->title)
    emit_title (run, term, length);
}

/* One letter for each of the last n characters, in every way they can be read. */
static void
send_readings (Run *run, guint n, char *term, int length)
{
  if (n == 0) {
    if (tln_term_set_add (run->given, term, (guint) length))
      emit (run, FTS5_TOKEN_COLOCATED, term, length);
    return;
  }
  guint32 letters = run->initials[run->n_initials - n];
  for (char letter = 'a'; letter <= 'z'; letter++) {
    if ((letters & TLN_PINYIN_LETTER (letter)) == 0)
      continue;
    term[length] = letter;
    send_readings (run, n - 1, term, length + 1);
  }
}

static void
add_initials (Run *run, gunichar folded)
{
  char term[sizeof TLN_UNIT_INITIALS_UTF8 + TLN_UNIT_INITIALS_MAX] = TLN_UNIT_INITIALS_UTF8;
  guint32 letters = tln_pinyin_initials (folded);

  if (letters == 0) {
    run->n_initials = 0;
    return;
  }
  if (run->n_initials == TLN_UNIT_INITIALS_MAX)
    memmove (run->initials, run->initials + 1, --run->n_initials * sizeof *run->initials);
  run->initials[run->n_initials++] = letters;
  for (guint n = TLN_UNIT_INITIALS_MIN; n <= run->n_initials; n++)
    send_readings (run, n, term, (int) strlen (TLN_UNIT_INITIALS_UTF8));
}

static void
send_edges (Run *run)
{
  char edge[sizeof TLN_UNIT_EDGE_UTF8 + 4 * TLN_UNIT_EDGE_MAX] = TLN_UNIT_EDGE_UTF8;
  int length = (int) strlen (TLN_UNIT_EDGE_UTF8);
  int taken = 0;

  for (int i = 0; i < TLN_UNIT_EDGE_MAX && taken < run->word_length; i++) {
    int n = g_utf8_skip[(guchar) run->word[taken]];
    memcpy (edge + length, run->word + taken, (gsize) n);
    length += n;
    taken += n;
    send (run, FTS5_TOKEN_COLOCATED, edge, length);
  }
}

/* The word that ends and the one before it. One that does not fit makes no pair. */
static void
send_word_pair (Run *run)
{
  char term[TLN_UNIT_PAIR_ROOM];
  guint32 pair =
      tln_unit_pair (run->before, (gsize) run->before_length, run->word, (gsize) run->word_length);

  if (!tln_term_set_add_number (run->given, pair))
    return;
  tln_unit_pair_term (pair, term);
  emit (run, FTS5_TOKEN_COLOCATED, term, TLN_UNIT_PAIR_ROOM - 1);
  if (run->title)
    emit_title (run, term, TLN_UNIT_PAIR_ROOM - 1);
}

static void
end_word (Run *run, int end)
{
  if (!run->in_word)
    return;
  place (run, run->word_start, end);
  send (run, 0, run->word, run->word_length);
  run->in_word = FALSE;
  if (run->query)
    return;
  send_edges (run);
  if (run->before_length > 0 && !run->word_full)
    send_word_pair (run);
  run->before_length = run->word_full ? 0 : run->word_length;
  memcpy (run->before, run->word, (gsize) run->before_length);
}

static void
end_cjk (Run *run)
{
  if (run->query && run->last_length > 0 && !run->last_paired) {
    place (run, run->last_start, run->last_end);
    send (run, 0, run->last, run->last_length);
  }
  run->last_length = 0;
  run->n_initials = 0;
}

static void
add_word (Run *run, gunichar folded, int at)
{
  char utf8[8];
  int n = g_unichar_to_utf8 (folded, utf8);

  end_cjk (run);
  if (!run->in_word) {
    run->in_word = TRUE;
    run->word_full = FALSE;
    run->word_length = 0;
    run->word_start = at;
  }
  run->word_full = run->word_full || run->word_length + n > TLN_UNIT_WORD_BYTES;
  if (run->word_full)
    return;
  memcpy (run->word + run->word_length, utf8, (gsize) n);
  run->word_length += n;
}

static void
send_cjk (Run *run, gunichar folded, const char *pair, int n, int end)
{
  if (run->given == NULL || tln_term_set_add_char (run->given, folded)) {
    emit (run, 0, pair + run->last_length, n);
    if (run->title)
      emit_title (run, pair + run->last_length, n);
  }
  if (run->last_length == 0 ||
      (run->given != NULL && !tln_term_set_add_pair (run->given, run->last_char, folded)))
    return;
  place (run, run->last_start, end);
  emit (run, FTS5_TOKEN_COLOCATED, pair, run->last_length + n);
  if (run->title)
    emit_title (run, pair, run->last_length + n);
}

static void
add_cjk (Run *run, gunichar folded, int start, int end)
{
  char pair[16];

  memcpy (pair, run->last, (gsize) run->last_length);
  int n = g_unichar_to_utf8 (folded, pair + run->last_length);
  end_word (run, start);
  run->before_length = 0;
  place (run, start, end);
  if (!run->query) {
    send_cjk (run, folded, pair, n, end);
  } else if (run->last_length > 0) {
    place (run, run->last_start, end);
    emit (run, 0, pair, run->last_length + n);
  }
  if (run->title)
    add_initials (run, folded);
  run->last_paired = run->last_length > 0;
  memcpy (run->last, pair + run->last_length, (gsize) n);
  run->last_length = n;
  run->last_char = folded;
  run->last_start = start;
  run->last_end = end;
}

static void
add_char (Run *run, gunichar c, int start, int end)
{
  gunichar folded;
  TlnUnitClass class = tln_unit_class (c, &folded);

  switch (class) {
  case TLN_UNIT_SKIP:
    break;
  case TLN_UNIT_WORD:
    add_word (run, folded, start);
    break;
  case TLN_UNIT_CJK:
    add_cjk (run, folded, start, end);
    break;
  case TLN_UNIT_BLANK:
  case TLN_UNIT_OTHER:
    end_word (run, start);
    end_cjk (run);
    if (class == TLN_UNIT_OTHER)
      run->before_length = 0;
    break;
  }
}

static void
read_text (Run *run, const char *text, int length)
{
  for (int at = 0; at < length && run->rc == SQLITE_OK;) {
    gunichar c;
    int n = (int) tln_unit_decode (text + at, text + length, &c);
    add_char (run, c, at, at + n);
    at += n;
  }
  end_word (run, length);
  end_cjk (run);
}

static gboolean
begins_with (const char *text, int length, const char *mark)
{
  return length >= (int) strlen (mark) && memcmp (text, mark, strlen (mark)) == 0;
}

static gboolean
begins_with_mark (const char *text, int length)
{
  return begins_with (text, length, TLN_UNIT_EDGE_UTF8) ||
         begins_with (text, length, TLN_UNIT_TITLE_UTF8) ||
         begins_with (text, length, TLN_UNIT_INITIALS_UTF8) ||
         begins_with (text, length, TLN_UNIT_PAIR_UTF8);
}

/* Signature given by SQLite. */
static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          EmitFunc emit_term)
{
  Run run = { .emit = emit_term, .context = context };

  run.query = (flags & FTS5_TOKENIZE_QUERY) != 0;
  if (run.query && begins_with_mark (text, length))
    return emit_term (context, 0, text, length, 0, length);
  if (run.query) {
    read_text (&run, text, length);
    return run.rc;
  }
  TlnTermSet given;
  tln_term_set_clear (&given);
  run.given = &given;
  run.title = begins_with (text, length, TLN_UNIT_TITLE_UTF8);
  read_text (&run, text, length);
  return run.rc;
}

/* The tokenizer has no state; FTS5 wants a handle that is not NULL. */
static int
create (void *data, const char **args, int n_args, Fts5Tokenizer **tokenizer)
{
  static char handle;

  *tokenizer = (Fts5Tokenizer *) (void *) &handle;
  return n_args == 0 ? SQLITE_OK : SQLITE_ERROR;
}

static void delete (Fts5Tokenizer *tokenizer)
{
}

gboolean
tln_tokenizer_register (sqlite3 *db, GError **error)
{
  static fts5_tokenizer methods = { create, delete, tokenize };
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer (stmt, 1, (void *) &api, "fts5_api_ptr", NULL);
    sqlite3_step (stmt);
  }
  sqlite3_finalize (stmt);
  if (api == NULL || api->xCreateTokenizer (api, "tln", NULL, &methods, NULL) != SQLITE_OK) {
    g_set_error (error, TLN_DB_ERROR, TLN_DB_ERROR_FAILED, "no FTS5: %s", sqlite3_errmsg (db));
    return FALSE;
  }
  return TRUE;
}
