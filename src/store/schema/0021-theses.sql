-- SPDX-License-Identifier: GPL-3.0-or-later
-- How long a thesis reaches, when it is looked at again, and why one came to think of it as one does.
ALTER TABLE thesis ADD COLUMN horizon TEXT;         -- as tln_date_format writes it; NULL: none
ALTER TABLE thesis ADD COLUMN review_days INTEGER CHECK (review_days BETWEEN 1 AND 3660);
ALTER TABLE thesis ADD COLUMN recheck INTEGER;      -- day; of the status "refuted_for_now"
-- What it went into: its evidence is there. It stays, closed, with its log.
ALTER TABLE thesis ADD COLUMN merged_into INTEGER REFERENCES thesis (id) ON DELETE SET NULL;
CREATE INDEX thesis_merged ON thesis (merged_into) WHERE merged_into IS NOT NULL;

-- Why a conviction or a status was changed, written in the act that changed it; only ever added to.
-- What the values were is not here: the change log has every version of a thesis from its first
-- day, older than this table, and nothing is ever taken from it (see repo/tln-judgements.h).
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  thesis_id INTEGER NOT NULL REFERENCES thesis (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  against_claim_id INTEGER REFERENCES claim (id) ON DELETE SET NULL, -- shown as the strongest against
  doubt TEXT,                         -- what would change one's mind; '': passed over; NULL: not asked
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX judgement_thesis ON judgement (thesis_id);
CREATE INDEX judgement_claim ON judgement (against_claim_id) WHERE against_claim_id IS NOT NULL;

-- The log of a thesis: changes of what hangs on it, by the thesis it hung on before and after. Rows
-- that come by the thousand with an import are left out, and what is damaged.
CREATE INDEX change_thesis_new ON change (iif (json_valid (new), new ->> 'thesis_id', NULL))
  WHERE table_name NOT IN ('import_batch', 'article', 'boilerplate', 'article_image', 'mention', 'claim',
    'price_batch', 'reprint', 'article_tag') AND iif (json_valid (new), new ->> 'thesis_id', NULL) IS NOT NULL;
CREATE INDEX change_thesis_old ON change (iif (json_valid (old), old ->> 'thesis_id', NULL))
  WHERE table_name NOT IN ('import_batch', 'article', 'boilerplate', 'article_image', 'mention', 'claim',
    'price_batch', 'reprint', 'article_tag') AND iif (json_valid (old), old ->> 'thesis_id', NULL) IS NOT NULL;
