#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large library worked by keys: lists, jumps, headings, searches, all of it selected, and Undo.

TLN_MANY says how many articles (20,000 where it is not set); a million were looked at by hand. TLN_BENCH_LIST makes them."""
import os
import re
import subprocess

import case
from case import _, main

MANY = int(os.environ.get("TLN_MANY", "20000"))


class Many(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.stop()
        os.remove(self.library)
        subprocess.run([os.environ["TLN_BENCH_LIST"], "make", str(MANY), self.library], check=True, timeout=300)
        self.start()
        self.go(_("Library"))
        self.app.wait(lambda: self.count() > 0.9 * MANY, what="the articles")

    def count(self):
        """What the title says, without asking for a million rows."""
        label = self.app.find("label", re.compile(r"^[\d,]+ articles?$"), timeout=0)
        return int(label.name.split()[0].replace(",", "")) if label else 0

    def wait_count(self, test, what):
        return self.app.wait(lambda: test(self.count()) and self.count(), what=what, timeout=40)

    def selected(self):
        return [r.name for r in self.app.find("list", _("Articles")).find_all("list item") if r.has("selected")]

    def wait_selected(self, number):
        """Titles end with the number of their article; the newest has the highest."""
        self.app.wait(lambda: any(abs(int(n.rsplit(" ", 1)[1]) - number) < 0.02 * MANY for n in self.selected()),
                      what=f"a row near {number} selected")

    def test_by_keys(self):
        whole = self.count()
        self.app.find("list", _("Articles")).find_all("list item")[0].click()
        self.app.key("End")
        self.wait_selected(1)
        self.picture("many-end")
        self.app.key("Home")
        self.wait_selected(MANY)
        self.menu(self.app.find("button", _("List Menu")), "Group By", "Day")
        self.app.wait(lambda: self.app.find("list", _("Articles")).find_all("row header"), what="headings")
        self.app.find("list", _("Articles")).find_all("list item")[1].click()
        self.app.key("End")
        self.wait_selected(1)
        self.menu(self.app.find("button", _("List Menu")), "Group By", "Nothing")
        self.app.wait(lambda: not self.app.find("list", _("Articles")).find_all("row header"), what="no headings")
        self.app.find("list", _("Articles")).find_all("list item")[1].click()
        # What is thrown away goes, the next is chosen, and Undo brings it back to its place.
        before = self.selected()
        self.app.key("Delete")
        self.wait_count(lambda n: n == whole - 1, "one less")
        self.app.wait(lambda: self.selected() and self.selected() != before, what="another one selected")
        self.app.key("ctrl+z")
        self.wait_count(lambda n: n == whole, "all again")

    def test_searches(self):
        whole = self.count()
        self.app.key("ctrl+f")
        for words, part in (("is:starred", 0.03), ("is:unread", 0.6), ("tag:tag7", 0.0033)):
            self.app.key("ctrl+a")
            self.app.type(words)
            self.wait_count(lambda n, p=part: 0.7 * p * whole < n < 1.3 * p * whole, words)
        self.picture("many-search")
        self.app.key("ctrl+a", "BackSpace")
        self.wait_count(lambda n: n == whole, "all again")

    def test_all_selected(self):
        self.app.find("list", _("Articles")).find_all("list item")[0].click()
        self.app.key("ctrl+a")
        self.app.wait(lambda: self.app.find("label", re.compile(r"^[\d,]+ selected$"), timeout=0), what="how many are selected")
        self.picture("many-selected")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.selected()) <= 1, what="nothing selected")


if __name__ == "__main__":
    raise SystemExit(main())
