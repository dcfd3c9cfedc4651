-- SPDX-License-Identifier: GPL-3.0-or-later
-- Splits and dividends of an instrument. Bars stay as they were printed; a price on another basis is
-- made when it is read (market/tln-corporate-actions.h).
CREATE TABLE corporate_action (
  id INTEGER PRIMARY KEY,
  instrument_id INTEGER NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                 -- split, dividend, none (looked like a split and is none)
  day INTEGER NOT NULL,               -- the first traded on the new basis
  old_shares REAL,                    -- of a split: so many became …
  new_shares REAL,                    -- … so many
  cash REAL,                          -- of a dividend: for a share
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX corporate_action_instrument ON corporate_action (instrument_id, day);
