-- SPDX-License-Identifier: GPL-3.0-or-later
-- Addresses whose page is not there (articles of the kind "stub": url, title, and both as text), and
-- the pictures of articles.
ALTER TABLE article ADD COLUMN stub_reason TEXT;  -- of a stub: tln_error_name; NULL: not tried yet
ALTER TABLE article ADD COLUMN stub_at INTEGER;   -- of a stub: when it was tried last
ALTER TABLE article ADD COLUMN stub_typed INTEGER NOT NULL DEFAULT 0; -- a person typed its url
CREATE INDEX article_stub ON article (url) WHERE kind = 'stub';

-- Bytes stand in original, once for all articles that show them.
CREATE TABLE article_image (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  url TEXT NOT NULL,                  -- as the text of the article has it
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,             -- px
  height INTEGER NOT NULL
) STRICT;
CREATE INDEX article_image_article ON article_image (article_id);
CREATE INDEX article_image_original ON article_image (sha256);
