/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cue words would find, while somebody writes them: the same matcher as at import over the
 * newest articles. */
#include "tln-cues.h"
#include "tln-sentences.h"
#include "tln-stages-edit.h"
#include "tln-stmt.h"

void
tln_cue_preview_free (TlnCuePreview *preview)
{
  g_ptr_array_unref (preview->sentences);
  g_free (preview);
}

/* The sentence a code point stands in. */
static char *
sentence_at (const char *text, guint32 place)
{
  TlnSentence sentence = { 0 };

  while (tln_sentence_next (text, &sentence))
    if (place < sentence.end)
      return g_strndup (text + sentence.from, sentence.to - sentence.from);
  return NULL;
}

static void
look_at (TlnCuePreview *preview, const TlnCues *cues, const char *text, guint n_sentences)
{
  g_autoptr (GPtrArray) found = tln_cues_find (cues, text);
  char *sentence;

  if (found->len == 0)
    return;
  preview->count++;
  if (preview->sentences->len >= n_sentences)
    return;
  sentence = sentence_at (text, ((const TlnFoundStage *) found->pdata[0])->start);
  if (sentence != NULL)
    g_ptr_array_add (preview->sentences, sentence);
}

TlnCuePreview *
tln_stages_preview (TlnDb *db,
                    const char *const *cues,
                    guint limit,
                    guint n_sentences,
                    GError **error)
{
  const TlnStageCues one = { 1, (char *) "", (char **) cues };
  g_autoptr (TlnCues) finder = tln_cues_new (&one, 1);
  g_autoptr (TlnCuePreview) preview = g_new0 (TlnCuePreview, 1);
  g_autoptr (TlnStmt) stmt =
      tln_stmt_new (db, "SELECT c.text FROM article a JOIN content c ON c.sha256 = a.text_sha256 "
                        "WHERE a.trashed_at IS NULL ORDER BY a.id DESC LIMIT ?1");
  g_autoptr (GError) local = NULL;
  guint looked = 0;

  preview->sentences = g_ptr_array_new_with_free_func (g_free);
  tln_stmt_bind_int (stmt, 1, (gint64) limit + 1);
  while (looked < limit && tln_stmt_step (stmt, &local)) {
    look_at (preview, finder, tln_stmt_column_text (stmt, 0), n_sentences);
    looked++;
  }
  if (looked == limit)
    preview->more = tln_stmt_step (stmt, &local);
  if (local == NULL)
    return g_steal_pointer (&preview);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
