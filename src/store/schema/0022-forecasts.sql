-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is foretold and what came of it; what would prove a thesis wrong, one by one.
CREATE TABLE forecast (
  id INTEGER PRIMARY KEY,
  thesis_id INTEGER REFERENCES thesis (id) ON DELETE CASCADE,
  claim_id INTEGER REFERENCES claim (id) ON DELETE SET NULL,  -- it was made from
  proposition TEXT NOT NULL CHECK (proposition <> ''),
  who TEXT,
  relayed_by TEXT,                    -- from who outwards, "; " between
  metric TEXT,
  value REAL,
  low REAL,
  high REAL,
  unit TEXT,
  multiple REAL,                      -- what a yearly growth comes to by the end of the horizon
  horizon TEXT,                       -- as it was said
  due INTEGER,                        -- day; NULL: cannot be scored
  rule TEXT NOT NULL DEFAULT '',      -- by what it will be decided
  source_percent INTEGER CHECK (source_percent BETWEEN 0 AND 100),
  outcome TEXT CHECK (outcome IN ('yes', 'no', 'void')),
  actual REAL,                        -- the number that came, in unit
  resolved_at INTEGER,
  proof_claim_id INTEGER REFERENCES claim (id) ON DELETE SET NULL,
  proof_instrument_id INTEGER REFERENCES instrument (id) ON DELETE SET NULL,
  proof_day INTEGER,
  proof_value REAL,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  CHECK (low <= high),
  CHECK ((outcome IS NULL) = (resolved_at IS NULL))
) STRICT;
CREATE INDEX forecast_thesis ON forecast (thesis_id);
CREATE INDEX forecast_claim ON forecast (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX forecast_proof_claim ON forecast (proof_claim_id) WHERE proof_claim_id IS NOT NULL;
CREATE INDEX forecast_proof_instrument ON forecast (proof_instrument_id) WHERE proof_instrument_id IS NOT NULL;
CREATE INDEX forecast_due ON forecast (due) WHERE outcome IS NULL;

-- One's own probability, never overwritten.
CREATE TABLE forecast_update (
  id INTEGER PRIMARY KEY,
  forecast_id INTEGER NOT NULL REFERENCES forecast (id) ON DELETE CASCADE,
  percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100 AND percent % 5 = 0),
  time INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX forecast_update_forecast ON forecast_update (forecast_id, time, id);

-- The first of a thesis has its words in thesis.falsifier and its id is that of the thesis; it
-- needs a row only once more than its words are known.
CREATE TABLE falsifier (
  id INTEGER PRIMARY KEY,
  thesis_id INTEGER NOT NULL REFERENCES thesis (id) ON DELETE CASCADE,
  text TEXT NOT NULL,                 -- "" for the first
  check_day INTEGER,
  state TEXT NOT NULL DEFAULT 'watching' CHECK (state IN ('watching', 'triggered', 'dismissed')),
  state_at INTEGER,                   -- since when; NULL: since it was made
  proof_claim_id INTEGER REFERENCES claim (id) ON DELETE SET NULL,
  proof_instrument_id INTEGER REFERENCES instrument (id) ON DELETE SET NULL,
  proof_day INTEGER,
  proof_value REAL,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX falsifier_thesis ON falsifier (thesis_id);
CREATE INDEX falsifier_proof_claim ON falsifier (proof_claim_id) WHERE proof_claim_id IS NOT NULL;
CREATE INDEX falsifier_proof_instrument ON falsifier (proof_instrument_id) WHERE proof_instrument_id IS NOT NULL;
CREATE INDEX falsifier_check ON falsifier (check_day) WHERE state = 'watching';
CREATE INDEX thesis_review ON thesis (next_review) WHERE next_review IS NOT NULL;
