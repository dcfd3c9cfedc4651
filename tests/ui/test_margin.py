#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The marks of claims in the margin as a screen reader and the keys meet them."""
import sys

import hands
from case import Case, _, main

TITLE = "Looms and lamps"
MORE = "\n\n".join(f"Filler number {n} says nothing of note, at some length and with patience." for n in range(60))
TEXT = f"# {TITLE}\n\nMore cloth was woven. Rents rose in a month.\n\nThe lamps went out.\n\n{MORE}\n\nAt last they burn again.\n"


class Margin(Case):
    sample = False

    def setUp(self):
        super().setUp()
        article = self.rows("import", self.write("looms.md", TEXT))[0]["id"]
        add = lambda quote, *more: self.cli("claim", "add", article, "--quote", quote, *more)
        add("Rents rose in a month.", "--stance", "for", "--speaker", "Mara Voss", "--stage", "inference_compute")
        add("The lamps went out.", "--stance", "against", "--stage", "training_compute", "--note", "Check it.")
        add("At last they burn again.", "--stance", "for", "--stage", "model")
        self.start()
        self.text = self.open(TITLE)

    def marks(self):
        return [b.name for b in self.text.find_all("button") if b.name.startswith("Claim")]

    def wait_marks(self, *names):
        self.app.wait(lambda: sorted(self.marks()) == sorted(names), what=f"the marks {names}")

    FIRST = "Claim by Mara Voss, For, stage Inference compute: Rents rose in a month."
    SECOND = "Claim, Against, stage Training compute, with a note: The lamps went out."
    LAST = "Claim, For, stage Models: At last they burn again."

    def test_names_of_those_in_view(self):
        self.wait_marks(self.FIRST, self.SECOND)
        self.text.click(at=(300, 300))
        self.app.key("ctrl+End")
        self.wait_marks(self.LAST)
        self.app.key("ctrl+Home")
        self.wait_marks(self.FIRST, self.SECOND)

    def test_reached_by_keys(self):
        self.wait_marks(self.FIRST, self.SECOND)
        self.text.click(at=(300, 300))
        mark = hands.focus(self.app, lambda f: f.name == self.SECOND)
        self.picture("margin-focus")
        self.app.key("Return")
        self.app.settle()
        self.assertTrue(mark.has("focused"))
        # what is done to the claim is said by its mark
        self.app.key("plus")
        self.wait_marks(self.FIRST, self.SECOND.replace("Against", "For"))
        self.app.key("ctrl+z")
        self.wait_marks(self.FIRST, self.SECOND)


if __name__ == "__main__":
    sys.exit(main())
