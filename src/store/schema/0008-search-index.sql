-- SPDX-License-Identifier: GPL-3.0-or-later
-- Titles are handed to the search index behind a mark (TLN_UNIT_TITLE_MARK, U+E001), so that it
-- gives their terms once more. What is in the index is of an older version: without a row
-- tokenizer_version it counts as none and is made anew in idle time (repo/tln-search-index.c).
DROP TRIGGER article_fts_insert;
DROP TRIGGER article_fts_update;
CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
  INSERT OR IGNORE INTO fts_article (article_id) VALUES (NEW.id);
  INSERT INTO fts (rowid, title, body)
    SELECT doc, char (57345) || NEW.title, text FROM fts_article, content
    WHERE NEW.trashed_at IS NULL AND article_id = NEW.id AND sha256 = NEW.text_sha256;
END;
CREATE TRIGGER article_fts_update AFTER UPDATE OF title, text_sha256, trashed_at ON article
WHEN NEW.title IS NOT OLD.title OR NEW.text_sha256 IS NOT OLD.text_sha256
  OR (NEW.trashed_at IS NULL) IS NOT (OLD.trashed_at IS NULL) BEGIN
  DELETE FROM fts WHERE rowid = (SELECT doc FROM fts_article WHERE article_id = OLD.id);
  INSERT INTO fts (rowid, title, body)
    SELECT doc, char (57345) || NEW.title, text FROM fts_article, content
    WHERE NEW.trashed_at IS NULL AND article_id = NEW.id AND sha256 = NEW.text_sha256;
END;

-- Fewer and larger merges: a third less work in a long import, memory only while it lasts.
INSERT INTO fts (fts, rank) VALUES ('automerge', 8), ('hashsize', 8388608);

DELETE FROM meta WHERE key IN ('tokenizer_version', 'search_index_next');
INSERT INTO meta (key, value)
  SELECT 'tokenizer_version', '3' WHERE NOT EXISTS (SELECT 1 FROM article);
