#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a search may go on, under its field: filters, names, searches that are kept; by keyboard and mouse."""
import datetime
import os

import case
from case import main

os.environ["GTK_IM_MODULE"] = "simple"      # so that composing shows its pre-edit in any session


class Completion(case.Case):
    def search(self, words=""):
        self.app.key("ctrl+f")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the field")
        if words:
            self.app.type(words)

    def offers(self):
        found = self.app.find("list", "Completions", timeout=0)
        return [r.name for r in found.find_all("list item")] if found else []

    def described(self):
        found = self.app.find("list", "Completions", timeout=0)
        return [(r.name, r.description) for r in found.find_all("list item")] if found else []

    def wait_offers(self, *names):
        self.app.wait(lambda: self.offers() == list(names), what=f"the completions {names}")

    def chosen(self):
        return [r.name for r in self.app.find("list", "Completions").find_all("list item") if r.has("selected")]

    def saved(self):
        """What is in the field: keep it and look."""
        self.app.key("ctrl+d")
        self.said("Search saved")
        return self.rows("searches")[-1]["query"]

    def test_keys(self):
        self.search("st")
        self.wait_offers("stage:", "stance:")
        self.assertEqual(self.chosen(), [])
        self.app.key("Down", "Down")
        self.app.wait(lambda: self.chosen() == ["stance:"], what="the second one")
        self.app.key("Up")
        self.app.wait(lambda: self.chosen() == ["stage:"], what="the first one")
        self.app.key("Return")
        self.app.wait(lambda: "\"Training compute\"" in self.offers(), what="the stages")
        self.picture("completion")
        self.app.type("trco")
        self.wait_offers("\"Training compute\"")
        self.app.key("Tab")
        self.wait_offers()
        self.app.wait(lambda: 0 < len(self.articles()) < 6, what="articles of the stage")
        self.app.type("compute")
        self.assertEqual(self.saved(), "stage:\"Training compute\" compute")

    def test_words_and_mouse(self):
        self.search("is:st")
        self.wait_offers("starred", "stub")
        self.app.find("list", "Completions").find("list item", "starred").click()
        self.said("Nothing Found")
        self.assertEqual(self.saved(), "is:starred")

    def test_dates(self):
        """Spans of now by name, months of a year, days of a month."""
        today = datetime.date.today()
        year, week, _day = today.isocalendar()
        self.search("since:")
        spans = [(f"{today}", "today"), (f"{year}-W{week:02}", "this week"), (f"{today:%Y-%m}", "this month"), (f"{today.year}", "this year")]
        self.app.wait(lambda: self.described()[:4] == spans, what="spans of now")
        self.picture("completion-dates")
        self.app.key("ctrl+a", "BackSpace")
        self.app.type("until:2024-1")
        self.app.wait(lambda: self.described() == [("2024-10", "October 2024"), ("2024-11", "November 2024"), ("2024-12", "December 2024")], what="months")
        self.app.type("2")
        self.app.wait(lambda: self.described()[:1] == [("2024-12-01", "1 December 2024")], what="days of the month")
        self.app.key("Down", "Return")
        self.wait_offers()
        self.assertEqual(self.saved(), "until:2024-12-01")

    def test_leaves_plain_searches_alone(self):
        """Enter goes to the first article when nothing was chosen; Escape closes the list first, then the search."""
        self.search("inference in")
        self.app.key("BackSpace", "BackSpace", "BackSpace")
        self.app.wait(lambda: 0 < len(self.articles()) < 6, what="some articles")
        self.app.type(" is")
        self.wait_offers("is:")
        self.app.key("Return")
        self.app.wait(lambda: any(r.has("selected") for r in self.app.find("list", "Articles").find_all("list item")), what="the first article")
        self.wait_offers()
        self.search()
        self.app.key("ctrl+a")
        self.app.type("st")
        self.app.wait(lambda: self.offers(), what="completions")
        self.app.key("Escape")
        self.wait_offers()
        self.assertTrue(self.app.focused.has("editable"))
        self.app.key("Escape")
        self.app.wait(lambda: len(self.articles()) == 6, what="the whole list")

    def test_empty_field_and_kept_searches(self):
        self.cli("searches", "add", "Power doubts", "is:unread compute")
        self.search()
        self.assertEqual(self.offers(), [])
        self.app.key("Down")
        self.app.wait(lambda: self.offers()[:2] == ["stage:", "thesis:"], what="all filters")
        self.app.key("Escape")
        self.app.wait(lambda: not self.offers(), what="no completions")
        self.app.type("powe")
        self.wait_offers("is:unread compute")
        self.app.key("Tab")
        self.app.wait(lambda: 0 < len(self.articles()) < 6, what="what the kept search finds")

    def test_composing_keeps_its_keys(self):
        self.search("st")
        self.wait_offers("stage:", "stance:")
        self.app.key("ctrl+shift+u", "6", "1")
        self.app.key("Return")                      # ends the composing: an "a"
        self.app.type("n")
        self.wait_offers("stance:")


if __name__ == "__main__":
    raise SystemExit(main())
