#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A search is kept, stands in the sidebar, is run from there, removed, and all of that undone."""
import case
from case import _


class SavedSearches(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.stop()
        paths = [self.write(f"{name}.txt", f"{name}\nThe {name} stands by the river.\n") for name in ("loom", "mill", "tide")]
        self.cli("import", *paths)
        self.start()
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")

    def names(self):
        return [s["name"] for s in self.rows("searches")]

    def place(self, name):
        places = self.app.find("list", _("Places"))
        return next((r for r in places.find_all("list item") if r.name.startswith(name)), None)

    def test_kept_run_removed(self):
        self.app.key("ctrl+f")
        self.app.type("mill")
        self.wait_articles(["mill"])
        self.app.key("ctrl+d")
        self.said("Search saved")
        self.app.wait(lambda: self.place("mill"), what="the search in the sidebar")
        self.assertEqual(self.names(), ["mill"])
        self.go(_("Inbox"))
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")
        self.go("mill")
        self.wait_articles(["mill"])
        self.app.wait(lambda: self.place("mill").has("selected"), what="its row selected")
        self.picture("saved-search")
        self.menu(self.app.find("toggle button", "List Menu", timeout=0) or self.app.find("button", "List Menu"),
                  "Remove Saved Search")
        self.said("Saved search removed")
        self.app.wait(lambda: not self.place("mill"), what="the row to go")
        self.app.wait(lambda: len(self.articles()) == 3, what="the whole list")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.place("mill"), what="the row again")
        self.assertEqual(self.names(), ["mill"])

    def test_nothing_to_save(self):
        self.app.key("ctrl+d")
        self.app.settle()
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    raise SystemExit(case.main())
