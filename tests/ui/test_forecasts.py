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
            hands.focus(self.app, lambda n: n.has("editable") and n.name.startswith(name.replace("_", " ")))
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
        self.add("The share will be 95 %")
        self.assertIn("cannot be scored until dated", self.card("The share will").name)
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

    def test_own_probability_and_falsifier(self):
        self.forecasts()
        self.app.find("button", "New Forecast…").click()
        self.app.find("dialog", "New Forecast")
        self.app.type("Servers grow")
        hands.choose(self.app, "My Probability", "20 %")
        self.fill(At_least="30", At_most="10")
        self.app.wait(lambda: not self.app.find("button", "Keep").has("sensitive"), what="bounds that cross held back")
        self.fill(At_most="50")
        self.app.find("button", "Keep").click()
        self.assertIn("you: 20 %", self.card("Servers grow").name)
        self.menu(self.card("Servers grow").find("button", "Forecast Menu"), "My Probability…")
        hands.choose(self.app, "My Probability", "10 %")
        self.app.find("dialog", "My Probability").find("button", "Save").click()
        self.app.wait(lambda: "you: 10 %" in self.card("Servers grow").name, what="the new probability")
        self.app.key("ctrl+z")
        self.app.wait(lambda: "you: 20 %" in self.card("Servers grow").name, what="the one before")
        self.app.find("button", "Add a Falsifier…").click()
        self.app.find("dialog", "New Falsifier")
        self.app.type("Prices of machines fall")
        self.fill(Look_at_it_on=TODAY.isoformat())
        self.app.find("dialog", "New Falsifier").find("button", "Save").click()
        self.card("Prices of machines")
        self.app.find("label", "2 watched, 0 triggered")
        self.go("Due")
        hands.focus(self.app, lambda n: n.role == "list item" and "Prices of machines" in n.name)
        self.picture("due-falsifier")
        self.app.key("n")                                        # not yet: again in 30 days
        self.app.find("label", "Nothing Is Due")
        self.app.key("ctrl+z")
        hands.focus(self.app, lambda n: n.role == "list item" and "Prices of machines" in n.name)
        self.app.key("y")
        self.app.find("dialog", "What Proves It?")
        self.app.wait(lambda: self.app.find("button", "Trigger").has("sensitive"), what="a claim to be chosen")
        self.app.key("Return")
        self.said("Falsifier triggered")
        self.forecasts()
        self.app.find("label", "1 watched, 1 triggered")

    def test_due_before_creation(self):
        """A day that is past is refused with a sentence; what was written stays, and another day is taken."""
        before = self.rows("forecast", "list")
        self.forecasts()
        self.app.find("button", "New Forecast…").click()
        dialog = self.app.find("dialog", "New Forecast")
        self.app.type("Servers grow")
        self.fill(**{"Due on": "2001-02-03"})
        self.app.find("button", "Keep").click()
        self.said("That day is before it was written down. Choose a later one.")
        self.picture("due-before-creation")
        self.assertTrue(dialog.showing)
        self.assertEqual(self.rows("forecast", "list"), before)
        self.fill(**{"Due on": TODAY.isoformat()})
        self.app.find("button", "Keep").click()
        self.card("Servers grow")
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.rows("forecast", "list") == before, what="the forecasts as they were")

    def test_from_a_claim(self):
        self.go("Claims")
        table = self.app.find("tree table", "Claims")
        self.app.wait(lambda: [r for r in table.find_all("table row") if "seventy per cent" in r.name],
                      what="the claim")[0].click()
        self.menu(self.app.find("button", "What to Do with the Selected Claims"), "Make a Forecast of This…")
        self.app.find("dialog", "New Forecast")
        self.picture("from-a-claim")
        self.app.wait(lambda: self.field("Due on").text == "2028-12-31", what="the day by its horizon")
        self.app.find("button", "Keep").click()
        self.said("Forecast kept")


if __name__ == "__main__":
    sys.exit(main())
