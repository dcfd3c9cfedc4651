#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart of an instrument: its menu by keys and pointer, measuring, comparing, a picture, what is kept."""
import os
import sys

import hands
from case import Case, main

NAME = "515050 5G Communication ETF"


class Chart(Case):
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
        for name in ("Strip of the Whole History", "Average of 20 Bars (SMA)", "Bollinger Bands (20, 2)", "Drawdown"):
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

    def test_compare(self):
        self.opened()
        self.choose("Compare…")
        row = self.app.wait(lambda: next((n for n in hands.dialog(self.app, "Compare With").find_all()
                                          if "Chip ETF" in n.name), None), what="another instrument")
        self.picture("chart-compare-dialog")
        before = self.chart().description
        row.click()
        self.app.key("Escape")
        self.app.settle()
        self.assertEqual(self.chart().description, before, "the summary stays that of the instrument")
        self.picture("chart-compare")

    def test_picture(self):
        self.opened()
        self.choose("Save Picture…")
        self.app.find("button", "Save…")
        self.picture("chart-save")
        self.app.find("button", "Save…").click()
        path = os.path.join(self.dir, "picture.pdf")
        self.app.choose_file(path)
        self.app.wait(lambda: os.path.exists(path) and open(path, "rb").read(5) == b"%PDF-", what="the picture")


if __name__ == "__main__":
    sys.exit(main())
