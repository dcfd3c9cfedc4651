#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A search that makes no sense is explained under its field, what was probably meant is a link, and the list stays."""
from case import Case, main
from clipboard import Copied

FLAGS = "After “is:” there can be unread, starred, inbox, archived, highlighted or stub."
KEY = "There is no such filter; this is searched for as a word."
NAME = "Nothing has this name."


class SearchHint(Case):
    def search(self, words):
        self.app.key("ctrl+f")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the field")
        self.app.key("ctrl+a")
        self.app.type(words)

    def hint(self, words):
        return self.app.wait(lambda: next((l for l in self.app.find_all("label") if l.name.startswith(words)), None), what=words)

    def test_said_and_gone(self):
        self.search("compute")
        self.app.wait(lambda: 0 < len(self.articles()) < 6, what="some articles")
        self.app.settle()                          # the last letters find fewer than the first
        found = self.articles()
        with Copied("is:green"):              # at once: what is typed on the way is searched for, too
            self.app.key("ctrl+a", "ctrl+v")
            self.hint(FLAGS)
        self.app.settle()
        self.picture("hint")
        self.assertEqual(self.articles(), found)
        self.app.key("ctrl+a")
        self.app.type("is:unread")
        self.app.wait(lambda: not [l for l in self.app.find_all("label") if l.name.startswith(FLAGS)], what="no hint")
        self.app.wait(lambda: len(self.articles()) == 6, what="all articles")

    def test_what_was_meant(self):
        self.search("stgae:applications")
        self.hint(KEY + " Did you mean stage")
        self.app.key("ctrl+a")
        self.app.type("stage:aplications")
        label = self.hint(NAME + " Did you mean Applications")
        self.app.key("Escape")                     # what it may go on with
        self.app.key("Tab", "Tab", "Return")
        self.app.wait(lambda: not [l for l in self.app.find_all("label") if l.name.startswith(NAME)], what="no hint")
        self.app.wait(lambda: 0 < len(self.articles()) < 6, what="articles of the stage")
        self.assertIsNotNone(label)


if __name__ == "__main__":
    main()
