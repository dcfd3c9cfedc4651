#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rotation of a thesis: weeks by mouse, by keys alone and on a phone; played; what was written opened; table, copies,
files; nothing to show."""
import datetime
import os
import re
import sys

import hands
import ui
from case import Case, main

THESIS = "Power comes first"
TODAY = datetime.date.today()
WORDS = ("that language models are cheap", "that training compute is easy to find", "that AI apps have users",
         "that inference compute is short of servers")
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())


def back(weeks):
    return MONDAY - datetime.timedelta(weeks=weeks)


def heading(weeks):
    year, number, _day = back(weeks).isocalendar()
    return re.compile(rf"^Week of .*\({year}-W{number:02}\)$")


class Rotation(Case):
    sample = False

    def tab(self):
        self.go(THESIS)
        self.app.wait(lambda: next((n for role in ("page tab", "radio button", "toggle button")
                                    for n in self.app.find_all(role, "Rotation")), None), what="the view").click()

    def article(self, name, date, words="copper"):
        return self.write(f"{name}.md", f"---\ntitle: {name}\npublished: {date}\n---\n\nOf {name} one says {words}.\n")

    def fill(self):
        """Twenty-four weeks, six about each stage; every third one has one more article about models."""
        paths = []
        for week in range(1, 25):
            paths.append(self.article(f"Week {week}", back(week) + datetime.timedelta(days=2), WORDS[week % 24 // 6]))
            if week % 3 == 0:
                paths.append(self.article(f"Also {week}", back(week), f"{WORDS[0]} and {WORDS[week % 24 // 6]}"))
        self.cli("import", *paths)
        for code, stage, step in (("515050.SSE", "model", 0.4), ("159995.SZSE", "applications", -0.2)):
            lines = ["date,open,high,low,close,volume"]
            lines += [f"{back(w) + datetime.timedelta(days=3)},{p},{p},{p},{p},1"
                      for w in range(40, 0, -1) for p in [30 + step * (40 - w) + (w % 5) / 5]]
            self.cli("instrument", "add", code)
            self.cli("prices", "import", code, self.write(code + ".csv", "\n".join(lines)))
            self.cli("instrument", "link", code, "--stage", stage)

    def chart(self):
        return self.app.wait(lambda: next((n for n in self.app.find_all("image") if n.name == f"Rotation of {THESIS}" and
                                           n.description), None), what="the picture")

    def week(self, weeks):
        self.app.find("label", heading(weeks))

    def now(self):
        return next(n.name for n in self.app.find_all("label") if n.name.startswith("Week of"))

    def on_chart(self):
        hands.focus(self.app, lambda n: n.role == "image" and n.name.startswith("Rotation of"))

    def test_nothing_then_mouse(self):
        self.cli("thesis", "new", THESIS)
        self.cli("import", self.article("Bare", TODAY))
        self.tab()
        self.app.find("label", "No Articles about These Stages Yet")
        self.picture("rotation-empty")
        self.cli("import", self.article("Month", TODAY.strftime("%Y-%m"), WORDS[0]))
        self.app.find("label", re.compile("^1 is about a stage, but its week is not known"))
        self.cli("import", self.article("Old", back(24), WORDS[3]))
        self.app.find("label", re.compile("^Link instruments that have prices"))
        self.app.find("label", re.compile("^1 left out, its week is not known"))
        self.fill()
        chart = self.app.wait(lambda: "159995" in self.chart().description and self.chart(), what="the prices")
        self.assertRegex(chart.description, r"^24 weeks, from .*Most attention: .*from 100 to ")
        self.app.find("button", "Week After").click()
        self.picture("rotation")
        self.pointer(chart)
        self.play()
        self.open_article()
        self.files()
        self.counts()
        self.phone()

    def pointer(self, chart):
        x, y, w, h = chart.screen_rect
        before = self.now()
        ui.mouse(x + w // 3, y + h * 3 // 4)
        ui.mouse(x + w // 3 + 3, y + h * 3 // 4)
        self.app.wait(lambda: self.now() != before, what="the week under the pointer")
        self.app.wait(lambda: any(re.match(r"(Week|Also) \d+", n.name) for n in self.app.find_all("list item")),
                      what="what was written")

    def play(self):
        before = self.now()
        self.app.find("button", "Play the Weeks (Space)").click()
        self.app.find("button", "Pause (Space)")
        self.app.wait(lambda: self.now() != before, what="the weeks to run")
        self.picture("rotation-playing")
        self.app.find("button", "Pause (Space)").click()
        self.app.find("button", "Play the Weeks (Space)")

    def open_article(self):
        """An article of the week opens, and Back leads to the same week."""
        self.app.settle()
        before = self.now()
        next(n for n in self.app.find_all("list item") if re.match(r"(Week|Also) \d+", n.name)).click()
        hands.reader(self.app)
        self.app.key("alt+Left")
        self.app.find("label", before)

    def files(self):
        for item, name, begin in (("Save Picture…", "a.svg", b"<?xml"), ("Save Table of Weeks…", "a.csv", b"week,monday"),
                                  ("Save Lead and Lag…", "b.csv", b"instrument,stage")):
            path = os.path.join(self.dir, name)
            self.menu(self.app.find("button", "Rotation Menu"), item)
            self.app.choose_file(path)
            self.app.wait(lambda p=path: os.path.exists(p) and os.path.getsize(p), what=name)
            with open(path, "rb") as f:
                self.assertTrue(f.read().startswith(begin), name)

    def counts(self):
        self.app.find("label", re.compile("^Correlation over 23 weeks; it foretells nothing"))
        self.app.find("label", "n = 23")
        self.menu(self.app.find("button", "Rotation Menu"), "Number of Claims")
        self.app.find("label", "No claim at these stages has a known week yet.")
        self.menu(self.app.find("button", "Rotation Menu"), "Number of Articles")
        self.app.wait(lambda: not self.app.find("label", "No claim at these stages has a known week yet.", timeout=0),
                      what="the articles again")

    def phone(self):
        self.assertEqual(tuple(self.app.resize(360, 640)), (360, 640))
        self.app.settle()
        self.assertEqual(self.app.unnamed(), [])
        self.picture("rotation-phone")
        self.app.find("button", "Week Before").click()
        self.app.find("radio button", "Table").click()
        self.app.find("tree table", "Rotation by Week")
        self.picture("rotation-phone-table")

    def test_keys(self):
        self.cli("thesis", "new", THESIS)
        self.fill()
        self.tab()
        self.chart()
        self.on_chart()
        self.app.key("End")
        self.week(1)
        self.app.key("Left", "Left")
        self.week(3)
        self.app.key("ctrl+Left")
        self.week(7)
        self.app.key("Page_Up")
        self.week(20)
        self.app.key("Home")
        self.week(24)
        self.app.find("label", "2 of 2 articles are about a stage")
        self.app.find("list item", re.compile("^Also 24"))
        self.app.key("space")
        self.app.find("button", "Pause (Space)")
        self.app.wait(lambda: not heading(24).match(self.now()), what="another week")
        self.app.key("space", "Home")
        self.app.find("button", "Play the Weeks (Space)")
        self.app.key("b")
        self.said("Prices are 100 in this week")
        self.app.key("ctrl+c")
        self.said("Copied")
        self.app.key("Return")
        self.app.wait(lambda: self.app.focused and self.app.focused.role == "list item", what="the first of the week")
        self.app.key("Return")
        hands.reader(self.app, "Week 24")
        self.app.key("alt+Left")
        self.chart()
        self.on_chart()
        self.app.key("t")
        table = self.app.find("tree table", "Rotation by Week")
        self.app.wait(lambda: self.app.focused and any(p == table for p in ui.parents(self.app.focused)),
                      what="the keys in the table")
        self.picture("rotation-table")
        self.app.key("t")
        self.chart()


if __name__ == "__main__":
    sys.exit(main())
