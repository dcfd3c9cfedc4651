/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that are the same by what a person said, over any number of steps: they count once, and
 * the one that was published first stands for all. What is in the Trash holds a group together, but
 * neither stands for it nor counts. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* SQL, for "… IN": the ids of a group; id: SQL of the id of one of its articles. */
#define TLN_REPRINT_GROUP(id) \
  "(WITH RECURSIVE g (id) AS (SELECT " id " UNION SELECT r.of_id FROM g JOIN reprint r " \
  "ON r.article_id = g.id AND r.state = 'same' UNION SELECT r.article_id FROM g JOIN reprint r " \
  "ON r.of_id = g.id AND r.state = 'same') SELECT id FROM g)"

/* The ids of all articles that are the same as this one, itself among them, ascending. Element
 * gint64. */
GArray *tln_reprints_group (TlnDb *db, gint64 article, GError **error);

/* The one that stands for the group of an article: that was published first, one with a text before
 * a stub. 0: all of them are in the Trash. */
gboolean tln_reprints_head (TlnDb *db, gint64 article, gint64 *head, GError **error);

G_END_DECLS
