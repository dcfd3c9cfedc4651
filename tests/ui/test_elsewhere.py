#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line writes into the library of an open window is shown there by itself, and nobody is taken
away from what is selected and read."""
import sys

import hands
from case import Case, _, main

TEXT = "\n\n".join(f"Paragraph {i} about looms, lamps and what they cost." for i in range(80))


class Elsewhere(Case):
    sample = False

    def test_import(self):
        first = self.write("first.md", "# Looms\n\n" + TEXT)
        self.cli("import", first)
        self.wait_articles(["Looms"])
        text = self.open("Looms")
        text.click()
        self.app.key("ctrl+End")
        self.app.settle()
        at = hands.place_of(self.app, text, len(text.text) - 1)
        second = self.write("second.md", "# Lamps\n\nA lamp that costs a tenth is lit ten times as long.")
        self.cli("import", second)
        self.wait_articles(["Looms", "Lamps"])
        self.app.wait(lambda: self.app.find("list", _("Places")).find("list item", _("Inbox"))
                      .find("label", "2", timeout=0), what="the count in the sidebar")
        self.app.settle()
        chosen = [r for r in self.app.find("list", _("Articles")).find_all("list item") if r.has("selected")]
        self.assertEqual([r.name for r in chosen], ["Looms"])
        self.assertEqual(hands.place_of(self.app, text, len(text.text) - 1), at)
        self.app.key("ctrl+z")                                # what is undone is what was done last
        self.wait_articles(["Looms"])


if __name__ == "__main__":
    sys.exit(main())
