-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists by the time it takes to read their articles.
CREATE INDEX article_length ON article (length, id, archived, trashed_at) WHERE trashed_at IS NULL;
