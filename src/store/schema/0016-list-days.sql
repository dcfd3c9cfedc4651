-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists with headings of days: the date as it was published, by the calendar of its place, stands in
-- the indexes that lists are read from.
DROP INDEX article_published;
CREATE INDEX article_published ON article (published_sort DESC, id DESC, published, trashed_at)
  WHERE trashed_at IS NULL;
DROP INDEX article_inbox;
CREATE INDEX article_inbox
  ON article (published_sort DESC, id DESC, published, archived, trashed_at)
  WHERE archived = 0 AND trashed_at IS NULL;
DROP INDEX article_unread;
CREATE INDEX article_unread
  ON article (published_sort DESC, id DESC, published, archived, unread, trashed_at)
  WHERE unread = 1 AND trashed_at IS NULL;
DROP INDEX article_starred;
CREATE INDEX article_starred
  ON article (published_sort DESC, id DESC, published, archived, starred, trashed_at)
  WHERE starred = 1 AND trashed_at IS NULL;
