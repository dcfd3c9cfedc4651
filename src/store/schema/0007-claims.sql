-- SPDX-License-Identifier: GPL-3.0-or-later
-- How sure a claim is said to be, who passed it on, and sentences that are not to be offered again.
ALTER TABLE claim ADD COLUMN hedge TEXT;  -- words of the quote, "; " between; NULL: none

-- claim.relayed_by holds the names of those who passed it on, from the speaker outwards, "; " between.

CREATE TABLE passed_sentence (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  exact TEXT NOT NULL,
  UNIQUE (article_id, exact)
) STRICT;
