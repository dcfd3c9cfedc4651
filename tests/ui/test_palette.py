#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command palette: actions, theses, stages, instruments and articles by a few letters, with the keyboard alone."""
from case import Case, main


class Palette(Case):
    def open(self):
        self.app.key("ctrl+k")
        self.app.find("dialog", "Go To")

    def first(self):
        items = self.app.find("list", "What Was Found").find_all("list item")
        return items[0].name if items else None

    def type(self, text, first):
        self.app.type(text)
        self.app.wait(lambda: self.first() == first, what=first)

    def gone(self):
        self.app.wait(lambda: not self.app.find_all("dialog", "Go To"), what="no palette")

    def test_goes(self):
        self.open()
        thesis = self.rows("thesis", "list")[0]
        self.assertEqual(self.first(), thesis["title"])
        self.app.key("Escape")
        self.gone()

        self.open()
        self.type("prf", "Preferences")
        self.app.key("Return")
        self.app.find("dialog", "Preferences")
        self.app.key("Escape")

        self.open()
        self.type("trash", "Trash")
        self.app.key("Return")
        self.gone()
        self.said("The Trash Is Empty")

        article = self.rows("list")[0]
        self.open()
        self.type(article["title"][:12], article["title"])
        self.app.key("Return")
        self.gone()
        self.said(article["title"])

        self.open()
        self.type("trco", "Training compute")
        self.app.key("Return")
        self.gone()
        self.said("Training compute")

    def test_moves(self):
        self.open()
        self.app.type("imp")
        self.app.wait(lambda: self.first() == "Import files", what="Import files")
        self.app.key("Down")
        self.app.key("Up")
        self.app.key("Down")
        self.app.key("Up")
        self.app.type("zzzz")
        self.app.find("label", "Nothing Found")
        self.app.key("Return")
        self.app.find("dialog", "Go To")


if __name__ == "__main__":
    main()
