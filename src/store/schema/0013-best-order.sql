-- SPDX-License-Identifier: GPL-3.0-or-later
-- Searches may be kept in the order of best matches.
CREATE TABLE saved_search_next (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  list TEXT NOT NULL CHECK (list IN ('inbox', 'library', 'trash', 'claims')),
  sort TEXT NOT NULL CHECK (sort IN ('date', 'added', 'title', 'site', 'length', 'quote', 'speaker', 'stance',
    'stage', 'thesis', 'best')),
  reverse INTEGER NOT NULL DEFAULT 0 CHECK (reverse IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
INSERT INTO saved_search_next SELECT id, name, query, list, sort, reverse, position FROM saved_search;
DROP TABLE saved_search;
ALTER TABLE saved_search_next RENAME TO saved_search;
