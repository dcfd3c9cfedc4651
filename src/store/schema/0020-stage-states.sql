-- SPDX-License-Identifier: GPL-3.0-or-later
-- The state of a stage as a thesis sees it: every decision stays, the newest that was not a
-- rejection counts. Proposals are worked out anew each time (base/tln-stage-rule.h).
CREATE TABLE stage_state (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE CASCADE,
  thesis_id INTEGER NOT NULL REFERENCES thesis (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('quiet', 'emerging', 'rising', 'crowded', 'fading')),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'set')), -- of a proposal; by hand
  since INTEGER NOT NULL,             -- day
  week INTEGER,                       -- TlnWeek the proposal was of; NULL: by hand
  reasons TEXT NOT NULL DEFAULT '{}', -- JSON: the numbers it rested on
  decided_at INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_state_thesis ON stage_state (thesis_id, stage_id, id);
CREATE INDEX stage_state_stage ON stage_state (stage_id);

-- What a person set in place of the usual numbers of the rule; JSON, NULL: nothing.
ALTER TABLE chain ADD COLUMN limits TEXT;

-- Attention is counted from these two alone, however long the articles are: those dated to the
-- week, with whether their zone is known, and the others.
CREATE INDEX article_week ON article (published_sort, published GLOB '*T*[-+Z]*', id)
  WHERE trashed_at IS NULL AND published_precision IN ('week', 'day', 'minute');
CREATE INDEX article_no_week ON article (id)
  WHERE trashed_at IS NULL AND published_precision NOT IN ('week', 'day', 'minute');
