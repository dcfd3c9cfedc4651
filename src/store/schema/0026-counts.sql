-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: how many articles and claims there are, and how many articles name an instrument, however
-- often each does. What is in the Trash does not count, but as what is there. Kept by triggers, for
-- the sidebar asks after every change. They may come in any order, as an undo puts rows back: an
-- article counts what is there of it, and what comes later counts itself where its article is.
CREATE TABLE article_count (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  articles INTEGER NOT NULL,
  inbox INTEGER NOT NULL,
  trash INTEGER NOT NULL,
  claims INTEGER NOT NULL
) STRICT;
INSERT INTO article_count (one, articles, inbox, trash, claims)
  SELECT 1, count(*) FILTER (WHERE trashed_at IS NULL),
    count(*) FILTER (WHERE trashed_at IS NULL AND archived = 0),
    count(*) FILTER (WHERE trashed_at IS NOT NULL),
    (SELECT count(*) FROM claim c JOIN article a ON a.id = c.article_id WHERE a.trashed_at IS NULL)
  FROM article;
CREATE TABLE instrument_count (
  instrument_id INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT;
INSERT INTO instrument_count (instrument_id, articles)
  SELECT m.instrument_id, count(DISTINCT a.id) FROM mention m
    LEFT JOIN article a ON a.id = m.article_id AND a.trashed_at IS NULL
  WHERE m.instrument_id IS NOT NULL GROUP BY 1;

CREATE TRIGGER article_count_insert AFTER INSERT ON article BEGIN
  UPDATE article_count SET
    articles = articles + (NEW.trashed_at IS NULL),
    inbox = inbox + (NEW.trashed_at IS NULL AND NEW.archived = 0),
    trash = trash + (NEW.trashed_at IS NOT NULL),
    claims = claims + iif (NEW.trashed_at IS NULL,
      (SELECT count(*) FROM claim WHERE article_id = NEW.id), 0);
  UPDATE instrument_count SET articles = articles + 1
    WHERE NEW.trashed_at IS NULL AND instrument_id IN (SELECT instrument_id FROM mention
      WHERE article_id = NEW.id AND instrument_id IS NOT NULL);
END;
-- Before: what belongs to an article goes with it.
CREATE TRIGGER article_count_delete BEFORE DELETE ON article BEGIN
  UPDATE article_count SET
    articles = articles - (OLD.trashed_at IS NULL),
    inbox = inbox - (OLD.trashed_at IS NULL AND OLD.archived = 0),
    trash = trash - (OLD.trashed_at IS NOT NULL),
    claims = claims - iif (OLD.trashed_at IS NULL,
      (SELECT count(*) FROM claim WHERE article_id = OLD.id), 0);
  UPDATE instrument_count SET articles = articles - 1
    WHERE OLD.trashed_at IS NULL AND instrument_id IN (SELECT instrument_id FROM mention
      WHERE article_id = OLD.id AND instrument_id IS NOT NULL);
END;
CREATE TRIGGER article_count_archive AFTER UPDATE OF archived ON article
WHEN NEW.archived <> OLD.archived AND NEW.trashed_at IS NULL AND OLD.trashed_at IS NULL BEGIN
  UPDATE article_count SET inbox = inbox + OLD.archived - NEW.archived;
END;
CREATE TRIGGER article_count_trash AFTER UPDATE OF trashed_at ON article
WHEN (NEW.trashed_at IS NULL) <> (OLD.trashed_at IS NULL) BEGIN
  UPDATE article_count SET
    articles = articles + iif (NEW.trashed_at IS NULL, 1, -1),
    inbox = inbox + iif (NEW.trashed_at IS NULL, NEW.archived = 0, -(OLD.archived = 0)),
    trash = trash + iif (NEW.trashed_at IS NULL, -1, 1),
    claims = claims + iif (NEW.trashed_at IS NULL, 1, -1)
      * (SELECT count(*) FROM claim WHERE article_id = NEW.id);
  UPDATE instrument_count SET articles = articles + iif (NEW.trashed_at IS NULL, 1, -1)
    WHERE instrument_id IN (SELECT instrument_id FROM mention
      WHERE article_id = NEW.id AND instrument_id IS NOT NULL);
END;

CREATE TRIGGER claim_count_insert AFTER INSERT ON claim BEGIN
  UPDATE article_count SET claims = claims + 1
    WHERE EXISTS (SELECT 1 FROM article WHERE id = NEW.article_id AND trashed_at IS NULL);
END;
CREATE TRIGGER claim_count_delete AFTER DELETE ON claim BEGIN
  UPDATE article_count SET claims = claims - 1
    WHERE EXISTS (SELECT 1 FROM article WHERE id = OLD.article_id AND trashed_at IS NULL);
END;
CREATE TRIGGER claim_count_update AFTER UPDATE OF article_id ON claim
WHEN NEW.article_id <> OLD.article_id BEGIN
  UPDATE article_count SET claims = claims
    + EXISTS (SELECT 1 FROM article WHERE id = NEW.article_id AND trashed_at IS NULL)
    - EXISTS (SELECT 1 FROM article WHERE id = OLD.article_id AND trashed_at IS NULL);
END;

CREATE TRIGGER instrument_count_insert AFTER INSERT ON mention WHEN NEW.instrument_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO instrument_count (instrument_id, articles) VALUES (NEW.instrument_id, 0);
  UPDATE instrument_count SET articles = articles + 1 WHERE instrument_id = NEW.instrument_id
    AND EXISTS (SELECT 1 FROM article WHERE id = NEW.article_id AND trashed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM mention WHERE instrument_id = NEW.instrument_id
      AND article_id = NEW.article_id AND id <> NEW.id);
END;
CREATE TRIGGER instrument_count_delete AFTER DELETE ON mention WHEN OLD.instrument_id IS NOT NULL BEGIN
  UPDATE instrument_count SET articles = articles - 1 WHERE instrument_id = OLD.instrument_id
    AND EXISTS (SELECT 1 FROM article WHERE id = OLD.article_id AND trashed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM mention WHERE instrument_id = OLD.instrument_id
      AND article_id = OLD.article_id);
END;
CREATE TRIGGER instrument_count_update AFTER UPDATE OF article_id, instrument_id ON mention
WHEN NEW.article_id <> OLD.article_id OR NEW.instrument_id IS NOT OLD.instrument_id BEGIN
  UPDATE instrument_count SET articles = articles - 1 WHERE instrument_id = OLD.instrument_id
    AND EXISTS (SELECT 1 FROM article WHERE id = OLD.article_id AND trashed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM mention WHERE instrument_id = OLD.instrument_id
      AND article_id = OLD.article_id);
  INSERT OR IGNORE INTO instrument_count (instrument_id, articles)
    SELECT NEW.instrument_id, 0 WHERE NEW.instrument_id IS NOT NULL;
  UPDATE instrument_count SET articles = articles + 1 WHERE instrument_id = NEW.instrument_id
    AND EXISTS (SELECT 1 FROM article WHERE id = NEW.article_id AND trashed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM mention WHERE instrument_id = NEW.instrument_id
      AND article_id = NEW.article_id AND id <> NEW.id);
END;
