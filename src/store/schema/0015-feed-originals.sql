-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an entry was when its article was made of it: an article that still has this original is what
-- the feed said, and may follow when the feed says something else. NULL: not known, or none.
ALTER TABLE feed_entry ADD COLUMN original TEXT;
