-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is kept on the chart of an instrument: notes at a day, and levels, prices a line is drawn at.
ALTER TABLE note ADD COLUMN day INTEGER;  -- of the chart of its instrument; NULL: at none
CREATE INDEX note_instrument ON note (instrument_id) WHERE instrument_id IS NOT NULL;

CREATE TABLE price_level (
  id INTEGER PRIMARY KEY,
  instrument_id INTEGER NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
  price REAL NOT NULL,                -- as printed, like a bar's
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX price_level_instrument ON price_level (instrument_id);
