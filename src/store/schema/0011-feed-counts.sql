-- SPDX-License-Identifier: GPL-3.0-or-later
-- Derived: how many articles of a feed are in the library and not in the Trash, and how many of
-- those are unread; one for an article, however many entries of the feed are of it. Kept by
-- triggers, for counting them means to look at every entry of every feed after every change.
CREATE TABLE feed_count (
  feed_id INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL,
  unread INTEGER NOT NULL
) STRICT;
INSERT INTO feed_count (feed_id, articles, unread)
  SELECT feed_id, count(*), sum(unread) FROM (SELECT DISTINCT e.feed_id, a.id, a.unread
    FROM feed_entry e JOIN article a ON a.id = e.article_id WHERE a.trashed_at IS NULL)
  GROUP BY feed_id;

CREATE TRIGGER feed_count_insert AFTER INSERT ON feed_entry BEGIN
  INSERT INTO feed_count (feed_id, articles, unread)
    SELECT NEW.feed_id, 1, unread FROM article
    WHERE id = NEW.article_id AND trashed_at IS NULL AND NOT EXISTS (SELECT 1 FROM feed_entry
      WHERE article_id = NEW.article_id AND feed_id = NEW.feed_id AND entry <> NEW.entry)
    ON CONFLICT (feed_id) DO UPDATE SET articles = articles + 1, unread = feed_count.unread + excluded.unread;
END;
CREATE TRIGGER feed_count_delete AFTER DELETE ON feed_entry BEGIN
  UPDATE feed_count SET articles = articles - 1, unread = feed_count.unread - a.unread FROM article a
    WHERE feed_count.feed_id = OLD.feed_id AND a.id = OLD.article_id AND a.trashed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM feed_entry
        WHERE article_id = OLD.article_id AND feed_id = OLD.feed_id);
END;
CREATE TRIGGER feed_count_update AFTER UPDATE OF article_id ON feed_entry
WHEN NEW.article_id IS NOT OLD.article_id BEGIN
  UPDATE feed_count SET articles = articles - 1, unread = feed_count.unread - a.unread FROM article a
    WHERE feed_count.feed_id = OLD.feed_id AND a.id = OLD.article_id AND a.trashed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM feed_entry
        WHERE article_id = OLD.article_id AND feed_id = OLD.feed_id);
  INSERT INTO feed_count (feed_id, articles, unread)
    SELECT NEW.feed_id, 1, unread FROM article
    WHERE id = NEW.article_id AND trashed_at IS NULL AND NOT EXISTS (SELECT 1 FROM feed_entry
      WHERE article_id = NEW.article_id AND feed_id = NEW.feed_id AND entry <> NEW.entry)
    ON CONFLICT (feed_id) DO UPDATE SET articles = articles + 1, unread = feed_count.unread + excluded.unread;
END;

CREATE TRIGGER article_feed_count_insert AFTER INSERT ON article WHEN NEW.trashed_at IS NULL BEGIN
  UPDATE feed_count SET articles = articles + 1, unread = unread + NEW.unread
    WHERE feed_id IN (SELECT feed_id FROM feed_entry WHERE article_id = NEW.id);
END;
CREATE TRIGGER article_feed_count_delete AFTER DELETE ON article WHEN OLD.trashed_at IS NULL BEGIN
  UPDATE feed_count SET articles = articles - 1, unread = unread - OLD.unread
    WHERE feed_id IN (SELECT feed_id FROM feed_entry WHERE article_id = OLD.id);
END;
CREATE TRIGGER article_feed_count_update AFTER UPDATE OF unread, trashed_at ON article
WHEN NEW.unread <> OLD.unread OR (NEW.trashed_at IS NULL) <> (OLD.trashed_at IS NULL) BEGIN
  UPDATE feed_count SET
    articles = articles + (NEW.trashed_at IS NULL) - (OLD.trashed_at IS NULL),
    unread = unread + iif (NEW.trashed_at IS NULL, NEW.unread, 0)
      - iif (OLD.trashed_at IS NULL, OLD.unread, 0)
    WHERE feed_id IN (SELECT feed_id FROM feed_entry WHERE article_id = NEW.id);
END;
