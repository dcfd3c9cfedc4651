-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists narrowed by what filters ask for most: unread and starred in the order they are shown in,
-- publishers and authors by name.
DROP INDEX article_unread;
CREATE INDEX article_unread ON article (published_sort DESC, id DESC, archived, unread, trashed_at)
  WHERE unread = 1 AND trashed_at IS NULL;
CREATE INDEX article_starred ON article (published_sort DESC, id DESC, archived, starred, trashed_at)
  WHERE starred = 1 AND trashed_at IS NULL;
CREATE INDEX article_site_name ON article (site, published_sort DESC, id DESC, trashed_at)
  WHERE site IS NOT NULL;
CREATE INDEX article_author ON article (author) WHERE author IS NOT NULL;
