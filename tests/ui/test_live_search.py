#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching while typing: rows, count, the place in the text, the best matches first, and an input method that composes."""
import os
import sqlite3

import case
from case import _, main

os.environ["GTK_IM_MODULE"] = "simple"      # so that composing shows its pre-edit in any session


class LiveSearch(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.stop()
        filler = "Grass grows on the bank and nobody counts it. " * 20
        texts = {
            "Loom": f"{filler}Far down the weaver is named once. {filler}",
            "The weaver": "The weaver is a weaver; a weaver weaves.",
            "Tide": "The sea comes and goes.",
            "算力租赁": "液冷 and the tide of 算力.",
        }
        self.cli("import", *[self.write(f"{i}.txt", f"{name}\n{text}\n") for i, (name, text) in enumerate(texts.items())])
        self.start()
        self.app.wait(lambda: len(self.articles()) == 4, what="four articles")

    def row(self, title):
        return self.app.find("list", _("Articles")).find("list item", title)

    def says(self, title, words):
        return words in self.row(title).description

    def field(self):
        return self.app.wait(lambda: self.app.focused if self.app.focused and self.app.focused.has("editable") else None, what="the field")

    def search(self, words):
        self.app.key("ctrl+f")
        self.field()
        self.app.type(words)

    def test_rows_and_count(self):
        self.search("weaver")
        self.wait_articles(["Loom", "The weaver"])
        self.app.wait(lambda: self.says("Loom", "Far down the weaver"), what="the place in the text")
        self.said("2 articles")
        self.picture("live-search")
        self.app.key("ctrl+a", "BackSpace")
        self.app.wait(lambda: len(self.articles()) == 4, what="all articles")
        self.app.wait(lambda: not self.says("Loom", "Far down"), what="the row without what was found")

    def test_best_first(self):
        button = self.app.find("toggle button", _("List Menu"), timeout=0) or self.app.find("button", _("List Menu"))
        button.click()
        self.app.find("menu item", "Date Added")
        self.assertFalse(self.app.find_all("menu item", "Best Matches"))
        self.app.key("Escape")
        self.search("weaver")
        self.wait_articles(["Loom", "The weaver"])
        self.menu(button, "Date Added")
        self.menu(button, "Best Matches")
        self.app.wait(lambda: self.articles() == ["The weaver", "Loom"], what="the best first")
        self.menu(button, "Reverse Order")
        self.app.wait(lambda: self.articles() == ["Loom", "The weaver"], what="the worst first")
        self.app.key("ctrl+f", "Escape")
        self.app.wait(lambda: len(self.articles()) == 4, what="all articles")
        button.click()
        self.app.find("menu item", "Date Added")
        self.assertFalse(self.app.find_all("menu item", "Best Matches"))
        self.app.key("Escape")

    def test_letters_begin(self):
        """Typing in the list begins a search with what was typed."""
        self.row("Tide").click()
        self.app.type("weav")
        self.wait_articles(["Loom", "The weaver"])

    def test_composing(self):
        """Nothing is searched for until an input method has made up its mind."""
        self.search("t")
        self.app.wait(lambda: len(self.articles()) == 4, what="all articles")
        self.app.key("ctrl+a", "BackSpace")
        self.app.key("ctrl+shift+u", "7", "b", "9", "7")        # pre-edit: u7b97
        self.app.settle()
        self.assertEqual(len(self.articles()), 4)
        self.app.key("space")
        self.wait_articles(["算力租赁"])

    def notice(self):
        return next((l for l in self.app.find_all("label") if l.name.startswith("Search reads every text")), None)

    def test_index_being_made(self):
        """With an index of another version texts are read, and it is said until there is one of this."""
        db = sqlite3.connect(self.library, isolation_level=None)
        self.addCleanup(db.close)
        db.execute("UPDATE meta SET value = '0' WHERE key = 'tokenizer_version'")
        db.execute("BEGIN IMMEDIATE")                           # nobody makes the index meanwhile
        self.search("weaver")
        self.wait_articles(["Loom", "The weaver"])
        self.app.wait(self.notice, what="the notice")
        self.assertEqual(self.notice().name, "Search reads every text while its index is being made: 0 % done")
        self.picture("index-notice")
        self.app.key("Escape")
        self.app.wait(lambda: not self.notice(), what="no notice where nobody searches")
        self.app.key("ctrl+f")
        self.app.wait(self.notice, what="the notice")
        db.execute("ROLLBACK")
        self.app.wait(lambda: not self.notice(), what="the notice to go")
        self.assertEqual(db.execute("SELECT count(*) FROM meta WHERE key = 'tokenizer_version' AND value > 0").fetchone(), (1,))
        self.field()
        self.app.type("weaver")
        self.wait_articles(["Loom", "The weaver"])


if __name__ == "__main__":
    raise SystemExit(main())
