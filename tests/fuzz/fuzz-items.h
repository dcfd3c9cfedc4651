/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the entries of an export keep, for the targets of other tools' files. */
#pragma once

#include "fuzz-check.h"
#include "tln-tool.h"

static inline void
fuzz_check_item (const TlnToolItem *item, const char *tool)
{
  const char *texts[] = { item->url,      item->title, item->author,  item->site,
                          item->language, item->note,  item->summary, item->content };
  g_autofree char *label = tln_tool_item_label (item);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (TlnDocument) document = tln_tool_document (item, tool, &kept, &refused);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    fuzz_check_text (texts[i]);
  for (guint i = 0; i < item->tags->len; i++)
    fuzz_check_text (item->tags->pdata[i]);
  for (guint i = 0; i < item->highlights->len; i++) {
    const TlnToolHighlight *highlight = item->highlights->pdata[i];
    g_assert_nonnull (highlight->quote);
    fuzz_check_text (highlight->quote);
    fuzz_check_text (highlight->note);
  }
  fuzz_check_text (label);
  g_assert_nonnull (label);
  g_assert_true ((document == NULL) == (refused != NULL));
  fuzz_check_error (refused);
  g_assert_true ((document == NULL) == (kept == NULL));
  if (document != NULL)
    fuzz_check_document (document);
}

static inline void
fuzz_check_items (const TlnToolExport *export)
{
  g_assert_cmpuint (export->items->len, <=, TLN_TOOL_MAX_ITEMS);
  for (guint i = 0; i < export->items->len; i++)
    fuzz_check_item (export->items->pdata[i], export->tool);
}
