#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The event study of an instrument: opened by a key, pointed at by keys and mouse, its numbers against sums of our
own, filtered, counted otherwise, as a table, saved, on a phone; and where there is nothing to show."""
import csv
import math
import os
import re
import statistics
import sys

import hands
from case import Case, main

NAME = "515050 5G Communication ETF"


def percent(value):
    text = f"{abs(value) * 100:.2f}%"
    return text if not re.search("[1-9]", text) else ("+" if value > 0 else "\u2212") + text


class EventStudy(Case):
    def chart(self):
        """The picture, once it is there."""
        return self.app.wait(lambda: next((n for n in self.app.find_all("image") if n.description and
                                           n.name.startswith("Event study of ")), None),
                             what="the picture of the event study")

    def opened(self):
        self.go(NAME)
        self.app.wait(lambda: next((n for n in self.app.find_all("image") if n.description), None), what="the chart")
        self.app.wait(lambda: next(n for n in self.app.find_all("image") if n.description).has("focused"),
                      what="the chart to have the keys")
        self.app.key("e")
        chart = self.chart()
        self.app.wait(lambda: self.chart().has("focused"), what="the study to have the keys")
        self.app.settle()
        return chart

    def paths(self, *args):
        *cases, whole = self.rows("study", "515050.SSE", *args)
        return [c for c in cases if c["state"] == "ok"], whole

    def returns(self):
        """Log returns of each session by its day."""
        bars = self.rows("prices", "list", "515050.SSE")
        return {b["t"]: math.log(b["c"] / a["c"]) for a, b in zip(bars, bars[1:])}

    def said(self, words):
        return self.app.wait(lambda: any(words in n.name for n in self.app.find_all("label")), what=words)

    def test_numbers_and_places(self):
        chart = self.opened()
        self.picture("study")
        cases, whole = self.paths()
        returns = self.returns()
        days = sorted(returns)
        sums = []
        for case in cases:                     # worked out from the prices themselves
            at = days.index(case["session"])
            sums.append(sum(returns[d] for d in days[at - 5:at + 21]))
        self.assertIn(percent(statistics.fmean(sums)), chart.description)
        self.assertIn(percent(statistics.median(sums)), chart.description)
        self.assertEqual(whole["n"], len(sums))
        for words in ("proves nothing", "Invented data", "2 pieces of evidence on 1 day."):
            self.assertIn(words, chart.description)
        # by keys: the first event, its session, its place
        self.app.key("Down", "Right")
        self.said(cases[0]["quote"][:40])
        at = days.index(cases[0]["session"])
        self.said(percent(sum(returns[d] for d in days[at - 5:at + 1])))
        self.picture("study-pointed")
        self.app.key("Return")
        self.assertIn(cases[0]["quote"][:40], hands.reader(self.app).text)
        self.app.key("alt+Left")
        self.chart()
        # a row points at its line, and opens its place
        row = self.app.wait(lambda: next((r for r in self.app.find("list", "Evidence").find_all("list item")
                                          if cases[1]["quote"][:30] in r.name), None), what="the row of the second")
        self.assertIn(percent(sums[1]), str([n.name for n in row.find_all("label")]))
        row.click()
        self.assertIn(cases[1]["quote"][:40], hands.reader(self.app).text)

    def test_table_and_files(self):
        self.opened()
        cases, whole = self.paths()
        self.app.key("t")
        table = self.app.find("tree table", "Event Study")
        self.app.wait(lambda: table.find_all("label", percent(whole["mean"][-1])), what="the mean in the table")
        self.picture("study-table")
        self.app.key("ctrl+c")
        self.said("Table copied")
        path = os.path.join(self.dir, "study.csv")
        self.menu(self.app.find("toggle button", "Copy and Save"), "Save Table…")
        self.app.choose_file(path)
        self.app.wait(lambda: os.path.exists(path) and os.path.getsize(path), what="the table as a file")
        with open(path, encoding="utf-8", newline="") as file:
            mean = next(r for r in csv.DictReader(file) if r["quote"] == "mean")
        self.assertAlmostEqual(float(mean["car_20"]), whole["mean"][-1], 12)
        self.menu(self.app.find("toggle button", "Copy and Save"), "Save Picture…")
        self.app.find("button", "Save…").click()
        path = os.path.join(self.dir, "study.svg")
        self.app.choose_file(path)
        self.app.wait(lambda: os.path.exists(path) and b"</svg>" in open(path, "rb").read(), what="the picture")
        self.app.key("t")
        self.app.wait(lambda: self.chart().has("focused"), what="the picture to have the keys again")

    def test_counted_otherwise(self):
        self.opened()
        self.app.find("toggle button", "Against").click()
        self.app.wait(lambda: f"{self.paths('--stance', 'for')[1]['n']} piece" in self.chart().description,
                      what="only evidence for")
        self.app.find("toggle button", "Against").click()
        self.app.find("toggle button", "\u22125 to +20 Sessions").click()
        hands.choose(self.app, "Benchmark", "Chip ETF")
        self.picture("study-options")
        self.app.key("Escape")
        _cases, whole = self.paths("--benchmark", "159995.SZSE")
        self.app.wait(lambda: percent(whole["mean"][-1]) in self.chart().description, what="the mean beside a benchmark")
        self.assertIn("Chip ETF", self.chart().description)
        self.start()                                                     # what was chosen is kept
        self.opened()
        self.app.wait(lambda: "Chip ETF" in self.chart().description, what="the benchmark again")
        self.app.find("toggle button", "\u22125 to +20 Sessions").click()
        hands.choose(self.app, "Benchmark", "None")
        self.app.key("Escape")
        self.app.wait(lambda: "nothing is subtracted" in self.chart().description, what="no benchmark again")

    def test_nothing(self):
        self.cli("instrument", "add", "510300.SSE")
        thesis = self.rows("thesis", "list")[0]["id"]
        self.cli("instrument", "link", "510300.SSE", "--thesis", thesis)
        self.start()
        self.go("510300")
        self.app.find("button", "Import Prices…")
        self.app.settle()
        self.app.key("e")
        self.app.find("label", "No Prices Yet")
        self.said("Left Out")
        self.picture("study-no-prices")

    def test_phone(self):
        self.opened()
        self.app.resize(360, 640)
        self.app.settle()
        self.picture("study-phone")
        self.app.key("Down")
        self.said(self.paths()[0][0]["quote"][:40])


if __name__ == "__main__":
    sys.exit(main())
