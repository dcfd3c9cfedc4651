#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A search is kept, stands in the sidebar, is run from there, removed, and all of that undone."""
import case
import hands
import ui
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

    def test_of_a_place(self):
        """On the page of a thesis or instrument its articles are kept, not the list that is not seen."""
        self.cli("thesis", "new", "Mills, by rivers")
        self.cli("instrument", "add", "515050.SSE")
        self.go("Mills")
        self.app.key("ctrl+d")
        self.app.wait(lambda: self.names() == ["Mills, by rivers"], what="a search for the thesis")
        self.go("515050")
        self.app.key("ctrl+d")
        self.app.wait(lambda: len(self.names()) == 2, what="a search for the instrument")
        self.assertEqual([s["query"] for s in self.rows("searches")], ['thesis:"Mills, by rivers"', "etf:515050.SSE"])
        self.app.key("ctrl+z")
        self.app.wait(lambda: len(self.names()) == 1, what="one search")

    def test_press_while_it_is_filled(self):
        """What comes between pressing on a place and letting go costs no click, on a row or on a button of a heading."""
        self.cli("thesis", "new", "Mills")
        self.app.wait(lambda: self.place("Mills"), what="the thesis")
        self.app.settle()
        ui.mouse(*self.place(_("Library")).centre())
        ui.run("xdotool", "mousedown", "1")
        self.keep("Looms", "loom")
        self.app.wait(lambda: self.count("Looms") == "1", what="its number")
        ui.run("xdotool", "mouseup", "1")
        self.app.wait(lambda: self.place(_("Library")).has("selected"), what="the Library")
        self.app.settle()
        ui.mouse(*self.app.find("button", _("New Thesis")).centre())
        ui.run("xdotool", "mousedown", "1")
        self.cli("import", self.write("weir.txt", "weir\nThe loom at the weir.\n"))
        self.app.wait(lambda: self.count("Looms") == "2" and self.count(_("Library")) == "4", what="other numbers")
        ui.run("xdotool", "mouseup", "1")
        self.app.find("dialog", _("New Thesis"))
        self.app.key("Escape")

    def count(self, name):
        row = self.place(name)
        return row.find_all("label")[-1].name if row else None

    def row_menu(self, name, item):
        self.place(name).click(button=3)
        self.app.wait(lambda: self.app.find("menu item", item, timeout=0), what=f"{item!r} in the menu")
        self.app.settle()
        self.app.find("menu item", item).click()

    def keep(self, name, query):
        self.cli("searches", "add", name, query)
        self.app.wait(lambda: self.place(name), what=f"{name!r} in the sidebar")

    def test_counts(self):
        """Numbers follow what is imported, thrown away and brought back."""
        self.keep("River", "river")
        self.app.wait(lambda: self.count("River") == "3", what="three")
        self.cli("import", self.write("weir.txt", "weir\nThe weir stands in the river.\n"))
        self.app.wait(lambda: self.count("River") == "4", what="four")
        self.keep("Weirs", "weir")
        self.app.wait(lambda: self.count("Weirs") == "1", what="one")
        self.go(_("Library"))
        self.app.wait(lambda: len(self.articles()) == 4, what="four articles")
        self.app.find("list", _("Articles")).find("list item", "weir").click()
        self.app.key("Delete")
        self.app.wait(lambda: self.count("River") == "3" and self.count("Weirs") == "", what="three and none")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.count("River") == "4" and self.count("Weirs") == "1", what="four and one")

    def test_changed_from_its_row(self):
        self.keep("Mills", "mill")
        self.keep("Looms", "loom")
        self.app.wait(lambda: self.count("Looms") == "1", what="one")
        self.row_menu("Mills", "Edit…")
        dialog = self.app.find("alert", "Saved Search")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the name")
        self.app.key("ctrl+a")
        self.app.type("River")
        self.app.key("Tab")
        self.app.key("ctrl+a")
        self.app.type("since:never")
        self.app.wait(lambda: not dialog.find("button", "Save").has("sensitive"), what="no saving of nonsense")
        self.picture("search-dialog")
        self.app.key("ctrl+a")
        self.app.type("river")
        self.app.wait(lambda: dialog.find("button", "Save").has("sensitive"), what="that it can be saved")
        self.app.key("Return")
        self.said("Saved search changed")
        self.app.wait(lambda: self.count("River") == "3", what="its new number")
        self.assertEqual([(s["name"], s["query"]) for s in self.rows("searches")], [("River", "river"), ("Looms", "loom")])
        self.row_menu("Looms", "Move Up")
        self.app.wait(lambda: self.names() == ["Looms", "River"], what="the other order")
        self.place("Looms").click()
        self.wait_articles(["loom"])
        self.row_menu("River", "Remove")
        self.said("Saved search removed")
        self.app.wait(lambda: self.names() == ["Looms"], what="one search")
        for want in (["Looms", "River"], ["River", "Looms"]):
            self.app.key("ctrl+z")
            self.app.wait(lambda: self.names() == want, what=f"{want}")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.names() == ["Mills", "Looms"], what="the old name")

    def test_changed_while_shown(self):
        self.keep("River", "river")
        self.go("River")
        self.app.wait(lambda: len(self.articles()) == 3 and self.place("River").has("selected"), what="three articles")
        self.row_menu("River", "Edit…")
        self.app.find("alert", "Saved Search")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the name")
        self.app.key("Tab", "ctrl+a")
        self.app.type("mill")
        self.app.key("Return")
        self.wait_articles(["mill"])
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles again")

    def test_menu_by_keyboard(self):
        self.keep("Looms", "loom")
        self.keep("Mills", "mill")
        hands.focus(self.app, lambda f: f.name == "Looms")
        self.app.key("shift+F10")
        self.app.wait(lambda: self.app.find("menu item", "Move Down", timeout=0), what="the menu by keyboard")
        self.assertIsNone(self.app.find("menu item", "Move Up", timeout=0))
        self.picture("search-menu")
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find("menu item", "Move Down", timeout=0), what="no menu")
        self.row_menu("Mills", "Remove")            # one with other items
        self.app.wait(lambda: self.names() == ["Looms"], what="one search")

    def test_kept_from_a_list_of_one_thing(self):
        """A stage's list is kept as a search with a filter for it."""
        article = self.rows("list")[0]
        self.cli("tag", article["id"], "inference_compute")
        self.app.key("ctrl+k")
        self.app.find("dialog", "Go To")
        self.app.type("inference")
        self.app.wait(lambda: self.app.find("list", "What Was Found", timeout=0), what="the stage")
        self.app.key("Return")
        self.wait_articles([article["title"]])
        self.app.key("ctrl+d")
        self.said("Search saved")
        kept = self.rows("searches")[0]
        self.assertEqual(kept["query"], f'stage:"{kept["name"]}"')
        self.go(_("Inbox"))
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")
        self.go(kept["name"])
        self.wait_articles([article["title"]])

    def test_claims(self):
        article = self.rows("list")[0]
        self.cli("claim", "add", article["id"], "--quote", f"The {article['title']} stands by the river.")
        self.go(_("Claims"))
        self.app.find("tree table", _("Claims"))
        self.app.key("ctrl+f")
        self.app.type("river")
        self.app.key("ctrl+d")
        self.said("Search saved")
        self.app.wait(lambda: self.count("river") == "1", what="one claim")
        self.go(_("Inbox"))
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")
        self.go("river")
        self.app.find("tree table", _("Claims"))
        self.app.wait(lambda: self.place("river").has("selected"), what="its row selected")

    def test_nothing_to_save(self):
        self.app.key("ctrl+d")
        self.app.settle()
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    raise SystemExit(case.main())
