#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instruments: the chart and its keys, its marks, the table, prices from a file, a link with a reason."""
import datetime
import sys

import hands
from case import Case, main

NAME = "515050 5G Communication ETF"


def price_file():
    """Sixty trading days of our own, in the words of a Chinese export."""
    day, lines = datetime.date(2025, 4, 1), ["日期,开盘,最高,最低,收盘,成交量"]
    while len(lines) <= 60:
        if day.weekday() < 5:
            n = len(lines)
            close = 1.2 + 0.002 * n
            lines.append(f"{day},{close - 0.003:.3f},{close + 0.006:.3f},{close - 0.009:.3f},{close:.3f},{10000 + 7 * n}")
        day += datetime.timedelta(1)
    return "\n".join(lines) + "\n"


class Instruments(Case):
    def chart(self):
        return self.app.wait(lambda: next((n for n in self.app.find_all("image") if "515050" in n.name and
                                           n.description), None), what="the chart")

    def test_chart(self):
        self.go(NAME)
        chart = self.chart()
        for words in ("261 bars", "High", "low", "Worst drawdown", "2 marks", "Invented data"):
            self.assertIn(words, chart.description)
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys")
        self.app.settle()
        before = hands.ui.screen().sum()
        self.app.key("Left", "Left")
        self.app.settle()
        self.assertNotEqual(hands.ui.screen().sum(), before, "the crosshair is to be seen")
        self.app.key("t")
        self.app.find("label", "2025-03-31")
        self.app.key("t")
        self.app.wait(lambda: self.chart().has("focused"), what="the chart to have the keys again")
        self.app.key("bracketleft", "Return")                        # a mark by keys; of two quotes it asks which
        quote = hands.re.compile("^Against · 2025-02-05\n")
        which = self.app.wait(lambda: self.app.find("button", quote, timeout=0) or
                              self.app.find("text", "Text of the article", timeout=0), what="the quote of the mark")
        if which.role == "button":
            which.click()
        self.assertIn("cheap training", hands.reader(self.app).text)
        self.app.key("alt+Left")
        self.chart()
        self.app.find("list item", "We will see how far cheap training goes before we decide to build more").click()
        self.assertIn("cheap training", hands.reader(self.app).text)

    def test_prices(self):
        self.go(NAME)
        self.chart()
        prices = self.write("prices.csv", price_file().encode("gb18030"))
        self.app.find("button", "Import Prices…").click()
        self.app.choose_file(prices)
        self.app.find("label", "First and Last Bars")
        self.app.find("label", "2025-04-01")
        self.picture("price-dialog")
        hands.default_button(self.app, "Import").click()
        self.app.wait(lambda: "to 2025-06-23" in self.chart().description, what="the new bars in the chart")
        self.app.key("ctrl+z")
        self.app.wait(lambda: "to 2025-03-31" in self.chart().description, what="the new bars undone")
        letters = self.write("letters.csv", "date,close\n2025-04-01,many\n2025-04-02,more\n")
        self.app.find("button", "Import Prices…").click()
        self.app.choose_file(letters)
        self.app.wait(lambda: any("price" in n.name.lower() and n.name.endswith(".") for n in
                                  self.app.find_all("label")), what="a sentence about the file")
        self.picture("price-refused")
        self.app.key("Escape")

    def test_prices_with_dividends(self):
        """Splits and dividends of a file are told before and kept with its prices, once, and undone with them."""
        lines = ["Date,Open,High,Low,Close,Volume,Dividends,Stock Splits"]
        for n in range(1, 11):
            close = f"{(1.3 if n < 8 else 0.65) + 0.001 * n:.3f}"
            lines.append(f"2025-04-{n:02} 00:00:00+08:00,{close},{close},{close},{close},1000,"
                         f"{0.02 if n == 4 else 0.0},{2.0 if n == 8 else 0.0}")
        path = self.write("dividends.csv", "\n".join(lines) + "\n")
        self.go(NAME)
        self.chart()
        for _time in range(2):
            self.app.find("button", "Import Prices…").click()
            self.app.choose_file(path)
            self.app.find("label", "1 split, 1 dividend; those already recorded stay as they are")
            self.picture("price-dialog-dividends")
            hands.default_button(self.app, "Import").click()
            self.app.wait(lambda: "to 2025-04-10" in self.chart().description, what="the new bars in the chart")
            self.app.wait(lambda: not self.app.find("label", "First and Last Bars", timeout=0), what="the dialog gone")
            self.assertEqual([(a["kind"], a["day"]) for a in self.rows("corporate", "list", "515050.SSE")],
                             [("dividend", "2025-04-04"), ("split", "2025-04-08")])
        self.app.key("ctrl+z", "ctrl+z")
        self.app.wait(lambda: "to 2025-03-31" in self.chart().description, what="the new bars undone")
        self.assertEqual(self.rows("corporate", "list", "515050.SSE"), [])

    def test_prices_from_anywhere(self):
        by_name = self.write("SH510300.csv", price_file())
        nameless = self.write("prices.csv", price_file())
        self.start(by_name)                                   # of one the library does not know yet
        self.app.find("label", "First and Last Bars")
        self.assertEqual(self.instrument().text, "510300.SSE")
        hands.default_button(self.app, "Import").click()
        self.app.wait(lambda: any("510300" in n.name for n in self.app.find_all("image")), what="its chart")
        self.assertIn("510300", str(self.rows("instrument", "list")))
        self.app.key("ctrl+z")                                # bars and instrument in one
        self.app.wait(lambda: "510300" not in str(self.rows("instrument", "list")), what="all of it undone")
        self.start(nameless)
        self.app.find("label", "First and Last Bars")
        button = hands.default_button(self.app, "Import")
        self.assertFalse(button.has("sensitive"))
        self.assertEqual(self.instrument().text, "")
        self.instrument().click()
        self.app.type("515050.SH")
        self.app.wait(lambda: button.has("sensitive"), what="Import")
        self.picture("price-dialog-anywhere")
        button.click()
        self.app.wait(lambda: "to 2025-06-23" in self.chart().description, what="the new bars in the chart")

    def instrument(self):
        return self.app.wait(lambda: next((n for n in self.app.find_all() if n.has("editable") and
                                           n.name == "Instrument"), None), what="the entry for the instrument")

    def test_link(self):
        self.go(NAME)
        self.chart()
        self.app.key("l")
        reason = self.app.wait(lambda: next((n for n in self.app.find_all() if n.has("editable") and
                                             n.name == "Reason"), None), what="the reason")
        self.picture("link-dialog")
        hands.choose(self.app, "Thesis", "Domestic chips gain ground in inference first")
        reason.click()
        self.app.type("switches")
        hands.default_button(self.app, "Link").click()
        self.app.wait(lambda: any("Domestic chips" in r.name for r in
                                  self.app.find("list", "Linked to").find_all("list item")), what="the link")
        self.app.key("ctrl+z")
        self.app.wait(lambda: len(self.app.find("list", "Linked to").find_all("list item")) == 1, what="it undone")


if __name__ == "__main__":
    sys.exit(main())
