-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reprints: what a text is recognised by (derived), and what was made of it (a user table).

-- By text, as content is, outside the log: undone and redone imports find theirs again. Made in
-- repo/tln-fingerprints.c; one that is missing or of another version is made in idle time. meta
-- ('fingerprint_cursor') says how far that has come. Rows are numbered 1, 2, 3 … to be short in
-- the index below, which the triggers keep.
CREATE TABLE fingerprint (
  doc INTEGER PRIMARY KEY,
  text_sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256) ON DELETE CASCADE,
  version INTEGER NOT NULL,           -- TLN_FINGERPRINT_VERSION
  plain TEXT NOT NULL,                -- hash of the text apart from white space and the like
  sketch TEXT NOT NULL                -- JSON: the smallest hashes of its shingles
) STRICT;
CREATE INDEX fingerprint_plain ON fingerprint (plain);
CREATE TABLE fingerprint_hash (
  hash INTEGER NOT NULL,
  doc INTEGER NOT NULL,
  PRIMARY KEY (hash, doc)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER fingerprint_insert AFTER INSERT ON fingerprint BEGIN
  INSERT OR IGNORE INTO fingerprint_hash (hash, doc) SELECT value, NEW.doc FROM json_each (NEW.sketch);
END;
CREATE TRIGGER fingerprint_delete AFTER DELETE ON fingerprint BEGIN
  DELETE FROM fingerprint_hash
    WHERE doc = OLD.doc AND hash IN (SELECT value FROM json_each (OLD.sketch));
END;
-- An article that gets another text may get one without a fingerprint.
CREATE TRIGGER article_fingerprint AFTER UPDATE OF text_sha256 ON article
WHEN NOT EXISTS (SELECT 1 FROM fingerprint WHERE text_sha256 = NEW.text_sha256) BEGIN
  DELETE FROM meta WHERE key = 'fingerprint_cursor';
END;

-- Two articles that may be one: the later one and the one it is like.
CREATE TABLE reprint (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  of_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  similarity REAL NOT NULL CHECK (similarity BETWEEN 0 AND 1), -- shared shingles of the shorter one
  found TEXT NOT NULL,                -- text, excerpt, address, user
  state TEXT NOT NULL DEFAULT 'suggested' CHECK (state IN ('suggested', 'same', 'different')),
  UNIQUE (article_id, of_id),
  CHECK (article_id <> of_id)
) STRICT;
CREATE INDEX reprint_of ON reprint (of_id);

-- The same address again.
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
