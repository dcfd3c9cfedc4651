-- SPDX-License-Identifier: GPL-3.0-or-later
-- Weekly reviews: what was written, and the facts of the week as they were when it was saved. A fact
-- names what it leads to without a reference: that may be gone later, and the fact stays.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  week INTEGER NOT NULL UNIQUE,       -- day of its Monday (ISO 8601)
  body TEXT NOT NULL,                 -- Markdown
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE review_fact (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  section TEXT NOT NULL,              -- claims, moves, orphans, due, question …
  target TEXT NOT NULL CHECK (target IN ('claim', 'thesis', 'instrument')),
  target_id INTEGER NOT NULL,
  heading TEXT,                       -- a stage, a thesis
  body TEXT NOT NULL,
  first REAL,                         -- numbers and a day, as their section has it
  second REAL,
  day INTEGER
) STRICT;
CREATE INDEX review_fact_review ON review_fact (review_id, position);
