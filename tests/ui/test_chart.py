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
