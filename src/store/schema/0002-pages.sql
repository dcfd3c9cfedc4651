-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the pages of a document begin in its text. Derived, like the text it belongs to and goes with,
-- so outside the log.
CREATE TABLE page (
  sha256 TEXT NOT NULL,               -- of the text
  number INTEGER NOT NULL,            -- from 1
  start INTEGER NOT NULL,             -- code point
  PRIMARY KEY (sha256, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER content_pages AFTER DELETE ON content BEGIN
  DELETE FROM page WHERE sha256 = OLD.sha256;
END;
