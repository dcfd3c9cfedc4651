#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Highlights that have lost their place: said over the article, found again by choice or by hand, undone."""
import sqlite3
import sys

import hands
from case import Case, _, main

TITLE = "The rent of machines"
TEXT = (f"# {TITLE}\n\nThe halls were full by ten. Orders for inference compute tripled last month, they say.\n\n"
        "The lunch was short.\n")
ORDERS = "Orders for inference compute doubled last month."
LUNCH = "Nobody had expected this at all."


class Orphans(Case):
    sample = False

    def claims(self):
        return {c["quote"]: c for c in self.rows("claim", "list")}

    def wait_claim(self, quote, anchor):
        return self.app.wait(lambda: (c := self.claims().get(quote)) and c["anchor"] == anchor and c,
                             what=f"{quote!r}, {anchor}")

    def put(self, **lost):
        """An article with highlights whose words (now: then) the text does not have any more."""
        [article] = self.rows("import", self.write("a.md", TEXT))
        for now in lost.values():
            self.cli("claim", "add", article["id"], "--quote", now[0])
        self.cli("check")
        with sqlite3.connect(self.library) as db:
            db.create_function("tln_act", 0, lambda: None)
            for now, then in lost.values():
                db.execute("UPDATE claim SET exact = ?, prefix = '', suffix = '', anchor = 'orphan' WHERE exact = ?",
                           (then, now))
        db.close()
        self.start()
        return self.open(TITLE)

    def test_found_by_choice(self):
        self.put(a=("The halls were full by ten.", ORDERS))
        self.said("1 highlight has lost its place")
        self.picture("orphan-banner")
        self.app.find("button", "Find Again…").click()
        dialog = hands.dialog(self.app, "Find Again")
        row = dialog.find("list item", "Orders for inference compute tripled last month, they say.")
        self.picture("orphan-dialog")
        row.click()
        self.wait_claim("Orders for inference compute tripled last month, they say.", "exact")
        self.app.wait(lambda: not self.app.find("label", "1 highlight has lost its place", timeout=0),
                      what="no banner")
        self.app.key("ctrl+z")
        self.wait_claim(ORDERS, "orphan")
        self.said("1 highlight has lost its place")

    def test_found_by_hand(self):
        view = self.put(a=("The halls were full by ten.", ORDERS), b=("The lunch was short.", LUNCH))
        self.said("2 highlights have lost their place")
        self.app.find("button", "Find Again…").click()
        dialog = hands.dialog(self.app, "Find Again")
        self.app.wait(lambda: len(dialog.find_all("list item", "Select the Words Yourself…")) == 2,
                      what="both lost highlights")
        self.said("Nothing in the text is like it.")
        for group in dialog.find_all("list item", "Select the Words Yourself…")[-1:]:
            group.click()
        self.said("Select the words of the highlight, then press H")
        hands.select(self.app, view, "The lunch was short")
        self.app.key("h")
        self.wait_claim("The lunch was short", "exact")
        self.said("1 highlight has lost its place")
        self.assertEqual(len(self.claims()), 2)


if __name__ == "__main__":
    sys.exit(main())
