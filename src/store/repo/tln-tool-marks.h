/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody did with an article in another tool, kept with the article here. See tln-articles.h
 * for threads and acts. */
#pragma once

#include "tln-db.h"
#include "tln-tool.h"

G_BEGIN_DECLS

/* The article of an entry that is not in the Trash: of its address, compared without what only
 * follows people, or, for one without an address, of the same text. *stub: it has no text yet.
 * *id 0: none. */
gboolean tln_tool_marks_find (TlnDb *db,
                              const TlnToolItem *item,
                              const char *text_sha256,
                              gint64 *id,
                              gboolean *stub,
                              GError **error);

/* Adds tags, note and highlights that are not there yet. A highlight whose words stand in the text
 * once is a claim at that place, any other one a claim without a place (orphan). With fresh the
 * article also takes over whether it was read, starred and archived. */
gboolean tln_tool_marks_add (TlnDb *db,
                             gint64 article,
                             gboolean fresh,
                             const TlnToolItem *item,
                             GError **error);

G_END_DECLS
