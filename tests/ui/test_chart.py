#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart of an instrument: its menu by keys and pointer, measuring, comparing, a picture, what is kept."""
import contextlib
import datetime
import os
import re
import sqlite3
import sys

import hands
from case import Case, main

NAME = "515050 5G Communication ETF"


def split_file(close):
    """Sixty weekdays up to today that go on from a close, with a split one to three half-way."""
    day, days = datetime.date.today(), []
    while len(days) < 60:
        if day.weekday() < 5:
            days.insert(0, day)
        day -= datetime.timedelta(1)
    lines = ["date,open,high,low,close"]
    for n, day in enumerate(days):
        c = close * (1 + 0.001 * n) / (3 if n >= 30 else 1)
        lines.append(f"{day},{c:.4f},{c * 1.01:.4f},{c * 0.99:.4f},{c:.4f}")
    return "\n".join(lines) + "\n"


class Point:
    """A place on the screen to drag to."""
    def __init__(self, x, y):
        self.at = x, y

    def centre(self):
        return self.at


class Chart(Case):
    def marks(self):
        found = re.search(r"(\d+) marks?\.", self.chart().description)
        return int(found[1]) if found else 0

    def button(self, words):
        return self.app.wait(lambda: self.app.find("button", re.compile(words), timeout=0), what=f"a mark {words!r}")

    def chart(self):
        return self.app.wait(lambda: next((n for n in self.app.find_all("image") if "515050" in n.name and
                                           n.description), None), what="the chart")

    def opened(self):
        self.go(NAME)
        chart = self.chart()
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys")
        self.app.settle()
        return chart

    def choose(self, *names):
        self.app.find("toggle button", "Chart Options").click()
        for name in names:
            self.app.wait(lambda: self.app.find(None, name, timeout=0), what=name).click()
            self.app.settle()

    def library_does(self, statement):
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            db.execute(statement)
            db.commit()

    def test_menu(self):
        self.opened()
        before = hands.ui.screen().sum()
        self.choose("Kind", "Hollow Candles")
        self.app.wait(lambda: hands.ui.screen().sum() != before, what="candles")
        self.picture("chart-hollow")
        self.choose("A Bar for Each", "Week")
        self.app.wait(lambda: "53 bars" in self.chart().description or "54 bars" in self.chart().description,
                      what="weeks in the summary")
        self.picture("chart-weeks")

    def test_measure_and_menu_of_keys(self):
        self.opened()
        self.app.key("End", "Home")
        self.app.settle()
        before = hands.ui.screen().sum()
        self.app.key("m", "Right", "Right", "Right")
        self.app.wait(lambda: hands.ui.screen().sum() != before, what="what is measured")
        self.picture("chart-measure")
        self.app.key("Escape", "shift+F10")
        self.app.find("menu item", "Copy Values")
        self.picture("chart-menu")
        self.app.key("Escape")

    def test_strip_and_lines(self):
        self.opened()
        self.app.resize(1180, 960)
        for name in ("Room for Days without Trade", "Articles a Week", "Strip of the Whole History",
                     "Average of 20 Bars (SMA)", "Bollinger Bands (20, 2)", "Drawdown"):
            before = hands.ui.screen().sum()
            self.choose(name)
            self.app.wait(lambda: hands.ui.screen().sum() != before, what=name)
        self.app.key("Escape")
        self.picture("chart-all")
        self.start()                                                    # what was chosen is kept
        self.opened()
        self.app.resize(1180, 960)
        self.app.find("toggle button", "Chart Options").click()
        kept = self.app.wait(lambda: self.app.find("menu item", "Drawdown", timeout=0) or
                             self.app.find("check menu item", "Drawdown", timeout=0), what="the menu")
        self.assertTrue(kept.has("checked"))
        self.app.key("Escape")

    def test_stages(self):
        self.assertIn("2 marks", self.opened().description)
        self.choose("Stages Shown")
        stage = self.app.wait(lambda: next((n for n in self.app.find_all() if n.role.endswith("menu item") and
                                            n.name in ("Training compute", "None", "Inference compute")), None),
                              what="a stage")
        stage.click()
        self.app.wait(lambda: "2 marks" not in self.chart().description, what="fewer marks")

    def test_kinds(self):
        """Convictions and splits beside evidence, each hidden and shown, each leading to its place."""
        self.stop()
        last = self.rows("prices", "list", "515050.SSE")[-1]["c"]
        self.cli("prices", "import", "515050.SSE", self.write("new.csv", split_file(last)))
        (thesis,) = self.rows("thesis", "new", "Splits say nothing")
        self.cli("instrument", "link", "515050.SSE", "--thesis", thesis["id"], "--reason", "a test")
        self.cli("thesis", "set", thesis["id"], "conviction", "60")
        self.start()
        self.opened()
        self.button("^Looks like a split · .*\nAbout 1 to 3: close")
        self.choose("Marks Shown", "Forecasts")                         # of the sample, made on the same day
        self.app.key("Escape")
        self.button(r"(^|\n)Conviction 60 · [-\d]+\nSplits say nothing")
        self.picture("chart-kinds")
        everything = self.marks()
        self.choose("Marks Shown", "Splits and Dividends")
        self.app.wait(lambda: self.marks() == everything - 1, what="no split")
        self.start()                                                    # what is hidden stays so
        self.opened()
        self.assertEqual(self.marks(), everything - 1)
        self.choose("Marks Shown", "Splits and Dividends")
        self.app.wait(lambda: self.marks() == everything, what="the split again")
        self.app.key("Escape")
        self.button("^Looks like a split").click()                      # by the pointer: it is asked about
        self.answer_the_jump(last)
        self.chart().click(at=(30, 60))
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys")
        self.app.key("End", "bracketleft", "bracketright", "Return")    # by keys: the log of the thesis
        which = self.app.wait(lambda: self.app.find("button", re.compile("^Conviction 60 · .*Splits", re.S), timeout=0) or
                              self.app.find("page tab", "Log", timeout=0), what="the place of the mark")
        if which.role == "button":
            which.click()
        self.app.wait(lambda: self.app.find("page tab", "Log").has("checked"), what="the log")

    def answer_the_jump(self, close):
        """What looks like a split is one: earlier prices are in today's shares then, those kept are as they were."""
        dialog = self.app.find("dialog", "Is It a Split?")
        self.assertEqual([e.text for e in dialog.find_all("text") if e.has("editable")][1:3], ["1", "3"])
        self.picture("chart-split-dialog")
        dialog.find("button", "Save").click()
        self.button("^Split · [-0-9]+\nSplit 1 to 3$")
        self.assertFalse(self.app.find_all("button", re.compile("^Looks like a split")))
        self.picture("chart-split")
        rows = self.rows("corporate", "list", "515050.SSE")
        self.assertEqual([(r["kind"], r["old"], r["new"]) for r in rows], [("split", 1, 3)])
        self.assertAlmostEqual(self.rows("prices", "list", "515050.SSE")[-60]["c"], close, delta=0.001)
        self.app.find("button", "Dismiss").click()                      # the message lies over the end of the page
        self.app.find("label", "Evidence (2)").scroll(20)
        self.app.find("list", "Splits and Dividends").find("list item", re.compile("^Split 1 to 3")).click()
        self.app.find("dialog", "Split or Dividend").find("button", "Close").click()
        self.app.find("label", "Splits and Dividends").scroll(-20)

    def lines(self):
        return [n.name for n in self.app.find_all("button") if n.name.startswith("Line at ")]

    def acts(self):
        return len([a for a in self.rows("history") if a["kind"] == "price-level"])

    def test_note(self):
        self.opened()
        before = self.marks()
        self.app.key("End", "n")
        self.app.find("dialog", re.compile("^Note at "))
        self.app.type("sold servers")
        self.picture("chart-note-dialog")
        self.app.key("Return")
        self.app.wait(lambda: self.marks() == before + 1, what="the note as a mark")
        self.button("^Note · 2025-03-31\nsold servers$")
        self.picture("chart-note")
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys again")
        self.app.key("End", "bracketright", "Return")                   # Enter opens it
        self.app.find("dialog", re.compile("^Note at "))
        self.app.key("ctrl+a")
        self.app.type("bought some")
        self.app.key("Return")
        self.button("\nbought some$").click()
        self.app.find("button", "Remove Note").click()
        self.app.wait(lambda: self.marks() == before, what="the note gone")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.marks() == before + 1, what="the note back")
        self.button("\nbought some$")

    def test_claim(self):
        """A claim at a day in one's own words, with the keys alone; or an article of these days is quoted."""
        self.opened()
        before = self.marks()
        self.app.key("End", "c")
        dialog = self.app.find("dialog", re.compile("^Claim at "))
        self.assertFalse(dialog.find("button", "Save").has("sensitive"))
        self.app.type("servers were sold out")
        self.picture("chart-claim-dialog")
        self.app.key("Return")
        self.app.wait(lambda: self.marks() == before + 1, what="the claim as a mark")
        self.button("^Neutral · 2025-03-31\nservers were sold out\n— servers were sold out$")
        self.picture("chart-claim")
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys again")
        (claim,) = [c for c in self.rows("claim", "list") if c["quote"] == "servers were sold out"]
        self.assertTrue(claim["thesis"] or claim["stage"], "what the instrument is linked to")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.marks() == before, what="the claim taken back")
        self.assertEqual([a for a in self.rows("list") if a["site"] == "Own note"], [], "and its source")
        self.app.key("ctrl+shift+z")
        self.app.wait(lambda: self.marks() == before + 1, what="the claim again")
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys again")
        self.app.key("End", "shift+F10")
        self.app.find("menu item", "Add a Claim Here…").click()
        self.app.find("dialog", re.compile("^Claim at "))
        self.app.key("Escape")
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys again")
        self.app.key("Home", "bracketright", "c")                       # where there are articles
        dialog = self.app.find("dialog", "Claim at 5 February 2025")
        self.app.find("label", "Or Quote an Article of These Days")
        self.picture("chart-claim-articles")
        titles = {a["title"] for a in self.rows("list")}
        self.app.wait(lambda: next((n for n in dialog.find_all("list item") if n.name in titles and
                                    n.has("focusable")), None), what="an article of that day").click()
        hands.reader(self.app)

    def test_claim_refused(self):
        """What the library does not take stays in the form, and is kept when it does."""
        self.opened()
        before = self.marks()
        self.app.key("End", "c")
        dialog = self.app.find("dialog", re.compile("^Claim at "))
        self.app.type("servers were sold out")
        self.library_does("CREATE TRIGGER refuse BEFORE INSERT ON claim BEGIN SELECT RAISE (ABORT, 'refused'); END")
        self.app.key("Return")
        self.app.wait(lambda: any("does not fit into the library" in n.name for n in self.app.find_all("label")), what="the reason")
        self.app.wait(lambda: dialog.find("button", "Save").has("sensitive"), what="the form to be there again")
        self.assertEqual(dialog.find("text", "What You Saw or Heard").text, "servers were sold out")
        self.assertEqual(self.marks(), before)
        self.library_does("DROP TRIGGER refuse")
        dialog.find("button", "Save").click()
        self.app.wait(lambda: self.marks() == before + 1, what="the claim as a mark")

    def test_line(self):
        self.opened()
        self.app.key("End", "h")
        self.app.find("dialog", "New Line in the Chart")
        self.app.type("resistance")
        self.picture("chart-line-dialog")
        self.app.key("Return")
        line = self.button("^Line at .*: resistance$")
        self.assertIn(line.name, self.chart().description)
        self.picture("chart-line")
        first = line.name
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys again")
        hands.focus(self.app, lambda n: n.name.startswith("Line at "))
        self.app.key("Up", "Up", "Up")
        self.app.wait(lambda: self.acts() == 2, what="one act for three keys")
        moved = self.lines()[0]
        self.assertNotEqual(moved, first)
        self.app.wait(lambda: self.app.focused.name == moved, what="the line to keep the keys")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.lines() == [first], what="it where it was")
        line = self.button("^Line at .*: resistance$")
        line.drag_to(Point(line.centre()[0], line.centre()[1] + 60))
        self.app.wait(lambda: self.lines() and self.lines() != [first], what="the line to follow the pointer")
        dragged = self.lines()
        self.start()
        self.opened()
        self.assertEqual(self.lines(), dragged, "kept")
        hands.focus(self.app, lambda n: n.name.startswith("Line at "))
        self.app.key("Delete")
        self.app.wait(lambda: not self.lines(), what="no line")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.lines() == dragged, what="the line again")
        self.app.key("shift+F10")
        self.app.find("menu item", "Add a Line Here…")
        self.app.find("menu item", "Add a Note Here…")
        self.app.key("Escape")

    def compared(self):
        self.choose("Compare…")
        return self.app.wait(lambda: next((n for n in hands.dialog(self.app, "Compare With").find_all()
                                           if "Chip ETF" in n.name), None), what="another instrument")

    def test_compare(self):
        self.opened()
        row = self.compared()
        self.picture("chart-compare-dialog")
        before = self.chart().description
        row.click()
        self.app.key("Escape")
        self.app.settle()
        self.assertEqual(self.chart().description, before, "the summary stays that of the instrument")
        self.picture("chart-compare")
        self.start()                                                    # what stood beside it does so again
        self.opened()
        row = self.compared()
        self.app.wait(lambda: any(n.has("checked") for n in row.walk()), what="its switch on")
        self.app.key("Escape")

    def test_picture(self):
        self.opened()
        self.choose("Save Picture…")
        self.app.find("button", "Save…")
        self.picture("chart-save")
        self.app.find("button", "Save…").click()
        path = os.path.join(self.dir, "picture.pdf")
        self.app.choose_file(path)
        self.app.wait(lambda: os.path.exists(path) and open(path, "rb").read(5) == b"%PDF-", what="the picture")

    def test_prices_out(self):
        """Prices leave as a file with what happened to the shares; where they cannot, a sentence says so."""
        self.opened()
        path = os.path.join(self.dir, "out.csv")
        self.choose("Prices", "Export Prices…")
        self.app.choose_file(path)
        self.app.wait(lambda: os.path.exists(path) and os.path.getsize(path), what="the file")
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        self.assertIn("Dividends,Stock Splits", lines[0])
        self.assertEqual(len(lines) - 1, len(self.rows("prices", "list", "515050.SSE")))
        self.choose("Prices", "Export Prices…")
        self.app.choose_file("/proc/out.csv")
        self.said(re.compile("Choose another folder.$"))
        self.picture("prices-not-saved")


if __name__ == "__main__":
    sys.exit(main())
