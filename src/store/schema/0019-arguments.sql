-- SPDX-License-Identifier: GPL-3.0-or-later
-- What claims say of each other and of theses: exactly one of the two targets. One link a pair and
-- direction; same-as and conflicts-with have no direction, repo/tln-arguments.c keeps one of them.
CREATE TABLE argument_link (
  id INTEGER PRIMARY KEY,
  from_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
  thesis_id INTEGER REFERENCES thesis (id) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('supports', 'opposes', 'rebuts', 'undercuts', 'depends-on', 'same-as',
    'conflicts-with')),
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  CHECK ((claim_id IS NOT NULL) + (thesis_id IS NOT NULL) = 1),
  CHECK (claim_id IS NOT from_id),
  UNIQUE (from_id, claim_id),
  UNIQUE (from_id, thesis_id)
) STRICT;
CREATE INDEX argument_link_claim ON argument_link (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX argument_link_thesis ON argument_link (thesis_id) WHERE thesis_id IS NOT NULL;
