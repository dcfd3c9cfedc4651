#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A long article, which is put in by slices: what is asked of it before all is there, and where one was."""
import re
import sys

import hands
from case import Case, _, main

TITLE, OTHER = "A very long report", "A note"
SECTIONS = 700
BODY = ("The servers of kind {n} were late again, and the orders moved on to the next quarter. " * 4).strip()
TEXT = f"# {TITLE}\n\n" + "\n\n".join(f"## Section {n}\n\n" + BODY.format(n=n) for n in range(1, SECTIONS + 1)) + \
    "\n\nHere the turbine ends.\n"


class Long(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.cli("import", self.write("long.md", TEXT))
        self.cli("import", self.write("note.md", f"# {OTHER}\n\nNothing of note.\n"))
        self.start()

    def seen(self, words):
        """The words stand where they are to be seen."""
        at = self.text.text.find(words)
        if at < 0:
            return False
        e = self.text.character(at)
        _x, _y, _width, height = self.app.place(self.app.windows[0])
        return e.height > 0 and 40 < e.y < height - 10

    def resize(self, width):
        """The layout may become another one, and what is on the screen another object."""
        self.app.resize(width, 760)
        self.app.settle()
        self.text = hands.reader(self.app, TITLE)

    def section(self):
        """The first section whose heading is in view, or 0."""
        text = self.text.text
        top = self.app.place(self.app.windows[0])[3]
        for m in re.finditer(r"Section (\d+)\n", text):
            e = self.text.character(m.start())
            if 40 < e.y < top and e.height > 0:
                return int(m.group(1))
        return 0

    def wait_section(self, n):
        """Lines break elsewhere, so that the next heading may come into view or leave it."""
        self.app.wait(lambda: abs(self.section() - n) <= 1, what=f"section {n} in view")

    def wait_seen(self, words):
        self.app.wait(lambda: self.seen(words), what=f"{words!r} in view")

    def whole(self):
        self.app.wait(lambda: "turbine" in self.text.text, what="all of the text")

    def test_all_of_it_comes(self):
        self.text = self.open(TITLE)
        self.whole()
        for n in (1, 2, 350, SECTIONS):
            self.assertEqual(self.text.text.count(f"Section {n}\n"), 1)
        self.assertLess(self.text.text.index("Section 350\n"), self.text.text.index("Section 351\n"))
        self.wait_seen("Section 1\n")

    def test_asked_at_once(self):
        self.text = self.open(TITLE)
        self.text.click(at=(80, 300))
        self.app.key("ctrl+f")
        self.app.type("turbine")
        self.app.find("label", "1 of 1")
        self.wait_seen("Here the turbine ends")

    def test_another_one_meanwhile(self):
        rows = self.app.find("list", _("Articles"))
        long, note = rows.find("list item", TITLE), rows.find("list item", OTHER)
        for _round in range(3):
            long.click()
            note.click()
        self.text = hands.reader(self.app, OTHER)
        self.app.wait(lambda: "Nothing of note." in self.text.text, what="the text of the note")
        self.app.settle()
        self.assertNotIn("Section", self.text.text)

    def test_a_claim_is_gone_to(self):
        self.cli("claim", "add", self.article(), "--quote", "Here the turbine ends.", "--stance", "for", "--stage",
                 "model")
        self.start()
        self.go(_("Claims"))
        self.app.wait(lambda: next((r for r in self.app.find_all("table row") if "turbine" in r.name), None)
                      or self.app.find("cell", "Here the turbine ends.", timeout=0), what="the claim").click(count=2)
        self.text = hands.reader(self.app, TITLE)
        self.wait_seen("Here the turbine ends")

    def article(self):
        return next(str(a["id"]) for a in self.rows("list") if a["title"] == TITLE)

    def test_place_is_kept(self):
        self.text = self.open(TITLE)
        self.whole()
        self.text.click(at=(100, 300))
        for _i in range(60):
            self.app.key("Page_Down")
        self.app.settle()
        here = self.section()
        self.assertGreater(here, 20)
        self.resize(620)
        self.wait_section(here)
        self.resize(1180)
        self.wait_section(here)
        # another article and back
        self.open(OTHER)
        self.text = self.open(TITLE)
        self.wait_section(here)
        # another day
        self.start()
        self.text = self.open(TITLE)
        self.wait_section(here)


if __name__ == "__main__":
    sys.exit(main())
