/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts put together by hand. */
#include "tln-test-drafts.h"

#include "tln-hash.h"

#include <string.h>

static void
instrument_free (gpointer data)
{
  TlnFoundInstrument *found = data;

  g_free (found->code);
  g_free (found->name);
  g_free (found);
}

static void
stage_free (gpointer data)
{
  TlnFoundStage *found = data;

  g_free (found->stage);
  g_free (found->quote);
  g_free (found);
}

TlnDraft *
tln_test_draft (const char *title, const char *text, const char *day)
{
  TlnDraft *draft = g_new0 (TlnDraft, 1);

  draft->bytes = g_bytes_new (text, strlen (text));
  draft->document = g_new0 (TlnDocument, 1);
  draft->document->kind = "text";
  draft->document->encoding = "UTF-8";
  draft->document->title = (TlnField) { g_strdup (title), "first line", TRUE };
  draft->document->captured = TLN_DATE_NONE;
  draft->document->published = TLN_DATE_NONE;
  if (day != NULL)
    g_assert_true (tln_date_parse (day, &draft->document->published));
  draft->document->rich = tln_rich_from_text (text);
  draft->detection = g_new0 (TlnDetection, 1);
  draft->detection->instruments = g_ptr_array_new_with_free_func (instrument_free);
  draft->detection->stages = g_ptr_array_new_with_free_func (stage_free);
  draft->detection->boilerplate = g_ptr_array_new_with_free_func (g_free);
  draft->original_sha256 = tln_sha256_text (text);
  draft->text_sha256 = tln_sha256_text (draft->document->rich->text);
  return draft;
}

static guint32
place (const TlnDraft *draft, const char *words)
{
  const char *text = draft->document->rich->text;
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (guint32) g_utf8_strlen (text, found - text);
}

void
tln_test_find_instrument (TlnDraft *draft, const char *words, const char *code)
{
  TlnFoundInstrument *found = g_new0 (TlnFoundInstrument, 1);
  const char *bracket = strchr (words, '(');

  found->code = g_strdup (code);
  found->exchange = *code == '1' ? "SZSE" : "SSE";
  found->name = bracket != NULL ? g_strndup (words, (gsize) (bracket - words)) : NULL;
  found->start = place (draft, words);
  found->end = found->start + (guint32) g_utf8_strlen (words, -1);
  found->rule = "name(code)";
  g_ptr_array_add (draft->detection->instruments, found);
}

void
tln_test_find_stage (TlnDraft *draft, const char *words, const char *key)
{
  TlnFoundStage *found = g_new0 (TlnFoundStage, 1);

  found->stage = g_strdup (key);
  found->start = place (draft, words);
  found->end = found->start + (guint32) g_utf8_strlen (words, -1);
  found->quote = g_strdup (words);
  found->rule = "cue";
  g_ptr_array_add (draft->detection->stages, found);
}

void
tln_test_find_boilerplate (TlnDraft *draft, const char *words, const char *kind)
{
  TlnFoundBoilerplate *found = g_new0 (TlnFoundBoilerplate, 1);

  found->kind = kind;
  found->start = place (draft, words);
  found->end = found->start + (guint32) g_utf8_strlen (words, -1);
  found->rule = "heading";
  g_ptr_array_add (draft->detection->boilerplate, found);
}

gint64
tln_test_add (TlnDb *db, TlnDraft *draft)
{
  g_autoptr (GError) error = NULL;
  TlnAdded added;
  gint64 id = 0;

  tln_articles_add (db, 0, draft, &added, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (added, ==, TLN_ADDED_NEW);
  tln_draft_free (draft);
  return id;
}
