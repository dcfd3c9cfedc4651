-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists of a stage, a thesis, an instrument or a feed look their articles up one by one: what orders
-- them, and groups them by day, stands in the index by id, which is a fraction of the table.
DROP INDEX article_added;
CREATE INDEX article_added ON article (id, published_sort, published, archived, trashed_at)
  WHERE trashed_at IS NULL;
