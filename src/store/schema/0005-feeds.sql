-- SPDX-License-Identifier: GPL-3.0-or-later
-- Feeds somebody follows, what the network says of them, and which entries have been met.

-- A user table: to add, rename and remove a feed are acts.
CREATE TABLE feed (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  site_url TEXT,
  folder TEXT,                        -- a path of names joined by "/"; NULL: none
  typed INTEGER NOT NULL DEFAULT 0,   -- a person typed the address: it may be a private one
  added_at INTEGER NOT NULL
) STRICT;

-- The state of asking, outside the log: undoing an act must not make a server be asked again. It
-- stays when a feed is removed, for that can be undone.
CREATE TABLE feed_state (
  feed_id INTEGER PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  checked_at INTEGER NOT NULL DEFAULT 0,
  next_check INTEGER NOT NULL DEFAULT 0,
  wait_until INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  stopped INTEGER NOT NULL DEFAULT 0,
  error_name TEXT,                    -- of the last time (tln_error_name); NULL: none
  error TEXT                          -- in technical English
) STRICT;

-- Entries met, outside the log too: what was thrown away or undone does not come back by itself.
CREATE TABLE feed_entry (
  feed_id INTEGER NOT NULL,
  entry TEXT NOT NULL,                -- the id it has in its feed
  hash TEXT NOT NULL,                 -- tln_feed_entry_hash, for feeds whose ids change
  article_id INTEGER,                 -- made of it, or there already; it may be gone. NULL: refused
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_entry_hash ON feed_entry (feed_id, hash);
CREATE INDEX feed_entry_article ON feed_entry (article_id);
