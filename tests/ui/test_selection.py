#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several articles are selected by keys and mouse, and the bar below the list does one thing to all of them, undone as
one."""
import case
import hands
from case import _


class Selection(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.stop()
        paths = [self.write(f"loom-{n}.txt", f"Loom {n}\nThe loom number {n} weaves {n * 7} yards of cloth every day.\n")
                 for n in range(1, 5)]
        self.cli("import", *paths)
        self.start()
        self.go(_("Inbox"))
        self.app.wait(lambda: len(self.articles()) == 4, what="four articles")

    def items(self):
        return self.app.find("list", _("Articles")).find_all("list item")

    def selected(self):
        return sum(item.has("selected") for item in self.items())

    def select(self, n):
        self.items()[0].click()
        self.app.key(*["shift+Down"] * (n - 1))
        self.app.wait(lambda: self.selected() == n, what=f"{n} rows selected")

    def bar(self):
        return self.app.find("button", _("Unselect"), timeout=0)

    def starred(self):
        return sum(a["starred"] for a in self.rows("search", "loom"))

    def test_keys(self):
        self.items()[0].click()
        self.assertIsNone(self.bar())
        self.app.key("shift+Down")
        self.said("2 selected")
        self.app.key("ctrl+a")
        self.said("4 selected")
        self.picture("selection")
        self.app.key("Escape")
        self.app.wait(lambda: not self.bar() and self.selected() == 0, what="the bar to go")
        self.app.key("ctrl+space")
        self.app.key("ctrl+Down", "ctrl+space")
        self.said("2 selected")

    def test_select_all_by_the_bar(self):
        self.select(2)
        self.app.find("button", _("Select All")).click()
        self.said("4 selected")
        self.app.find("button", _("Unselect")).click()
        self.app.wait(lambda: not self.bar(), what="the bar to go")

    def test_one_act_and_one_undo(self):
        self.select(3)
        self.app.find("button", _("Archive")).click()
        self.said("3 articles archived")
        self.app.wait(lambda: len(self.articles()) == 1, what="one article left")
        self.assertIsNone(self.bar())
        self.app.key("ctrl+z")
        self.app.wait(lambda: len(self.articles()) == 4, what="all four again")

    def test_menu_sets_and_takes_marks(self):
        self.app.find("list", _("Articles"))
        self.items()[0].click()
        self.app.key("s")
        self.said("1 article starred")
        self.select(3)
        self.app.find("button", _("Add Star")).click()
        said = self.said("3 articles starred")
        said.centre()                              # the message stands above the bar, not on it
        self.assertLessEqual(said.screen_rect[1] + said.screen_rect[3], self.bar().screen_rect[1])
        self.menu(self.app.find("button", _("More")) or self.app.find("toggle button", _("More")), "Remove Star")
        self.said("Star removed from 3 articles")

    def test_delete_for_good(self):
        self.select(2)
        self.app.find("button", _("Move to Trash")).click()
        self.app.wait(lambda: len(self.articles()) == 2, what="two articles left")
        self.go(_("Trash"))
        self.app.wait(lambda: len(self.articles()) == 2, what="two in the Trash")
        self.select(2)
        self.app.find("button", _("Delete for Good")).click()
        self.app.find("label", "The Trash Is Empty")
        self.app.key("ctrl+z")
        self.app.wait(lambda: len(self.articles()) == 2, what="two in the Trash again")
        self.select(2)
        self.app.find("button", _("Restore")).click()
        self.said("2 articles restored")

    def test_assign_says_what_some_have(self):
        self.items()[0].click()
        self.app.key("l")
        self.tag("hbm")
        self.select(2)
        self.app.find("button", _("Assign To…")).click()
        check = self.app.find("check box", "hbm")
        self.app.wait(lambda: check.has("indeterminate"), what="a dash for what one of two has")
        check.click()
        self.said("2 articles assigned")
        self.app.wait(lambda: check.has("checked") and not check.has("indeterminate"), what="a check")
        self.picture("selection-assign")
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find("dialog", _("Assign To"), timeout=0), what="the dialog to go")
        self.app.key("ctrl+z")
        self.select(2)
        self.app.find("button", _("Assign To…")).click()
        check = self.app.find("check box", "hbm")
        self.app.wait(lambda: check.has("indeterminate"), what="the dash again")
        self.app.key("Escape")

    def tag(self, word):
        self.app.find("dialog", _("Assign To"))
        self.app.settle()
        hands.focus(self.app, lambda n: n.role == "text" and "New Tag" in (n.name, n.parent and n.parent.name))
        self.app.type(word)
        self.app.key("Return")
        self.app.find("button", "Undo")
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find("dialog", _("Assign To"), timeout=0), what="the dialog to go")

    def test_merge(self):
        self.select(3)
        self.menu(self.app.find("button", _("More")) or self.app.find("toggle button", _("More")),
                  "Merge as Reprints of One")
        self.said("3 articles are reprints of one")
        self.assertEqual([r["state"] for r in self.rows("reprints")], ["same", "same"])
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.rows("reprints") == [], what="no reprints")


if __name__ == "__main__":
    raise SystemExit(case.main())
