#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Theses: a new one, its board, evidence moved by menu, keys and drag, its stance changed, a stage added."""
import sys

import hands
import ui
from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"
CARD = "cost of one answer by more than half every year"


class Theses(Case):
    def card(self):
        return self.app.wait(lambda: next((r for r in self.app.find_all("list item") if CARD in r.name and
                                           r.find("button", "Evidence Menu", timeout=0)), None), what="the card")

    def column(self):
        found = [r for r in self.app.find_all("list item") if CARD in r.name]
        return next((p.name for r in found for p in ui.parents(r) if p.role == "grouping" and p.name), "")

    def wait_column(self, name):
        self.app.wait(lambda: self.column() == name, what=f"the card in {name}")

    def test_board(self):
        self.go(THESIS)
        self.card()
        self.app.settle()                                              # its states have come
        column, notes = self.app.find("grouping", "Inference compute").rect, self.app.find("label", "Notes").rect
        self.assertLessEqual(column[1] + column[3], notes[1], "no card is cut off at the foot of the board")
        self.menu(self.card().find("button", "Evidence Menu"), "Move to Stage")
        self.app.wait(lambda: next((n for n in self.app.find_all("menu item") if "Applications" in n.name), None),
                      what="the stages in the menu").click()
        self.wait_column("Applications")
        self.app.key("ctrl+z")
        self.wait_column("Inference compute")
        self.menu(self.card().find("button", "Evidence Menu"), "Stance", "▲ For")
        self.app.wait(lambda: self.card().name.startswith("For:"), what="the stance on the card")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.card().name.startswith("Against:"), what="the stance undone")
        hands.focus(self.app, lambda n: n.role == "list item" and CARD in n.name)
        self.app.key("ctrl+Left")
        self.wait_column("Applications")
        self.app.wait(lambda: self.app.focused and CARD in self.app.focused.name, what="the focus on the moved card")
        self.app.key("ctrl+z")
        self.wait_column("Inference compute")
        self.card().find("label", hands.re.compile(CARD)).click()      # a card opens its quote in the article
        self.assertIn(CARD, hands.reader(self.app).text)
        self.app.key("alt+Left")
        self.card()

    def focused_column(self):
        f = self.app.focused
        return next((p.name for p in ui.parents(f) if p.role == "grouping" and p.name), "") if f else ""

    def test_keys_between_columns(self):
        self.go(THESIS)
        self.card()
        hands.focus(self.app, lambda n: n.role == "list item" and CARD in n.name)
        self.app.key("Left")
        self.app.wait(lambda: self.focused_column() == "Applications" and self.app.focused.role == "list item",
                      what="a card of the column before")
        self.app.key("Right")
        self.app.wait(lambda: self.focused_column() == "Inference compute" and self.app.focused.role == "list item",
                      what="a card of the column again")
        self.app.key("Down")
        self.app.wait(lambda: self.app.focused and self.app.focused.role == "list item" and
                      CARD not in self.app.focused.name, what="the next card of the column")

    def test_phone(self):
        self.go(THESIS)
        self.card()
        hands.focus(self.app, lambda n: n.role == "list item" and CARD in n.name)
        self.app.resize(360, 720)
        hands.focus(self.app, lambda n: n.role == "list item" and CARD in n.name, most=120)
        self.app.key("ctrl+Left")
        self.wait_column("Applications")
        self.app.wait(lambda: self.app.focused and CARD in self.app.focused.name and
                      0 <= self.app.focused.rect[0] < 60, what="the page of the moved card")
        self.picture("board-phone")
        self.app.key("ctrl+z")
        self.wait_column("Inference compute")

    def test_drag(self):
        self.go(THESIS)
        self.card().drag_to(self.app.find("grouping", "Applications"))
        self.wait_column("Applications")
        moved = "Claim placed on the board"
        self.said(moved)
        self.app.key("ctrl+z")
        self.wait_column("Inference compute")
        self.app.wait(lambda: not self.app.find("label", moved, timeout=0), timeout=2,
                      what="the toast to go with what it tells of")

    def test_reprint_counts_once(self):
        thesis = self.rows("thesis", "new", "Power comes first")[0]["id"]
        words = "Power comes before chips"
        articles = []
        for n in (1, 2):
            path = self.write(f"{n}.txt", f"Title {n}\n\n{words}.\n\nThis is what stands in text {n} alone.")
            articles += [r["id"] for r in self.rows("import", path)]
            self.cli("claim", "add", articles[-1], "--quote", words, "--thesis", thesis, "--stance", "for")
        self.go("Power comes first")
        self.said("2 for · 0 against")
        self.cli("reprints", "same", *articles)
        self.said("1 for · 0 against")
        self.app.find("label", hands.re.compile(" · Reprint$"))
        self.picture("reprint-counts-once")
        self.cli("undo")
        self.said("2 for · 0 against")

    def test_views_by_keys(self):
        self.go(THESIS)
        hands.focus(self.app, lambda n: n.role == "list item" and CARD in n.name)
        for view in ("Argument", "Rotation", "Forecasts", "Log", "Board", "Argument"):
            self.app.key("ctrl+Page_Down")
            self.app.wait(lambda: self.app.find("page tab", view).has("checked"), what=f"the view {view}")
        self.app.key("ctrl+Page_Up")
        self.card()

    def test_new_and_stages(self):
        self.app.key("ctrl+n")
        self.app.find("dialog", "New Thesis")
        self.app.type("Power is the bottleneck")
        self.app.key("Return")
        self.go("Power is the bottleneck")
        self.app.find("button", "What Would Prove This Wrong?")
        self.menu(self.app.find("button", "Thesis Menu"), "Edit Stages…")
        add = self.app.wait(lambda: next((n for n in self.app.find_all() if n.has("editable") and
                                          n.name == "Add a Stage"), None), what="the entry for a new stage")
        add.click()
        self.app.type("Power")
        self.app.key("Return")
        self.app.find("text", "Stage 5")
        self.app.find("dialog", "Chains and Stages").find("button", "Close").click()
        self.app.find("grouping", "Power")                             # its column on the board
        self.menu(self.app.find("button", "Thesis Menu"), "Delete Thesis")
        self.app.wait(lambda: all(t["title"] != "Power is the bottleneck" for t in self.rows("thesis", "list")),
                      what="the thesis to go")
        self.app.wait(lambda: not self.app.find("button", "What Would Prove This Wrong?", timeout=0),
                      what="another page")
        self.app.key("ctrl+z")
        self.go("Power is the bottleneck")
        self.app.find("button", "What Would Prove This Wrong?")


if __name__ == "__main__":
    sys.exit(main())
