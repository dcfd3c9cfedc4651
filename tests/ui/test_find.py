#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in the article that is open."""
import re
import sys

import ui
from case import Case, _, main

TITLE = "A long tale of pumps"
PARTS = [f"Paragraph {n} says that pumping is work, and that a Pump of kind {n} holds." for n in range(1, 61)]
TEXT = TITLE + "\n\nLast of all comes 光模块.\n\n" + "\n\n".join(PARTS) + "\n\nThe 光模块 market of ＡＩ ends here.\n"


class Find(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.cli("import", self.write("pumps.txt", TEXT))
        self.start()
        self.text = self.open(TITLE)
        self.text.click(at=(80, 300))

    def count(self, words):
        return self.app.find("label", words)

    def find(self, words):
        self.app.key("ctrl+f")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the entry")
        self.app.type(words)

    def marked(self):
        """The words at the cursor, which goes to what is found."""
        at = self.text.caret
        return self.text.text[at:]

    def test_counted_and_stepped_through(self):
        self.find("pump")                          # in "pumping" and "Pump": twice a paragraph, and in the title line
        self.app.wait(lambda: [l for l in self.app.find_all("label") if l.name.endswith(" of 120")
                               or l.name.endswith(" of 121")], what="the count")
        total = next(l.name for l in self.app.find_all("label") if " of 12" in l.name).split()[-1]
        first = int(next(l.name for l in self.app.find_all("label") if l.name.endswith(f" of {total}")).split()[0])
        self.app.settle()
        self.picture("find")
        self.app.key("Return")
        self.count(f"{first + 1} of {total}")
        self.app.key("shift+Return", "shift+Return")
        self.count(f"{(first - 2) % int(total) + 1} of {total}")

    def test_folded_and_around_the_end(self):
        self.find("光模块")
        self.count("2 of 2")                       # from where one is on
        self.app.wait(lambda: self.marked().startswith("光模块 market"), what="the last one in view")
        self.app.key("Return")
        self.count("1 of 2")
        self.app.key("ctrl+a")
        self.app.type("ai ends")                   # full-width letters are the same
        self.count("1 of 1")
        self.app.key("ctrl+a")
        self.app.type("pumping")
        first = int(self.app.find("label", re.compile(r" of 60$")).name.split()[0])
        self.app.key("ctrl+a")
        ui.run("xdotool", "type", "--delay", "0", "--args", "1", "pumping",          # quicker than it is
               "key", "--delay", "0", "Return", "Return")                            # looked for
        self.count(f"{(first + 1) % 60 + 1} of 60")
        self.app.key("ctrl+a")
        self.app.type("turbine")
        self.count("Not found")

    def test_escape_goes_back_and_close_stays(self):
        before = self.marked()
        self.find("kind 60")
        self.app.wait(lambda: self.marked().startswith("kind 60"), what="the place found")
        self.app.key("Escape")
        self.app.wait(lambda: self.marked() == before, what="the place of before")
        self.find("kind 60")
        self.app.wait(lambda: self.marked().startswith("kind 60"), what="the place found again")
        self.app.find("button", _("Close and Stay Here (Ctrl+Enter)")).click()
        self.app.settle()
        self.assertTrue(self.marked().startswith("kind 60"))
        self.find("kind 50")
        self.app.wait(lambda: self.marked().startswith("kind 50"), what="another place")
        self.app.key("ctrl+Return")
        self.app.wait(lambda: self.text.has("focused"), what="the text to have the keys")
        self.assertTrue(self.marked().startswith("kind 50"))

    def test_elsewhere_the_key_searches(self):
        self.app.find("list", _("Articles")).find("list item", TITLE).click()
        self.app.key("ctrl+f")
        self.app.settle()
        self.assertFalse(self.app.find_all("button", _("Close and Stay Here (Ctrl+Enter)")))


if __name__ == "__main__":
    sys.exit(main())
