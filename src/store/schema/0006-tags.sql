-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words a person gives articles, and looking an article up by its address.
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE article_tag (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
  UNIQUE (article_id, tag_id)
) STRICT;
CREATE INDEX article_tag_tag ON article_tag (tag_id);

-- Derived: the address of each article in the form it is compared (tln_page_address_key).
CREATE TABLE article_address (article_id INTEGER PRIMARY KEY, key TEXT NOT NULL) STRICT;
CREATE INDEX article_address_key ON article_address (key);
INSERT INTO article_address (article_id, key)
  SELECT id, tln_address_key (url) FROM article WHERE tln_address_key (url) IS NOT NULL;
CREATE TRIGGER article_address_insert AFTER INSERT ON article
WHEN tln_address_key (NEW.url) IS NOT NULL BEGIN
  INSERT OR REPLACE INTO article_address (article_id, key) VALUES (NEW.id, tln_address_key (NEW.url));
END;
CREATE TRIGGER article_address_update AFTER UPDATE OF url ON article WHEN NEW.url IS NOT OLD.url BEGIN
  DELETE FROM article_address WHERE article_id = OLD.id;
  INSERT INTO article_address (article_id, key)
    SELECT NEW.id, tln_address_key (NEW.url) WHERE tln_address_key (NEW.url) IS NOT NULL;
END;
CREATE TRIGGER article_address_delete AFTER DELETE ON article BEGIN
  DELETE FROM article_address WHERE article_id = OLD.id;
END;
