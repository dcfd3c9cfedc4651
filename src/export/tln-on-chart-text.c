/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes and lines of a chart as a list. */
#include "tln-on-chart-text.h"

#include "tln-chart-notes.h"
#include "tln-corporate.h"
#include "tln-csv.h"
#include "tln-export-text.h"

#include <string.h>

TlnOnChart *
tln_on_chart_load (TlnDb *db, gint64 instrument, GError **error)
{
  g_autoptr (TlnOnChart) self = g_new0 (TlnOnChart, 1);

  self->notes = tln_chart_notes_get (db, instrument, error);
  if (self->notes != NULL)
    self->levels = tln_price_levels_get (db, instrument, error);
  if (self->levels != NULL)
    self->actions = tln_corporate_get (db, instrument, error);
  return self->actions != NULL ? g_steal_pointer (&self) : NULL;
}

void
tln_on_chart_free (TlnOnChart *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_array_unref);
  g_free (self);
}

gboolean
tln_on_chart_is_empty (const TlnOnChart *self)
{
  return self->notes->len == 0 && self->levels->len == 0 && self->actions->len == 0;
}

/* Further lines belong to the item they are moved in under. */
static void
append_words (GString *out, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);
    gboolean more = lines[i + 1] != NULL;

    if (i > 0 && *line != '\0')
      g_string_append (out, "  ");
    tln_export_escape (out, line);
    if (more && *line != '\0' && strspn (lines[i + 1], " \t\r") < strlen (lines[i + 1]))
      g_string_append_c (out, '\\');
    if (more)
      g_string_append_c (out, '\n');
  }
}

static void
append_note (GString *out, const TlnNote *note)
{
  g_autofree char *day = tln_day_format (note->day);
  g_autofree char *words = g_strchomp (g_strdup (note->body));

  g_string_append_printf (out, "- %s: ", day);
  append_words (out, words);
  g_string_append_c (out, '\n');
}

static void
append_level (GString *out, const TlnPriceLevel *level, const char *language)
{
  g_string_append_printf (out, "- %s ", tln_export_word (language, TLN_WORD_LINE_AT));
  tln_csv_append_number (out, level->price);
  if (*level->note != '\0') {
    g_autofree char *words = g_strchomp (g_strdup (level->note));

    g_string_append (out, ": ");
    append_words (out, words);
  }
  g_string_append_c (out, '\n');
}

/* Also that a jump was none: what the user has answered. */
static void
append_action (GString *out, const TlnCorporateAction *action, const char *language)
{
  g_autofree char *day = tln_day_format (action->day);

  if (action->kind == TLN_CORPORATE_NONE) {
    g_string_append_printf (out, "- %s: %s\n", day, tln_export_word (language, TLN_WORD_NO_SPLIT));
    return;
  }
  g_string_append_printf (out, "- %s: %s ", day,
                          tln_export_word (language, action->kind == TLN_CORPORATE_SPLIT
                                                         ? TLN_WORD_SPLIT
                                                         : TLN_WORD_DIVIDEND));
  if (action->kind == TLN_CORPORATE_SPLIT) {
    tln_csv_append_number (out, action->from);
    g_string_append_c (out, ':');
    tln_csv_append_number (out, action->to);
  } else {
    tln_csv_append_number (out, action->cash);
  }
  g_string_append_c (out, '\n');
}

void
tln_on_chart_text_append (GString *out, const TlnOnChart *self, const char *language)
{
  for (guint i = 0; i < self->notes->len; i++)
    append_note (out, g_ptr_array_index (self->notes, i));
  for (guint i = 0; i < self->levels->len; i++)
    append_level (out, g_ptr_array_index (self->levels, i), language);
  for (guint i = 0; i < self->actions->len; i++)
    append_action (out, &g_array_index (self->actions, TlnCorporateAction, i), language);
  if (!tln_on_chart_is_empty (self))
    g_string_append_c (out, '\n');
}
