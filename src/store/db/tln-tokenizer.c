/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FTS5 tokenizer: characters and pairs of CJK, words and their beginnings. The terms only find
 * candidates; whether a text matches is decided by repo/tln-search-scan.c. */
#include "tln-tokenizer.h"

#include "tln-error.h"
#include "tln-search-unit.h"

#include <string.h>

typedef int (
    *EmitFunc) (void *context, int flags, const char *term, int length, int start, int end);

/* One run of the tokenizer over one text. */
typedef struct {
  EmitFunc emit;
  void *context;
  gboolean query;
  int rc;
  int start; /* bytes the next term stands at */
  int end;
  /* The word that is being read, folded. */
  char word[TLN_UNIT_WORD_BYTES];
  int word_length;
  int word_start;
  gboolean in_word;
  gboolean word_full; /* what follows is beyond the limit */
  /* The CJK character before this one, folded: first half of a pair. */
  char last[8];
  int last_length;
  int last_start;
  int last_end;
  gboolean last_paired; /* it was the second half of one */
} Run;

/* Where the next term stands; only an index with positions would use it. */
static void
place (Run *run, int start, int end)
{
  run->start = start;
  run->end = end;
}

static void
send (Run *run, int flags, const char *term, int length)
{
  if (run->rc == SQLITE_OK)
    run->rc = run->emit (run->context, flags, term, length, run->start, run->end);
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

static void
end_word (Run *run, int end)
{
  if (!run->in_word)
    return;
  place (run, run->word_start, end);
  send (run, 0, run->word, run->word_length);
  if (!run->query)
    send_edges (run);
  run->in_word = FALSE;
}

static void
end_cjk (Run *run)
{
  if (run->query && run->last_length > 0 && !run->last_paired) {
    place (run, run->last_start, run->last_end);
    send (run, 0, run->last, run->last_length);
  }
  run->last_length = 0;
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
add_cjk (Run *run, gunichar folded, int start, int end)
{
  char pair[16];
  char utf8[8];
  int n = g_unichar_to_utf8 (folded, utf8);

  end_word (run, start);
  place (run, start, end);
  if (!run->query)
    send (run, 0, utf8, n);
  if (run->last_length > 0) {
    memcpy (pair, run->last, (gsize) run->last_length);
    memcpy (pair + run->last_length, utf8, (gsize) n);
    place (run, run->last_start, end);
    send (run, run->query ? 0 : FTS5_TOKEN_COLOCATED, pair, run->last_length + n);
  }
  run->last_paired = run->last_length > 0;
  memcpy (run->last, utf8, (gsize) n);
  run->last_length = n;
  run->last_start = start;
  run->last_end = end;
}

static void
add_char (Run *run, gunichar c, int start, int end)
{
  gunichar folded;
  TlnUnitClass class = tln_unit_class (c, &folded);

  if (run->query && c == TLN_UNIT_EDGE_MARK)
    class = TLN_UNIT_WORD;
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
    break;
  }
}

/* Signature given by SQLite. */
static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          EmitFunc emit)
{
  Run run = { .emit = emit, .context = context, .query = (flags & FTS5_TOKENIZE_QUERY) != 0 };

  for (int at = 0; at < length && run.rc == SQLITE_OK;) {
    gunichar c;
    int n = (int) tln_unit_decode (text + at, text + length, &c);
    add_char (&run, c, at, at + n);
    at += n;
  }
  end_word (&run, length);
  end_cjk (&run);
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
