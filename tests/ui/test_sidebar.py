#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the sidebar stand in their order, in an empty library and in a full one, and Alt with a number goes
there; what takes its time shows below them and can be given up."""
import sqlite3
import sys
import time

from case import Case, _, main

PLACES = [_(name) for name in ("Inbox", "Library", "Claims", "Due", "Reviews", "Trash")]


class Sidebar(Case):
    sample = False

    def places(self):
        return self.app.find("list", _("Places")).find_all("list item")

    def places_all(self):
        """Those that are scrolled out of sight, too."""
        return self.app.find("list", _("Places")).find_all("list item", showing=False)

    def names(self):
        """As they stand on the screen, whatever the order of the tree."""
        return [r.name for r in sorted(self.places(), key=lambda r: r.rect[1])]

    def follows_the_keys(self):
        for n in (3, 1, 6, 2, 5, 4):
            self.app.key(f"alt+{n}")
            self.app.wait(lambda: [r.name for r in self.places() if r.has("selected")] == [PLACES[n - 1]],
                          what=f"Alt+{n} to go to {PLACES[n - 1]}")

    def test_order(self):
        self.app.resize(1180, 1000)
        self.assertEqual(self.names(), PLACES)
        self.follows_the_keys()
        # What comes stands below, and nothing trades its place, in the same window and in the next.
        self.cli("sample", "--language", "en")
        theses = [t["title"] for t in self.rows("thesis", "list")]
        self.app.wait(lambda: len(self.names()) > len(PLACES) + len(theses), what="theses and instruments")
        for _run in range(2):
            self.assertEqual(self.names()[:6], PLACES)
            self.assertEqual(sorted(self.names()[6:6 + len(theses)]), sorted(theses))
            self.follows_the_keys()
            self.picture("sidebar-full")
            self.start()
            self.app.resize(1180, 1000)
            self.app.wait(lambda: len(self.names()) > len(PLACES) + len(theses), what="theses and instruments")


    def test_many_theses(self):
        """They come a few at a time, and stand in their order in the end, the one that is open selected."""
        titles = [f"Thesis {n:03}" for n in range(120)]
        for title in titles:
            self.cli("thesis", "new", title)
        since = time.monotonic_ns()
        self.start()
        shown = lambda: [r.name for r in self.places_all()]
        self.app.wait(lambda: len(shown()) == len(PLACES) + len(titles), what="all of them")
        self.app.settle()
        names = shown()
        self.assertEqual(sorted(names[6:]), titles)
        self.assertLess(self.app.busy(since)[0], 150)
        self.app.key("ctrl+k")
        self.app.find("dialog", _("Go To"))
        self.app.type(names[-1])
        found = lambda: [r.name for r in self.app.find("list", _("What Was Found")).find_all("list item")]
        self.app.wait(lambda: found()[:1] == names[-1:], what="it in the palette")
        self.app.key("Return")
        self.app.wait(lambda: [r.name for r in self.places_all() if r.has("selected")] == names[-1:],
                      what="its row selected")

    def starred(self):
        return len(self.rows("search", "is:starred"))

    def test_undo_that_takes_its_time(self):
        self.cli("import", self.write("rents.md", "# Rents\n\nRents rose in a month.\n"))
        self.app.find("list", _("Articles")).find("list item", "Rents").click()
        self.app.key("s")
        self.app.wait(lambda: self.starred() == 1, what="the star")
        other = sqlite3.connect(self.library, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")              # another program writes: nothing of it is done meanwhile
        self.app.key("ctrl+z")
        self.app.find("label", _("Undoing a change"))
        self.picture("undo-under-way")
        self.app.find("button", _("Cancel")).click()
        other.execute("ROLLBACK")
        self.said(_("Cancelled: nothing was changed"))
        self.app.wait(lambda: not self.app.find("label", _("Undoing a change"), timeout=0), what="the bar to go")
        self.assertEqual(self.starred(), 1)
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.starred() == 0, what="the star gone")

    def test_menus_are_there_while_they_are_open(self):
        """One that stays is told of its keys at each change of width, and takes twice as long each time."""
        self.assertEqual(self.app.find_all("menu item", showing=False), [])
        button = self.app.find("toggle button", _("Main Menu")).click()
        self.app.find("menu item", _("Preferences"))
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find_all("menu item", showing=False), what="the menu to be gone")
        self.menu(button, _("Preferences"))
        self.app.find("dialog", _("Preferences"))


if __name__ == "__main__":
    sys.exit(main())
