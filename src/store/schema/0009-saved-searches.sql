-- SPDX-License-Identifier: GPL-3.0-or-later
-- Searches a person keeps, in the order of position.
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  list TEXT NOT NULL CHECK (list IN ('inbox', 'library', 'trash', 'claims')),
  sort TEXT NOT NULL CHECK (sort IN ('date', 'added', 'title', 'site', 'length', 'quote', 'speaker', 'stance',
    'stage', 'thesis')),
  reverse INTEGER NOT NULL DEFAULT 0 CHECK (reverse IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
