#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A board of 2,000 pieces of evidence: made as far as it is looked at, kept over changes, and the window never stands."""
import datetime
import re
import sqlite3
import sys
import time

import hands
import ui
from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"
MANY = 2000
DAY = 86400000
# Milliseconds of work in one turn of the main loop. 16 are asked of it on a machine of its own; a loaded one takes
# longer (25 were seen at a load of 8, 38 on the way to a last card, where more are made at a time), and a board that
# makes all its cards in one go a hundred times that.
TURN = 75


class Many(Case):
    def start(self, *args):
        if self.runs == 0:
            self.make_evidence()
        super().start(*args)

    def make_evidence(self):
        """Of a day each, the newest with the highest number, over the stages in turn; older than all acts."""
        today = (datetime.date.today() - datetime.date(1970, 1, 1)).days
        db = sqlite3.connect(self.library)
        db.create_function("tln_act", 0, lambda: None)         # nothing of this is an act
        thesis, chain = db.execute("SELECT id, chain_id FROM thesis WHERE title = ?", (THESIS,)).fetchone()
        db.execute("DELETE FROM evidence WHERE thesis_id = ?", (thesis,))
        self.stages = [row for row in db.execute("SELECT id, name FROM stage WHERE chain_id = ? ORDER BY position", (chain,))]
        article, sha = db.execute("SELECT id, text_sha256 FROM article ORDER BY id LIMIT 1").fetchone()
        for i in range(MANY):
            db.execute("INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, speaker, created_at)"
                       " VALUES (?, ?, ?, '', '', 0, 5, ?, ?, 0)",
                       (1000 + i, article, f"Claim {i} of many, in words enough for more than one line of its card", sha,
                        f"Speaker {i % 7}"))
            db.execute("INSERT INTO evidence (id, claim_id, thesis_id, stage_id, stance, day, created_at) VALUES"
                       " (?, ?, ?, ?, ?, ?, 0)", (9000 + i, 1000 + i, thesis, self.stages[i % len(self.stages)][0],
                                                  ("for", "against")[i % 2], today - 40 + i // 100))
        db.execute("UPDATE act SET time = time - ?", (60 * DAY,))
        db.execute("UPDATE article SET captured_at = captured_at - ?", (60 * DAY,))
        db.commit()
        db.close()

    def cards(self):
        return [r.name for r in self.app.find_all("list item", showing=False) if "Claim " in r.name]

    def card(self, number):
        return next((r for r in self.app.find_all("list item") if f"Claim {number} of" in r.name), None)

    def focused_on(self, number, timeout=ui.TIMEOUT):
        self.app.wait(lambda: (f := self.app.focused) and f"Claim {number} of" in f.name, timeout,
                      what=f"the keys on claim {number}")

    def open(self):
        self.go(THESIS)
        self.app.wait(lambda: self.card(MANY - 1), what="the newest card")
        self.app.settle()

    def place(self, number):
        """Which of how many a card is, as assistive tools are told."""
        return self.card(number).description

    def brisk(self, since, what):
        turns = self.app.busy(since)
        print(f"# {what}: longest turns {[round(t, 1) for t in turns[:5]]} ms of work", file=sys.stderr)
        self.assertLess(max(turns, default=0), TURN, what)

    def test_made_as_looked_at(self):
        since = time.monotonic_ns()
        self.open()
        self.brisk(since, "opening")
        made = len(self.cards())
        self.assertGreater(made, 20, "the page is filled")
        self.assertLess(made, 200, "what nobody looks at is not made")
        n = len(self.stages)
        # A screen reader is told of all cards of a column, though few are made.
        self.assertEqual([self.place(MANY - 1), self.place(MANY - 1 - n)], [f"Card 1 of {MANY // n}", f"Card 2 of {MANY // n}"])
        hands.focus(self.app, lambda f: f"Claim {MANY - n} of" in f.name, most=40)     # newest of the first stage
        since = time.monotonic_ns()
        self.app.key(*["Down"] * 12)
        self.focused_on(MANY - 13 * n)
        self.brisk(since, "going down")
        self.app.key("Right")
        self.focused_on(MANY - 13 * n + 1)
        self.app.key("Left", "Home")
        self.focused_on(MANY - n)
        since = time.monotonic_ns()
        self.app.key("End")
        self.focused_on(0, timeout=150)          # each look at the tree makes the window slower
        self.brisk(since, "to the end")
        self.app.settle()
        self.assertGreaterEqual(len(self.cards()), MANY // n)
        self.assertEqual(self.place(0), f"Card {MANY // n} of {MANY // n}", "the last of its column")
        self.picture("board-many-end")

    def test_kept_over_changes(self):
        self.open()
        n = len(self.stages)
        first = MANY - n
        card = self.card(first)
        card.find("button", _("Evidence Menu")).click()
        self.app.wait(lambda: self.app.find("menu item", re.compile("Take off"), timeout=0), what="the menu of a card")
        thesis = next(t["id"] for t in self.rows("thesis", "list") if t["title"] == THESIS)
        since = time.monotonic_ns()
        self.cli("thesis", "set", thesis, "statement", "Said while a menu is open.")
        self.said("Said while a menu is open.")
        self.brisk(since, "a change")
        self.assertTrue(self.app.find("menu item", re.compile("Take off"), timeout=0), "the menu stays open")
        self.app.find("menu item", re.compile("Take off")).click()
        self.app.wait(lambda: not self.card(first), what="the card to go")
        self.focused_on(first - n)                                                     # the one in its place
        self.assertEqual(self.place(first - n), f"Card 1 of {MANY // n - 1}")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.card(first), what="the card again")
        self.app.key("Up")
        self.focused_on(first)
        self.app.key("ctrl+Right")
        self.app.wait(lambda: (f := self.app.focused) and f"Claim {first} of" in f.name and
                      any(p.role == "grouping" and p.name == self.stages[1][1] for p in ui.parents(f)),
                      what="the focus on the moved card")

    def test_earlier_days(self):
        self.open()
        self.app.key("ctrl+h")
        self.app.wait(lambda: self.app.focused and self.app.focused.role == "slider", what="the keys on the slider")
        day = datetime.date.today() - datetime.timedelta(days=25)
        newest = (40 - 25 + 1) * 100 - 1
        self.app.key(*["Left"] * 20)
        since = time.monotonic_ns()
        self.app.key(*["Left"] * 5)
        self.said(f"As known on {day.day} {day:%B %Y}. Read-only.")
        self.app.wait(lambda: self.card(newest) and not self.card(newest + 1), what="the newest card of the day")
        self.app.settle()
        self.brisk(since, "a day earlier")
        self.app.wait(lambda: not self.card(newest).find("button", _("Evidence Menu")).has("sensitive"),
                      what="the menu of a card to be locked")
        since = time.monotonic_ns()
        self.app.key("Escape")
        self.app.wait(lambda: self.card(MANY - 1), what="the newest card of all")
        self.app.settle()
        self.brisk(since, "back to today")
        self.assertTrue(self.card(MANY - 1).find("button", _("Evidence Menu")).has("sensitive"))


if __name__ == "__main__":
    sys.exit(main())
