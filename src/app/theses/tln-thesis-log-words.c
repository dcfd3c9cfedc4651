/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the log. */
#include "tln-thesis-log-words.h"

#include "tln-date-label.h"
#include "tln-shape.h"
#include "tln-stage-words.h"
#include "tln-thesis-words.h"
#include "tln-word-diff.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/* "for 2" as "For, strength 2". */
static char *
spell_stance (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  TlnStance stance;

  if (words[0] == NULL || words[1] == NULL || !tln_stance_from_name (words[0], &stance))
    return g_strdup (text);
  /* Translators: a stance and its strength of 3: "For, strength 2" */
  return g_strdup_printf (_ ("%s, strength %s"), tln_stance_label (stance), words[1]);
}

static char *
spell_value (TlnLogKind kind, const char *value)
{
  TlnDate date;

  if (!filled (value))
    return NULL;
  switch (kind) {
  case TLN_LOG_STATUS:
    return g_strdup (tln_thesis_status_label (value));
  case TLN_LOG_RECHECK:
  case TLN_LOG_NEXT_REVIEW:
    return tln_day_label ((TlnDay) g_ascii_strtoll (value, NULL, 10));
  case TLN_LOG_HORIZON:
    return tln_date_parse (value, &date) ? tln_date_label (&date) : g_strdup (value);
  case TLN_LOG_EVIDENCE:
    return spell_stance (value);
  case TLN_LOG_CREATED:
  case TLN_LOG_TITLE:
  case TLN_LOG_STATEMENT:
  case TLN_LOG_FALSIFIER:
  case TLN_LOG_CONVICTION:
  case TLN_LOG_REVIEW_DAYS:
  case TLN_LOG_MERGED:
  case TLN_LOG_LINK:
  case TLN_LOG_NOTE:
  case TLN_LOG_REASON:
  case TLN_LOG_FORECAST:
  case TLN_LOG_CHECK:
  case TLN_LOG_STATE:
  case TLN_LOG_ARGUMENT:
  case TLN_LOG_OTHER:
  default:
    return g_strdup (value);
  }
}

/* What it is called, where a short value went from one to another. */
static const char *
value_name (TlnLogKind kind)
{
  switch (kind) {
  case TLN_LOG_CONVICTION:
    return _ ("Conviction");
  case TLN_LOG_STATUS:
    return _ ("Status");
  case TLN_LOG_RECHECK:
    return _ ("Day to look again");
  case TLN_LOG_NEXT_REVIEW:
    return _ ("Next review");
  case TLN_LOG_REVIEW_DAYS:
    return _ ("Days between reviews");
  case TLN_LOG_HORIZON:
    return _ ("Horizon");
  case TLN_LOG_CREATED:
  case TLN_LOG_TITLE:
  case TLN_LOG_STATEMENT:
  case TLN_LOG_FALSIFIER:
  case TLN_LOG_MERGED:
  case TLN_LOG_EVIDENCE:
  case TLN_LOG_LINK:
  case TLN_LOG_NOTE:
  case TLN_LOG_REASON:
  case TLN_LOG_FORECAST:
  case TLN_LOG_CHECK:
  case TLN_LOG_STATE:
  case TLN_LOG_ARGUMENT:
  case TLN_LOG_OTHER:
  default:
    return NULL;
  }
}

static char *
value_title (const TlnLogEntry *entry)
{
  g_autofree char *before = spell_value (entry->kind, entry->before);
  g_autofree char *after = spell_value (entry->kind, entry->after);
  const char *name = value_name (entry->kind);

  if (after == NULL)
    /* Translators: what of a thesis was taken away, and what it was: "Horizon taken away: 2027" */
    return g_strdup_printf (_ ("%s taken away: %s"), name, before);
  if (before == NULL)
    /* Translators: what of a thesis was set, and to what: "Conviction: 60" */
    return g_strdup_printf (_ ("%s: %s"), name, after);
  /* Translators: what of a thesis changed, from what to what: "Conviction: 60 → 70" */
  return g_strdup_printf (_ ("%s: %s → %s"), name, before, after);
}

static char *
evidence_title (const TlnLogEntry *entry)
{
  g_autofree char *before = spell_value (entry->kind, entry->before);
  g_autofree char *after = spell_value (entry->kind, entry->after);

  if (entry->what == TLN_LOG_ADDED)
    return g_strdup_printf (_ ("Evidence added: %s"), after);
  if (entry->what == TLN_LOG_REMOVED)
    return g_strdup_printf (_ ("Evidence removed: %s"), before);
  if (g_strcmp0 (before, after) == 0)
    return g_strdup (_ ("Evidence moved"));
  return g_strdup_printf (_ ("Evidence changed: %s → %s"), before, after);
}

/* One of three sentences by what was done. */
static char *
done_title (const TlnLogEntry *entry, const char *const words[3])
{
  g_auto (GStrv) around = g_strsplit (words[entry->what], "%s", 2);

  return g_strjoinv (filled (entry->about) ? entry->about : "?", around);
}

/* A decision that was taken back has no words of its own: undo leaves no entry. */
static char *
state_title (const TlnLogEntry *entry)
{
  TlnStageState state = TLN_STAGE_NO_STATE;

  if (entry->after == NULL || !tln_stage_state_from_name (entry->after, &state) ||
      !filled (entry->about))
    return g_strdup (_ ("State of a stage"));
  if (g_strcmp0 (entry->before, "rejected") == 0)
    /* Translators: a stage and a state the rule proposed for it */
    return g_strdup_printf (_ ("%s: not %s, the proposal was rejected"), entry->about,
                            tln_stage_state_label (state));
  /* Translators: a stage and its state: "Models: Crowded" */
  return g_strdup_printf (_ ("%s: %s"), entry->about, tln_stage_state_label (state));
}

char *
tln_thesis_log_title (const TlnLogEntry *entry)
{
  const char *const link[] = { _ ("Linked: %s"), _ ("Link changed: %s"), _ ("Link removed: %s") };
  const char *const forecast[] = { _ ("Forecast added: %s"), _ ("Forecast changed: %s"),
                                   _ ("Forecast removed: %s") };
  const char *const check[] = { _ ("Falsifier watched: %s"), _ ("Falsifier changed: %s"),
                                _ ("Falsifier removed: %s") };
  const char *const argument[] = { _ ("Argument added: %s"), _ ("Argument changed: %s"),
                                   _ ("Argument removed: %s") };
  const char *const other[] = { _ ("Added: %s"), _ ("Changed: %s"), _ ("Removed: %s") };
  const char *const note[] = { _ ("Note added"), _ ("Note changed"), _ ("Note removed") };

  switch (entry->kind) {
  case TLN_LOG_CREATED:
    return g_strdup_printf (_ ("Thesis created: %s"), entry->after);
  case TLN_LOG_TITLE:
    return g_strdup (_ ("Title changed"));
  case TLN_LOG_STATEMENT:
    return g_strdup (filled (entry->before) ? _ ("Statement changed") : _ ("Statement written"));
  case TLN_LOG_FALSIFIER:
    return g_strdup (_ ("What would prove it wrong changed"));
  case TLN_LOG_MERGED:
    return entry->after != NULL ? g_strdup_printf (_ ("Merged into “%s”"), entry->after)
                                : g_strdup (_ ("No longer merged"));
  case TLN_LOG_EVIDENCE:
    return evidence_title (entry);
  case TLN_LOG_LINK:
    return done_title (entry, link);
  case TLN_LOG_NOTE:
    return g_strdup (note[entry->what]);
  case TLN_LOG_REASON:
    return g_strdup (_ ("Reason"));
  case TLN_LOG_FORECAST:
    return done_title (entry, forecast);
  case TLN_LOG_CHECK:
    return done_title (entry, check);
  case TLN_LOG_STATE:
    return state_title (entry);
  case TLN_LOG_ARGUMENT:
    return done_title (entry, argument);
  case TLN_LOG_OTHER:
    return done_title (entry, other);
  case TLN_LOG_CONVICTION:
  case TLN_LOG_STATUS:
  case TLN_LOG_RECHECK:
  case TLN_LOG_NEXT_REVIEW:
  case TLN_LOG_REVIEW_DAYS:
  case TLN_LOG_HORIZON:
  default:
    return value_title (entry);
  }
}

static char *
diff_markup (const char *before, const char *after)
{
  static const char *const formats[] = { "%s", "<s>%s</s>", "<u>%s</u>" };
  g_autoptr (GArray) parts =
      tln_word_diff (before != NULL ? before : "", after != NULL ? after : "");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++) {
    const TlnDiffPart *part = &g_array_index (parts, TlnDiffPart, i);
    g_autofree char *escaped = g_markup_escape_text (part->text, -1);
    g_auto (GStrv) around = g_strsplit (formats[part->kind], "%s", 2);
    g_string_append_printf (out, "%s%s%s", around[0], escaped, around[1]);
  }
  return g_string_free (out, FALSE);
}

static void
append_line (GString *out, const char *label, const char *text)
{
  g_autofree char *escaped = NULL;

  if (!filled (text))
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "\n" : "", label != NULL ? label : "",
                          label != NULL ? " " : "", escaped);
}

char *
tln_thesis_log_markup (const TlnLogEntry *entry)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean link = entry->kind == TLN_LOG_LINK;

  if (tln_thesis_log_field (entry) != NULL || entry->kind == TLN_LOG_NOTE) {
    g_autofree char *diff = diff_markup (entry->before, entry->after);
    g_string_append (out, diff);
  } else if (entry->kind == TLN_LOG_EVIDENCE) {
    append_line (out, NULL, entry->about);
  }
  append_line (out, _ ("Reason:"), link ? entry->after : entry->reason);
  append_line (out, _ ("What would change my mind:"), entry->doubt);
  if (entry->doubt != NULL && *entry->doubt == '\0')
    append_line (out, NULL, _ ("The question what would change your mind was passed over."));
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

const char *
tln_thesis_log_field (const TlnLogEntry *entry)
{
  if (entry->kind == TLN_LOG_STATEMENT)
    return "statement";
  if (entry->kind == TLN_LOG_FALSIFIER)
    return "falsifier";
  return entry->kind == TLN_LOG_TITLE ? "title" : NULL;
}
