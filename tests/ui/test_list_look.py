#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a list looks: headings of days and weeks, rows of one height, and all of it the same the next time."""
import case
from case import _, main


class ListLook(case.Case):
    def setUp(self):
        super().setUp()
        self.go(_("Library"))
        self.said("6 articles")

    def list_menu(self, *names):
        self.menu(self.app.find("button", _("List Menu")), *names)

    def headings(self):
        return [h.name for h in self.app.find("list", _("Articles")).find_all("row header", showing=False)]

    def heights(self):
        return {r.rect[3] for r in self.app.find("list", _("Articles")).find_all("list item")}

    def wait_headings(self, first, n):
        self.app.wait(lambda: self.headings()[:1] == [first] and len(self.headings()) >= n, what=f"the heading {first!r}")

    def test_headings(self):
        self.assertEqual(self.headings(), [])
        self.list_menu("Group By", "Week")
        self.wait_headings("Week of 10 March 2025 · 1", 4)
        self.said("6 articles")
        self.picture("list-weeks")
        self.list_menu("Group By", "Day")
        self.wait_headings("10 March 2025 · 1", 4)
        # Titles are in no order of days.
        self.list_menu("Title")
        self.app.wait(lambda: not self.headings(), what="no headings")
        self.list_menu("Date")
        self.wait_headings("10 March 2025 · 1", 4)
        # A row that goes takes its heading along, and Undo brings both back.
        self.app.find("list", _("Articles")).find_all("list item")[0].click()
        self.app.key("Delete")
        self.wait_headings("3 March 2025 · 1", 4)
        self.app.key("ctrl+z")
        self.wait_headings("10 March 2025 · 1", 4)
        self.start()
        self.go(_("Library"))
        self.wait_headings("10 March 2025 · 1", 4)
        self.list_menu("Group By", "Nothing")
        self.app.wait(lambda: not self.headings(), what="no headings")

    def test_publisher(self):
        """All articles of one publisher, from the menu of a row."""
        self.cli("import", self.write("other.txt", "Of nobody\nThis text does not say where it is from.\n"))
        self.start()
        self.go(_("Library"))
        self.said("7 articles")
        self.app.find("list", _("Articles")).find("list item", "Four phases of a rotating main line").click()
        self.app.key("Menu")
        self.app.wait(lambda: self.app.find("menu item", "Articles of This Publisher", timeout=0), what="the menu").click()
        self.said("6 articles")
        self.assertTrue(self.app.find("toggle button", _("Search")).has("pressed"))
        self.app.key("Escape")
        self.said("7 articles")

    def test_rows(self):
        tall = self.heights()
        self.assertEqual(len(tall), 1, "rows of one height")
        self.list_menu("Rows", "Compact")
        self.app.wait(lambda: len(self.heights()) == 1 and max(self.heights()) < 0.6 * max(tall), what="low rows")
        self.picture("list-compact")
        self.start()
        self.app.wait(lambda: len(self.heights()) == 1 and max(self.heights()) < 0.6 * max(tall), what="low rows again")
        self.list_menu("Rows", "Comfortable")
        self.app.wait(lambda: self.heights() == tall, what="rows as they were")


if __name__ == "__main__":
    raise SystemExit(main())
