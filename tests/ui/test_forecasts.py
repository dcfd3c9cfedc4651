#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forecasts: kept, believed, due, resolved with a proof by two keys; falsifiers; all of it undone."""
import datetime
import sys

import hands
from case import Case, main

THESIS = "Inference compute is the next link of the AI main line"
TODAY = datetime.date.today()


class Forecasts(Case):
    def forecasts(self):
        self.go(THESIS)
        self.app.wait(lambda: next((n for n in self.app.find_all("radio button") + self.app.find_all("toggle button") +
                                    self.app.find_all("page tab") if n.name == "Forecasts"), None),
                      what="the view of forecasts").click()
        self.app.find("button", "New Forecast…")

    def fill(self, **fields):
        for name, words in fields.items():
            self.field(name.replace("_", " ")).click()
            self.app.key("ctrl+a")
            self.app.type(words)

    def field(self, name):
        return self.app.wait(lambda: next((n for n in self.app.find_all() if n.has("editable") and
                                           n.name.startswith(name)), None), what=f"the field {name!r}")

    def card(self, words):
        return self.app.wait(lambda: next((r for r in self.app.find_all("list item") if words in r.name and
                                           not hands.in_combo(r)), None), what=f"the card {words!r}")

    def add(self, words, due=None):
        self.app.find("button", "New Forecast…").click()
        self.app.find("dialog", "New Forecast")
        self.app.type(words)
        if due:
            self.fill(Due_on=due)
        self.app.find("button", "Keep").click()
        self.card(words)

    def due_count(self, n):
        self.app.wait(lambda: any(r.name == (f"Due, {n}" if n else "Due") or
                                  (r.name.startswith("Due") and (str(n) in r.name if n else True))
                                  for r in self.app.find("list", "Places").find_all("list item")),
                      what=f"{n} due in the sidebar")

    def test_due(self):
        self.forecasts()
        self.picture("forecasts-empty")
        self.add("Inference takes 95 % of compute")
        self.assertIn("cannot be scored until dated", self.card("Inference takes").name)
        self.add("Servers grow by 190 %", due=TODAY.isoformat())
        self.picture("forecasts")
        self.go("Due")
        self.app.find("label", "1 waits")
        self.picture("due")
        hands.focus(self.app, lambda n: n.role == "list item" and "Servers grow" in n.name)
        self.app.key("y")
        self.app.find("dialog", "What Proves It?")
        self.picture("proof")
        self.app.wait(lambda: self.app.find("button", "Resolve as Yes").has("sensitive"), what="a claim to be chosen")
        self.app.key("Return")
        self.app.find("label", "Nothing Is Due")
        self.said("Resolved: it came true")
        self.app.key("ctrl+z")
        self.card("Servers grow")
        hands.focus(self.app, lambda n: n.role == "list item" and "Servers grow" in n.name)
        self.app.key("v")
        self.app.find("label", "Nothing Is Due")
        self.picture("nothing-due")


if __name__ == "__main__":
    sys.exit(main())
