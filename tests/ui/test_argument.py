#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The argument of a thesis: a rebuttal linked by mouse and by keys hangs under its claim, is changed, removed and
undone; folding; numbers that differ; gaps that lead to their claims."""
import sys

import hands
import ui
from case import Case, main

THESIS = "Power comes first"
BEAR = "Training will take 5% of all compute within five years"
REBUTTAL = "Cheaper answers mean that many more of them are asked for"
OTHER = "Training will take 40% of all compute within five years"


class Argument(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.thesis = self.rows("thesis", "new", THESIS)[0]["id"]
        for n, (words, stance) in enumerate(((BEAR, "against"), (REBUTTAL, "for"), (OTHER, "for"))):
            path = self.write(f"{n}.txt", f"Title {n}\n\n{words}.\n\nThis is what stands in text {n} alone, and more.")
            article = self.rows("import", path)[0]["id"]
            self.cli("claim", "add", article, "--quote", words, "--thesis", self.thesis, "--stance", stance)
        self.go(THESIS)
        self.view()

    def view(self):
        self.app.find("page tab", "Argument").click()
        self.app.find("list", "Argument")

    def claims(self):
        """The rows of claims as (level, words), in order."""
        found = self.app.find("list", "Argument", timeout=0)
        rows = [r.name for r in found.find_all("list item")] if found else []
        short = {BEAR: "bear", REBUTTAL: "rebuttal", OTHER: "other"}
        out = []
        for name in rows:
            level = hands.re.search(r"level (\d)", name)
            words = next((s for q, s in short.items() if q in name), None)
            if level and words:
                out.append((int(level[1]), words))
        return out

    def wait_claims(self, *expected):
        self.app.wait(lambda: self.claims() == list(expected), what=f"the argument {expected}, not {self.claims()}")

    def row(self, words):
        return self.app.wait(lambda: next((r for r in self.app.find("list", "Argument").find_all("list item")
                                           if words in r.name and "level" in r.name), None), what=words)

    def focus_row(self, words):
        return hands.focus(self.app, lambda n: n.role == "list item" and words in n.name and "level" in n.name,
                           key="Down")

    def test_keys(self):
        flat = ((1, "rebuttal"), (1, "other"), (1, "bear"))
        hung = ((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.wait_claims(*flat)
        hands.focus(self.app, lambda n: n.role == "list item" and "level" in n.name)
        self.focus_row(REBUTTAL)
        self.app.key("l")
        dialog = self.app.find("dialog", "Link the Claim")
        self.app.type("5%")
        self.app.wait(lambda: [r.name for r in dialog.find_all("list item") if BEAR in r.name], what="the bear claim")
        self.picture("argument-dialog")
        self.app.key("Return")
        self.said("Claim linked")
        self.wait_claims(*hung)
        self.assertIn("Rebuts it", self.row(REBUTTAL).name)
        self.picture("argument-tree")
        self.app.wait(lambda: self.app.focused and REBUTTAL in self.app.focused.name, what="the focus on what moved")
        self.app.key("Left")                                           # up to its claim
        self.app.wait(lambda: self.app.focused and BEAR in self.app.focused.name, what="the focus on the claim")
        self.app.key("Left")                                           # folds it
        self.wait_claims(*hung[:2])
        self.assertIn("folded", self.row(BEAR).name)
        self.app.key("Right")
        self.wait_claims(*hung)
        self.app.key("Right")
        self.app.wait(lambda: self.app.focused and REBUTTAL in self.app.focused.name, what="the focus below")
        self.app.key("F2")
        dialog = self.app.find("dialog", "Change the Link")
        hands.focus(self.app, lambda n: n.has("editable"))
        self.app.type("Coal did so")
        self.app.key("Return")
        self.said("Coal did so")
        self.app.wait(lambda: not self.app.find("dialog", "Change the Link", timeout=0), what="the dialog to go")
        self.app.wait(lambda: self.app.focused and REBUTTAL in self.app.focused.name, what="the focus on the row")
        self.app.key("Delete")
        self.wait_claims(*flat)
        self.app.key("ctrl+z")
        self.wait_claims(*hung)
        self.app.key("ctrl+z")
        self.app.key("ctrl+z")
        self.wait_claims(*flat)
        self.app.key("ctrl+shift+z")
        self.wait_claims(*hung)
        self.row(BEAR).find("label", BEAR).click()
        self.assertIn(BEAR, hands.reader(self.app).text)

    def link(self, words, target, relation):
        """Link a claim by mouse."""
        self.menu(self.row(words).find("button", "Claim Menu"), "Link to Another Claim…")
        dialog = self.app.find("dialog", "Link the Claim")
        if relation != "Rebuts":
            dialog.find("list item", "Relation").click()
            self.app.wait(lambda: next((n for n in self.app.find_all("list item") if relation in n.name), None),
                          what=relation).click()
        self.app.wait(lambda: next((r for r in dialog.find_all("list item") if target in r.name), None),
                      what=target).click()
        self.app.wait(lambda: not self.app.find("dialog", "Link the Claim", timeout=0), what="the dialog to go")

    def test_mouse(self):
        self.link(REBUTTAL, BEAR, "Rebuts")
        self.wait_claims((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.app.find("label", "Numbers That Differ")
        self.app.find("label", "40%")
        pair = self.app.wait(lambda: next((r for r in self.app.find("list", "Argument").find_all("list item")
                                           if r.name.startswith("40%: ")), None), what="the numbers")
        self.menu(pair.find("button", "Claim Menu"), "Link as Conflicting")
        self.app.find("label", "Linked as conflicting")
        self.app.find("label", "Answers That Nobody Questions")
        self.row(BEAR).find("button", "Fold").click()
        self.wait_claims((1, "other"), (1, "bear"))
        gap = [r for r in self.app.find("list", "Argument").find_all("list item") if r.name == REBUTTAL]
        gap[0].find("label", REBUTTAL).click()                         # goes to the claim, unfolding what hides it
        self.wait_claims((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.app.wait(lambda: self.app.focused and "Rebuts it" in self.app.focused.name, what="the focus on the claim")
        self.app.key("ctrl+z")
        self.app.find("label", "Told by the words around them")
        self.app.key("ctrl+z")
        self.wait_claims((1, "rebuttal"), (1, "other"), (1, "bear"))

    def test_loop(self):
        """Two claims that rebut each other: the loop is cut where the first one would stand below itself."""
        self.link(REBUTTAL, BEAR, "Rebuts")
        self.wait_claims((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.link(BEAR, REBUTTAL, "Rebuts")
        self.said("↻ Stands above already: a loop, cut here")
        self.app.wait(lambda: len([w for _l, w in self.claims()]) == 4, what="the first claim again where it is cut")
        self.assertIn("a loop, cut here", [r.name for r in self.app.find("list", "Argument").find_all("list item")
                                           if "level 3" in r.name][0])
        self.picture("argument-loop")
        self.app.key("ctrl+z")
        self.wait_claims((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.app.key("ctrl+z")
        self.wait_claims((1, "rebuttal"), (1, "other"), (1, "bear"))

    def test_map(self):
        self.link(REBUTTAL, BEAR, "Rebuts")
        self.wait_claims((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.app.find("button", "Zoom Out", timeout=0)
        next(n for n in self.app.find_all() if n.name == "Map" and n.role in ("radio button", "toggle button")).click()
        chart = self.app.find("grouping", "Map of the Argument")
        claims = self.app.wait(lambda: len(chart.find_all("button")) == 4 and chart.find_all("button"),
                               what="the thesis and its claims")
        self.picture("argument-map")
        hands.focus(self.app, lambda n: n.name == f"Thesis: {THESIS}")
        self.app.key("Right")
        self.app.wait(lambda: OTHER in self.app.focused.name, what="the first claim")
        self.app.key("Down")
        self.app.wait(lambda: BEAR in self.app.focused.name, what="the second claim")
        self.app.key("Right")
        self.app.wait(lambda: self.app.focused.name.startswith("Rebuts it, For"), what="the rebuttal")
        self.app.key("Left")
        self.app.wait(lambda: BEAR in self.app.focused.name, what="its claim")
        wide = chart.find("button", claims[0].name).rect[2]
        self.app.key("plus")
        self.app.wait(lambda: self.app.focused.rect[2] > wide, what="it to be larger")
        self.app.key("0")
        self.app.key("Return")
        self.assertIn(BEAR, hands.reader(self.app).text)

    def test_elsewhere(self):
        """From the reader and from the table of claims the same dialog opens."""
        self.row(REBUTTAL).find("label", REBUTTAL).click()
        hands.reader(self.app)
        self.app.find("list", "Argument", timeout=0)
        hands.focus(self.app, lambda n: n.role == "text" and REBUTTAL in n.text)
        self.app.key("r")
        dialog = self.app.find("dialog", "Link the Claim")
        self.app.find("label", REBUTTAL)
        self.app.type("5%")
        self.app.wait(lambda: [r for r in dialog.find_all("list item") if BEAR in r.name], what="the bear claim")
        self.app.key("Return")
        self.said("Claim linked")
        self.app.key("alt+Left")
        self.wait_claims((1, "other"), (1, "bear"), (2, "rebuttal"))
        self.go("Claims")
        self.menu(self.app.find("button", "What to Do with the Selected Claims"), "Select All")
        self.menu(self.app.find("button", "What to Do with the Selected Claims"), "Rebuts, Supports…")
        self.app.find("dialog", "Link the Claim")


if __name__ == "__main__":
    sys.exit(main())
