#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is let go over a column of the board: files from elsewhere, articles and claims held over a thesis in the
sidebar until it opens; each in its place, each undone."""
import sqlite3
import sys

import ui
from case import Case, _, main
from clipboard import Dragged

THESIS = "Inference compute is the next link of the AI main line"
NOTE = "# Fans are back\n\nAir cooling is not dead: three of four small sites keep their fans.\n"
HIGHLIGHT = "By the time everybody talks about a link"


class Drops(Case):
    def hand(self, title):
        """The stages somebody assigned an article to."""
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            return [n for n, in db.execute("SELECT s.name FROM mention m JOIN stage s ON s.id = m.stage_id JOIN article a "
                                           "ON a.id = m.article_id WHERE m.rule = 'hand' AND a.title = ?", (title,))]

    def evidence(self, words):
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            return db.execute("SELECT s.name, e.stance FROM claim c JOIN evidence e ON e.claim_id = c.id JOIN stage s "
                              "ON s.id = e.stage_id WHERE c.exact LIKE ? || '%'", (words,)).fetchall()

    def column(self, name):
        return self.app.find("grouping", name)

    @staticmethod
    def hover(x, y):
        """No hand is quite still, and GTK asks anew what lies below it."""
        ui.mouse(x + 1, y)
        ui.mouse(x, y)

    def hold(self, source, row, column):
        """Take something, hold it over a thesis until its board is there, let it go on a column."""
        (x, y), (u, v) = source.centre(), row.centre()
        ui.mouse(x, y)
        self.addCleanup(ui.run, "xdotool", "mouseup", "1")
        ui.run("xdotool", "mousedown", "1")
        for i in range(1, 11):
            ui.mouse(x + (u - x) * i // 10, y + (v - y) * i // 10)
        self.app.wait(lambda: self.hover(u, v) or self.app.find("page tab", _("Board"), timeout=0),
                      what="the board under what is held")
        self.app.settle()
        a, b = self.column(column).centre()
        for i in range(1, 11):
            ui.mouse(u + (a - u) * i // 10, v + (b - v) * i // 10)
        for _turn in range(3):
            self.hover(a, b)
            self.app.settle()
        self.picture("board-drop")
        ui.run("xdotool", "mouseup", "1")

    def thesis(self):
        rows = self.app.find("list", _("Places"))
        return self.app.wait(lambda: next((r for r in rows.find_all("list item") if r.name.startswith(THESIS)), None),
                             what="the thesis in the sidebar")

    def test_files_articles_claims(self):
        path = self.write("fans.md", NOTE)
        self.go(THESIS)
        self.column("Applications")
        self.app.settle()                                              # the columns stand before one is aimed at
        x, y, width, _h = self.column("Applications").screen_rect
        before = len(self.rows("list"))
        with Dragged({"text/uri-list": f"file://{path}\r\n"}) as drag:
            self.assertTrue(drag.drop(x + width // 2, y + 60))
        self.said("1 new article")
        self.app.find("page tab", _("Board"))                          # one stays where it was let go
        self.assertEqual(self.hand("Fans are back"), ["Applications"])
        self.app.key("ctrl+z")
        self.app.wait(lambda: len(self.rows("list")) == before, what="import and assignment undone as one")
        self.go("Inbox")
        article = self.app.find("list", _("Articles")).find_all("list item")[1]
        title = article.name
        self.hold(article, self.thesis(), "Models")
        self.app.wait(lambda: "Models" in self.hand(title), what="the article at the stage")
        self.app.key("ctrl+z")
        self.app.wait(lambda: "Models" not in self.hand(title), what="the assignment undone")

    def test_claim_asks_its_stance(self):
        self.go("Claims")
        table = self.app.find("tree table", _("Claims"))
        row = self.app.wait(lambda: next((r for r in table.find_all("table row") if r.name.startswith(HIGHLIGHT)), None),
                            what="the highlight")
        self.hold(row.find("table cell"), self.thesis(), "Training compute")
        self.app.find("label", "What does it say of the thesis?")
        self.picture("board-drop-stance")
        # What changes meanwhile does not take the question away.
        thesis = next(t["id"] for t in self.rows("thesis", "list") if t["title"] == THESIS)
        self.cli("thesis", "set", thesis, "statement", "Said while a question is open.")
        self.said("Said while a question is open.")
        self.app.find("label", "What does it say of the thesis?")
        self.app.find("button", "▼ Against").click()
        self.app.wait(lambda: self.evidence(HIGHLIGHT) == [("Training compute", "against")], what="the evidence")
        self.said("Claim placed on the board")
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.evidence(HIGHLIGHT), what="it undone as one")
        # What is evidence already only changes its place.
        card = next(r for r in self.app.find_all("list item") if "never counts" in r.name or "counts the calls" in r.name)
        card.drag_to(self.column("Applications"))
        self.said("Claim placed on the board")
        self.assertIsNone(self.app.find("label", "What does it say of the thesis?", timeout=0))


if __name__ == "__main__":
    sys.exit(main())
