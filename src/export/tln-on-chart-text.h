/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person put on the chart of an instrument (notes at a day, lines at a price, splits and
 * dividends) as Markdown. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *notes; /* TlnNote, by day */
  GPtrArray *levels; /* TlnPriceLevel, the highest first */
  GArray *actions; /* TlnCorporateAction, by day */
} TlnOnChart;

/* NULL on error. Caller frees. */
TlnOnChart *tln_on_chart_load (TlnDb *db, gint64 instrument, GError **error);
void tln_on_chart_free (TlnOnChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlnOnChart, tln_on_chart_free)

gboolean tln_on_chart_is_empty (const TlnOnChart *self);
/* Appends a list: "- 2025-03-10: words" and "- line at 1.25: words", "- 2025-03-10: split 1:3",
 * and an empty line; nothing where there is nothing. Texts show as they were typed. */
void tln_on_chart_text_append (GString *out, const TlnOnChart *self, const char *language);

G_END_DECLS
