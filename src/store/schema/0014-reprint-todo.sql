-- SPDX-License-Identifier: GPL-3.0-or-later
-- Articles that are still to be looked for among the others, in idle time (repo/tln-reprints.c):
-- those that came before there were fingerprints, and those whose fingerprint was made afterwards.
-- Derived, outside the log.
CREATE TABLE reprint_todo (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
) STRICT;
INSERT INTO reprint_todo SELECT id FROM article
  WHERE kind <> 'stub' AND id NOT IN (SELECT article_id FROM reprint);
