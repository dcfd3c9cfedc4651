-- SPDX-License-Identifier: GPL-3.0-or-later
-- What came while an article was in the Trash has not been compared with it.
CREATE TRIGGER reprint_todo_restored AFTER UPDATE OF trashed_at ON article
WHEN OLD.trashed_at IS NOT NULL AND NEW.trashed_at IS NULL BEGIN
  INSERT OR IGNORE INTO reprint_todo (article_id) VALUES (NEW.id);
END;
