#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All tags in one place: another name, two made one, away with it, each undone; and from a tag to its articles."""
import json

import case
from case import _, main


class Tags(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.stop()
        self.ids = [self.rows("import", self.write(f"{n}.txt", f"{n}\n\nThe {n} stands by the river.\n"))[0]["id"]
                    for n in ("loom", "mill", "tide")]
        for i, tags in enumerate((["cloth", "old"], ["old"], ["sea"])):
            for tag in tags:
                self.cli("tag", self.ids[i], "--tag", tag)
        self.start()
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")

    def manager(self):
        self.menu(self.app.find("toggle button", "Main Menu"), "Tags")
        self.app.wait(lambda: self.tags() == ["cloth", "old", "sea"], what="the tags")

    def tags(self):
        dialog = self.app.find("dialog", "Tags", timeout=0)
        found = dialog and next(iter(dialog.find_all("list", "Tags")), None)
        return [r.name for r in found.find_all("list item")] if found else []

    def wait_tags(self, *names):
        self.app.wait(lambda: self.tags() == list(names), what=f"the tags {names}")

    def of(self, n):
        return json.loads(self.cli("--json", "show", self.ids[n]))["tags"]

    def change(self, tag, item):
        self.app.find("dialog", "Tags").find("toggle button", f"Change “{tag}”").click()
        self.app.wait(lambda: self.app.find("menu item", item, timeout=0), what=f"{item!r} in the menu")
        self.app.settle()
        self.app.find("menu item", item).click()

    def undo(self):
        self.app.find("button", "Undo").click()

    def test_renamed_and_merged(self):
        self.manager()
        self.picture("tags")
        self.change("sea", "Rename…")
        self.app.find("alert", "Rename Tag")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the name")
        self.app.key("ctrl+a")
        self.app.type("water")
        self.app.key("Return")
        self.wait_tags("cloth", "old", "water")
        self.assertEqual(self.of(2), ["water"])
        self.undo()
        self.wait_tags("cloth", "old", "sea")
        self.change("cloth", "Rename…")
        self.app.find("alert", "Rename Tag")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the name")
        self.app.key("ctrl+a")
        self.app.type("old")
        self.said("There is a tag “old” already. The two become one.")
        self.app.key("Return")
        self.wait_tags("old", "sea")
        self.assertEqual(self.of(0), ["old"])
        self.undo()
        self.wait_tags("cloth", "old", "sea")
        self.assertEqual(self.of(0), ["cloth", "old"])
        self.change("sea", "Merge Into…")
        alert = self.app.find("alert", "Merge Tags")
        self.picture("tags-merge")
        alert.find("button", "Merge").click()
        self.wait_tags("cloth", "old")
        self.assertEqual(self.of(2), ["cloth"])

    def test_removed(self):
        self.manager()
        self.change("old", "Remove")
        self.wait_tags("cloth", "sea")
        self.assertEqual((self.of(0), self.of(1)), (["cloth"], []))
        self.undo()
        self.wait_tags("cloth", "old", "sea")
        self.assertEqual((self.of(0), self.of(1)), (["cloth", "old"], ["old"]))

    def test_to_its_articles(self):
        self.manager()
        self.app.find("dialog", "Tags").find("list item", "old").click()
        self.wait_articles(["loom", "mill"])
        self.go(_("Inbox"))
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")
        self.open("tide").find("button", "#sea").click()
        self.wait_articles(["tide"])
        self.app.key("ctrl+d")
        self.said("Search saved")
        self.assertEqual(self.rows("searches")[0]["query"], "tag:sea")


if __name__ == "__main__":
    raise SystemExit(main())
