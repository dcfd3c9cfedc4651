-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. User tables have an id made by us (base/tln-id.h) and write every change to
-- the change log through triggers that tln-schema.c makes from their columns. Times are
-- milliseconds since 1970 UTC, days are days since 1970, offsets are code points.

-- Facts about the file itself: device, tokenizer_version …
CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The change log: an act is what a person did in one go.
CREATE TABLE act (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                 -- import, thesis-new, claim-add … (TlnActKind)
  subject TEXT,                       -- a title, a name
  count INTEGER NOT NULL DEFAULT 1,   -- of things it was done to
  time INTEGER NOT NULL,
  device TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX act_state ON act (state, id);

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  act_id INTEGER NOT NULL REFERENCES act (id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  old TEXT,                           -- JSON of the row before; NULL: it was inserted
  new TEXT                            -- JSON of the row after; NULL: it was deleted
) STRICT;
CREATE INDEX change_act ON change (act_id);
CREATE INDEX change_row ON change (row_id);

-- Content by hash, outside the log.
CREATE TABLE original (
  sha256 TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,              -- of the bytes as they came
  encoding TEXT NOT NULL CHECK (encoding IN ('raw', 'zlib')),
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE content (
  sha256 TEXT NOT NULL PRIMARY KEY,   -- of text
  text TEXT NOT NULL,
  markdown TEXT                       -- NULL for plain text
) STRICT;

-- User tables.
CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  source TEXT NOT NULL,               -- files, folder, paste, drop, address, stdin, sample
  label TEXT,                         -- folder or file name
  rules INTEGER NOT NULL              -- TLN_DETECT_VERSION
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER REFERENCES import_batch (id) ON DELETE SET NULL,
  kind TEXT NOT NULL,                 -- text, html, markdown, mhtml, epub
  title TEXT NOT NULL,
  title_origin TEXT NOT NULL,
  title_guess INTEGER NOT NULL DEFAULT 0,
  site TEXT,
  site_origin TEXT,
  site_guess INTEGER NOT NULL DEFAULT 0,
  author TEXT,
  author_origin TEXT,
  language TEXT,
  url TEXT,
  file_name TEXT,
  published TEXT,                     -- as tln_date_format writes it
  published_sort INTEGER NOT NULL,    -- seconds; of the capture where no date is known
  published_precision TEXT NOT NULL,
  published_origin TEXT,
  published_guess INTEGER NOT NULL DEFAULT 0,
  captured_at INTEGER NOT NULL,
  encoding TEXT,
  original_sha256 TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  length INTEGER NOT NULL,            -- readable characters (tln_text_count)
  excerpt TEXT NOT NULL,
  interest TEXT,                      -- why the publisher is an interested party
  unread INTEGER NOT NULL DEFAULT 1,
  starred INTEGER NOT NULL DEFAULT 0,
  archived INTEGER NOT NULL DEFAULT 0, -- 0: in the Inbox
  trashed_at INTEGER,
  read_position INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Lists read their ids from these alone, so each also holds what its condition looks at.
CREATE INDEX article_published ON article (published_sort DESC, id DESC, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX article_inbox ON article (published_sort DESC, id DESC, archived, trashed_at) WHERE archived = 0 AND trashed_at IS NULL;
CREATE INDEX article_added ON article (id, archived, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX article_title ON article (title COLLATE NOCASE, id, archived, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX article_site ON article (site IS NULL, site COLLATE NOCASE, published_sort DESC, id DESC, archived, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX article_unread ON article (archived) WHERE unread = 1 AND trashed_at IS NULL;
CREATE INDEX article_trash ON article (trashed_at DESC) WHERE trashed_at IS NOT NULL;
CREATE INDEX article_original ON article (original_sha256);
CREATE INDEX article_text ON article (text_sha256);
CREATE INDEX article_batch ON article (batch_id);

CREATE TABLE boilerplate (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX boilerplate_article ON boilerplate (article_id, start);

CREATE TABLE chain (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  chain_id INTEGER NOT NULL REFERENCES chain (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  key TEXT NOT NULL,                  -- model, training_compute …; for own ones made of the name
  name TEXT NOT NULL
) STRICT;
CREATE INDEX stage_chain ON stage (chain_id, position);

CREATE TABLE stage_cue (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE CASCADE,
  language TEXT NOT NULL,             -- zh, en
  words TEXT NOT NULL
) STRICT;
CREATE INDEX stage_cue_stage ON stage_cue (stage_id);

CREATE TABLE thesis (
  id INTEGER PRIMARY KEY,
  chain_id INTEGER REFERENCES chain (id) ON DELETE SET NULL,
  title TEXT NOT NULL,
  statement TEXT NOT NULL DEFAULT '',
  falsifier TEXT NOT NULL DEFAULT '', -- what would prove it wrong
  status TEXT NOT NULL DEFAULT 'open',
  conviction INTEGER CHECK (conviction BETWEEN 0 AND 100),
  created_at INTEGER NOT NULL,
  next_review INTEGER                 -- day
) STRICT;

CREATE TABLE instrument (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  exchange TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'etf',   -- etf, stock, index, fund
  name TEXT NOT NULL,                 -- the present one
  index_name TEXT,                    -- tracked
  currency TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (code, exchange)
) STRICT;

CREATE TABLE instrument_name (
  id INTEGER PRIMARY KEY,
  instrument_id INTEGER NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  since INTEGER,                      -- day; NULL: not known
  origin TEXT NOT NULL                -- user, mention, price file …
) STRICT;
CREATE INDEX instrument_name_instrument ON instrument_name (instrument_id);

-- Article <-> instrument, stage or thesis: exactly one of the three.
CREATE TABLE mention (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  instrument_id INTEGER REFERENCES instrument (id) ON DELETE CASCADE,
  stage_id INTEGER REFERENCES stage (id) ON DELETE CASCADE,
  thesis_id INTEGER REFERENCES thesis (id) ON DELETE CASCADE,
  start INTEGER,                      -- NULL: by hand, of the whole article
  end INTEGER,
  quote TEXT,
  rule TEXT NOT NULL,                 -- "hand" or the rule of article/tln-detect.h
  CHECK ((instrument_id IS NOT NULL) + (stage_id IS NOT NULL) + (thesis_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX mention_article ON mention (article_id, start);
CREATE INDEX mention_instrument ON mention (instrument_id, article_id) WHERE instrument_id IS NOT NULL;
CREATE INDEX mention_stage ON mention (stage_id, article_id) WHERE stage_id IS NOT NULL;
CREATE INDEX mention_thesis ON mention (thesis_id, article_id) WHERE thesis_id IS NOT NULL;

-- A quoted span; without evidence it is a plain highlight.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,          -- of the text the offsets are of
  anchor TEXT NOT NULL DEFAULT 'exact' CHECK (anchor IN ('exact', 'moved', 'orphan')),
  speaker TEXT,
  relayed_by TEXT,
  kind TEXT,                          -- fact, number, opinion, mechanism, forecast, recommendation, hearsay
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article_id, start);
CREATE INDEX claim_created ON claim (created_at DESC);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
  thesis_id INTEGER REFERENCES thesis (id) ON DELETE CASCADE,
  stage_id INTEGER REFERENCES stage (id) ON DELETE SET NULL,
  stance TEXT NOT NULL DEFAULT 'neutral' CHECK (stance IN ('for', 'against', 'neutral')),
  strength INTEGER NOT NULL DEFAULT 2 CHECK (strength BETWEEN 1 AND 3),
  day INTEGER NOT NULL,               -- of the world: of the article where not said otherwise
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_claim ON evidence (claim_id);
CREATE INDEX evidence_thesis ON evidence (thesis_id, stage_id, day);
CREATE INDEX evidence_stage ON evidence (stage_id, day);

-- Thesis or stage <-> instrument; with both: the stage as this thesis sees it.
CREATE TABLE instrument_link (
  id INTEGER PRIMARY KEY,
  instrument_id INTEGER NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
  thesis_id INTEGER REFERENCES thesis (id) ON DELETE CASCADE,
  stage_id INTEGER REFERENCES stage (id) ON DELETE CASCADE,
  reason TEXT NOT NULL DEFAULT '',
  since INTEGER NOT NULL,             -- day
  until INTEGER,
  CHECK (thesis_id IS NOT NULL OR stage_id IS NOT NULL)
) STRICT;
CREATE INDEX instrument_link_instrument ON instrument_link (instrument_id);
CREATE INDEX instrument_link_thesis ON instrument_link (thesis_id);
CREATE INDEX instrument_link_stage ON instrument_link (stage_id);

CREATE TABLE price_batch (
  id INTEGER PRIMARY KEY,
  instrument_id INTEGER NOT NULL REFERENCES instrument (id) ON DELETE CASCADE,
  intraday INTEGER NOT NULL DEFAULT 0,
  source TEXT NOT NULL,               -- file, invented, …
  file_name TEXT,
  format TEXT,
  adjustment TEXT NOT NULL,           -- raw, forward, backward, unknown
  volume_unit TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  first INTEGER NOT NULL,             -- time of the first and last bar
  last INTEGER NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX price_batch_instrument ON price_batch (instrument_id, intraday, id);

-- Bars, outside the log: a bar counts while its batch is there; of several the newest batch wins.
CREATE TABLE price_bar (
  batch_id INTEGER NOT NULL,
  t INTEGER NOT NULL,                 -- exchange-local wall time in seconds since 1970
  open REAL,
  high REAL,
  low REAL,
  close REAL,
  volume REAL,
  amount REAL,
  PRIMARY KEY (batch_id, t)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  thesis_id INTEGER REFERENCES thesis (id) ON DELETE CASCADE,
  stage_id INTEGER REFERENCES stage (id) ON DELETE CASCADE,
  instrument_id INTEGER REFERENCES instrument (id) ON DELETE CASCADE,
  body TEXT NOT NULL,                 -- Markdown
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX note_thesis ON note (thesis_id) WHERE thesis_id IS NOT NULL;
CREATE INDEX note_article ON note (article_id) WHERE article_id IS NOT NULL;

-- The search index, derived: kept by triggers on article, can be dropped and built again. Its rows
-- are numbered 1, 2, 3 … in the order of saving (with our time-ordered ids the index would be four
-- times as large). fts_article says which is which; it keeps the number of a removed article, so
-- that an undo brings it back to its place. What is in the Trash is not in the index.
CREATE TABLE fts_article (doc INTEGER PRIMARY KEY, article_id INTEGER NOT NULL UNIQUE) STRICT;
CREATE VIRTUAL TABLE fts USING fts5 (title, body, content='', contentless_delete=1, detail=none, tokenize='tln');
CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
  INSERT OR IGNORE INTO fts_article (article_id) VALUES (NEW.id);
  INSERT INTO fts (rowid, title, body)
    SELECT doc, NEW.title, text FROM fts_article, content
    WHERE NEW.trashed_at IS NULL AND article_id = NEW.id AND sha256 = NEW.text_sha256;
END;
CREATE TRIGGER article_fts_update AFTER UPDATE OF title, text_sha256, trashed_at ON article
WHEN NEW.title IS NOT OLD.title OR NEW.text_sha256 IS NOT OLD.text_sha256
  OR (NEW.trashed_at IS NULL) IS NOT (OLD.trashed_at IS NULL) BEGIN
  DELETE FROM fts WHERE rowid = (SELECT doc FROM fts_article WHERE article_id = OLD.id);
  INSERT INTO fts (rowid, title, body)
    SELECT doc, NEW.title, text FROM fts_article, content
    WHERE NEW.trashed_at IS NULL AND article_id = NEW.id AND sha256 = NEW.text_sha256;
END;
CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
  DELETE FROM fts WHERE rowid = (SELECT doc FROM fts_article WHERE article_id = OLD.id);
END;
