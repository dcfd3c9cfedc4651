/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that are the same by what a person said, over any number of steps: they count once, and
 * the one that was published first stands for all. What is in the Trash holds a group together, but
 * neither stands for it nor counts. */
#pragma once

#include "tln-db.h"

G_BEGIN_DECLS

/* SQL: words as they are compared between articles: blanks say nothing. */
#define TLN_WORDS(column) "replace (replace (" column ", ' ', ''), char (10), '')"

/* SQL, a table or for "… IN": the ids of a group; id: SQL of the id of one of its articles. The
 * plus keeps SQLite from making an index of its own each time. */
#define TLN_REPRINT_GROUP(id) \
  "(WITH RECURSIVE g (id) AS (SELECT " id " UNION SELECT r.of_id FROM g CROSS JOIN reprint r " \
  "ON r.article_id = g.id AND +r.state = 'same' UNION SELECT r.article_id FROM g CROSS JOIN " \
  "reprint r ON r.of_id = g.id AND +r.state = 'same') SELECT id FROM g)"

/* SQL, true of evidence e of claim c of article a that an article of the same group, that stands
 * before a, has given: the same words for the same thesis, with the same stance. It does not count.
 * From the group on: other orders would go over all articles for each. */
#define TLN_EVIDENCE_REPEATED \
  "(EXISTS (SELECT 1 FROM reprint p WHERE +p.state = 'same' AND p.article_id = a.id " \
  "UNION ALL SELECT 1 FROM reprint p WHERE +p.state = 'same' AND p.of_id = a.id) " \
  "AND EXISTS (SELECT 1 FROM " TLN_REPRINT_GROUP ( \
      "a.id") " m CROSS JOIN article b " \
              "ON b.id = m.id AND b.id <> a.id AND b.trashed_at IS NULL " \
              "AND (b.kind = 'stub', b.published_sort, b.id) < (a.kind = 'stub', " \
              "a.published_sort, a.id) " \
              "CROSS JOIN claim d ON d.article_id = b.id " \
              "AND " TLN_WORDS ("d.exact") " = " TLN_WORDS ( \
                  "c.exact") " " \
                             "CROSS JOIN evidence f ON f.claim_id = d.id AND f.thesis_id IS " \
                             "e.thesis_id " \
                             "AND f.stance = e.stance))"

/* The ids of all articles that are the same as this one, itself among them, ascending. Element
 * gint64. */
GArray *tln_reprints_group (TlnDb *db, gint64 article, GError **error);

/* The one that stands for the group of an article: that was published first, one with a text before
 * a stub. 0: all of them are in the Trash. */
gboolean tln_reprints_head (TlnDb *db, gint64 article, gint64 *head, GError **error);

G_END_DECLS
