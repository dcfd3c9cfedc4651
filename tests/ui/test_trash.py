#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Trash is emptied by hand, and by itself of what was in it for 30 days; both can be undone."""
import sqlite3
import time

import case
from case import _, main

DAY = 86_400_000


class Trash(case.Case):
    def throw_away(self, *days_ago):
        """The first articles, so many days ago, while nobody looks."""
        with sqlite3.connect(self.library) as db:
            db.create_function("tln_act", 0, lambda: None)
            db.create_function("tln_real", 1, lambda x: x)
            db.create_function("tln_address_key", 1, lambda x: None)
            db.execute("DROP TRIGGER article_fts_update")       # it needs the tokenizer; the row is gone from no list by it
            for n, ago in enumerate(days_ago):
                db.execute("UPDATE article SET trashed_at = ? WHERE id = (SELECT id FROM article ORDER BY id LIMIT 1 OFFSET ?)",
                           (int(time.time() * 1000) - ago * DAY, n))

    def count(self):
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM article").fetchone()[0]

    def trash(self):
        self.go(_("Trash"))

    def empty(self):
        self.menu(self.app.find("button", _("List Menu")), "Empty Trash")

    def test_by_hand(self):
        self.go(_("Library"))
        self.said("6 articles")
        self.assertEqual(self.app.find_all("menu item", "Empty Trash"), [])
        self.app.find("list", _("Articles")).find_all("list item")[0].click()
        for left in ("5 articles", "4 articles"):
            self.app.key("Delete")
            self.said(left)
        self.trash()
        self.said("2 articles")
        self.picture("trash")
        self.empty()
        self.said(_("The Trash Is Empty"))
        self.assertEqual(self.count(), 4)
        self.app.key("ctrl+z")
        self.said("2 articles")
        self.assertEqual(self.count(), 6)

    def test_by_itself(self):
        self.stop()
        self.throw_away(31, 29)
        self.start()
        self.trash()
        self.said("1 article deleted after 30 days in the Trash")
        self.assertEqual(self.count(), 5)
        self.app.find("button", "Undo").click()        # at once: what is said does not stay
        self.said("2 articles")
        self.assertEqual(self.count(), 6)


if __name__ == "__main__":
    raise SystemExit(main())
