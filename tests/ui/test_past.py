#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thesis on an earlier day: the slider by mouse and keys, what each view shows then, and that nothing is changed."""
import datetime
import re
import sqlite3
import sys

import hands
import ui
from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"
CARD = "cost of one answer by more than half every year"
LATE = "What came later"
DAY = 86400000
# What was done, and how many days ago.
SAMPLE, RAISED, NOTED = 30, 12, 5


class Past(Case):
    def start(self, *args):
        if self.runs == 0:
            self.make_history()
        super().start(*args)

    def make_history(self):
        """Three acts, on days of their own: the sample, another conviction, evidence against."""
        self.thesis = next(t for t in self.rows("thesis", "list") if t["title"] == THESIS)
        self.cli("thesis", "set", self.thesis["id"], "conviction", "85", "statement", "It is so by now.")
        path = self.write("late.txt", f"{LATE}\n\nServers stand empty since last week, says a dealer.\n")
        article = self.rows("import", path)[0]["id"]
        self.cli("claim", "add", article, "--quote", "Servers stand empty since last week", "--thesis",
                 self.thesis["id"], "--stance", "against")
        db = sqlite3.connect(self.library)
        db.create_function("tln_act", 0, lambda: None)         # nothing of this is an act
        acts = [row[0] for row in db.execute("SELECT id FROM act ORDER BY id")]
        ago = [SAMPLE, RAISED, NOTED, NOTED]
        self.assertEqual(len(acts), len(ago))
        for act, days in zip(acts, ago):
            db.execute("UPDATE act SET time = time - ? WHERE id = ?", (days * DAY, act))
        db.execute("UPDATE article SET captured_at = captured_at - ? WHERE title <> ?", (SAMPLE * DAY, LATE))
        db.execute("UPDATE article SET captured_at = captured_at - ? WHERE title = ?", (NOTED * DAY, LATE))
        db.execute("UPDATE evidence SET day = day - 60")       # all of it is older in the world
        db.commit()
        db.close()

    def day(self, ago):
        """As the window writes it."""
        day = datetime.date.today() - datetime.timedelta(days=ago)
        return f"{day.day} {day:%B %Y}"

    def known(self, ago):
        self.said(f"As known on {self.day(ago)}. Read-only.")

    def card(self, words):
        return next((r for r in self.app.find_all("list item") if words in r.name and self.card_menu(r)), None)

    def card_menu(self, card):
        return card.find("button", "Evidence Menu", timeout=0)

    def wait_menu(self, sensitive):
        """The card is another one after each reading."""
        def there():
            card = self.card(CARD)
            menu = card and self.card_menu(card)
            return menu and menu.has("sensitive") == sensitive
        self.app.wait(there, what="the menu of a card to be " + ("open" if sensitive else "locked"))

    def shows(self, words, there=True):
        self.app.wait(lambda: bool(self.card(words)) == there, what=f"the card {words!r}" + ("" if there else " to go"))

    def look_back(self):
        self.go(THESIS)
        self.shows("Servers stand empty")
        self.app.key("ctrl+h")
        self.app.wait(lambda: self.app.focused and self.app.focused.role == "slider", what="the keys on the slider")

    def state(self):
        return self.rows("thesis", "list"), self.rows("claim", "list"), self.rows("history")

    def test_keys(self):
        self.look_back()
        self.said("As known today. Move back to an earlier day.")
        self.app.key("bracketleft")
        self.known(NOTED)
        self.shows("Servers stand empty")
        self.said("Conviction 85")
        self.app.key("Left")
        self.known(NOTED + 1)
        self.shows("Servers stand empty", False)
        self.said("It is so by now.")
        self.app.key("bracketleft", "Left")
        self.known(RAISED + 1)
        self.said(f"Conviction {self.thesis['conviction']}")
        self.said(self.thesis["statement"])
        self.shows(CARD)
        self.app.key("Home")
        self.known(SAMPLE)
        self.assertFalse(self.app.find("button", "Previous Change ([)").has("sensitive"))
        self.picture("past-board")
        self.app.key("bracketright", "bracketright", "bracketright")
        self.said("As known today. Move back to an earlier day.")
        self.shows("Servers stand empty")
        self.app.key("Left")
        self.known(1)
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find("slider", timeout=0), what="the slider to go")
        self.wait_menu(True)

    def locked(self, *names):
        """What would change something, told by one look at the window; its parts may still be coming."""
        self.app.wait(lambda: {n.name: n.has("sensitive") for n in self.app.find_all() if n.name in names and
                               n.role != "label"} == dict.fromkeys(names, False), what=f"{names} to be locked")

    def test_nothing_is_changed(self):
        self.look_back()
        self.app.key("Home")
        self.known(SAMPLE)
        before = self.state()
        self.wait_menu(False)
        self.card(CARD).drag_to(self.app.find("grouping", "Applications"))
        hands.focus(self.app, lambda n: n.role == "list item" and n.name.startswith(("For:", "Against:")), most=20)
        self.app.key("ctrl+Right")
        self.said("An earlier day is shown. Go back to today to change something.")
        self.app.find("button", "Thesis Menu").click()
        self.app.find("menu item", "Edit Thesis…")
        self.locked("Edit Thesis…", "Edit Stages…", "Delete Thesis", "Merge Into…", "Mark as Reviewed", "Export")
        self.app.key("Escape")
        self.app.find("page tab", "Argument").click()
        self.said(re.compile("^Arguments: 5 for, 1 against"))
        hands.focus(self.app, lambda n: n.role == "list item" and "level 1" in n.name, most=20)
        self.app.key("l")                                      # would ask what it is linked to
        self.picture("past-argument")
        self.app.find("page tab", "Rotation").click()
        week = self.app.wait(lambda: next((n.name for n in self.app.find_all("label", re.compile(r"^Week of .*W\d\d\)$"))),
                                          None), what="the week that is shown")
        last = (datetime.date.today() - datetime.timedelta(days=SAMPLE)).strftime("%G-W%V")
        self.assertLessEqual(week[-9:-1], last, "no week after the day")
        self.picture("past-rotation")
        self.app.find("page tab", "Forecasts").click()
        self.app.find("button", "New Forecast…")
        self.locked("New Forecast…", "Add a Falsifier…")
        self.picture("past-forecasts")
        self.app.find("page tab", "Log").click()
        self.app.wait(lambda: self.app.find("list item", hands.re.compile("^Evidence"), timeout=0), what="the log")
        self.assertFalse(self.app.find("list item", "Statement changed", timeout=0))
        self.picture("past-log")
        self.assertEqual(self.state(), before)
        self.app.find("button", "Back to Today").click()
        self.app.find("list item", "Statement changed")
        self.assertTrue(self.app.find("button", "Bring Back").has("sensitive"))

    def typed(self, words):
        self.app.key("ctrl+a")
        self.app.type(words)
        self.app.key("Return")

    def test_typed(self):
        self.look_back()
        self.app.find("button", "Choose a Day").click()
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the keys on the entry")
        for words in ("2026-02-30", "last week"):
            self.typed(words)
            self.said("Write the date as 2025-03-10.")
        self.app.key("BackSpace")
        self.app.wait(lambda: not self.app.find("label", "Write the date as 2025-03-10.", timeout=0),
                      what="the fault to go while it is mended")
        for day in ("1999-12-31", str(datetime.date.today() + datetime.timedelta(days=1))):
            self.typed(day)
            self.said(f"Choose a day from {self.day(SAMPLE)} to today.")
        self.picture("past-typed")
        self.typed(str(datetime.date.today() - datetime.timedelta(days=NOTED + 1)))
        self.known(NOTED + 1)
        self.shows("Servers stand empty", False)
        self.app.wait(lambda: not self.app.find("calendar", timeout=0), what="the calendar to close")
        self.app.find("button", "Choose a Day").click()
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the keys on the entry")
        self.app.key("Escape")
        self.known(NOTED + 1)

    def test_mouse(self):
        self.go(THESIS)
        self.shows("Servers stand empty")
        self.menu(self.app.find("button", "Thesis Menu"), "Look Back in Time")
        slider = self.app.find("slider")
        self.app.find("button", "Previous Change ([)").click()
        self.known(NOTED)
        x, y, w, h = slider.screen_rect
        self.app.settle()
        ui.mouse(x + w * (SAMPLE - NOTED) // SAMPLE, y + h // 3)
        ui.run("xdotool", "mousedown", "1")
        for part in (60, 40, 20, 0):
            ui.mouse(x + w * part // 100 + 2, y + h // 3)
        ui.run("xdotool", "mouseup", "1")
        self.known(SAMPLE)
        self.shows("Servers stand empty", False)
        self.app.resize(360, 720)
        self.known(SAMPLE)
        self.picture("past-phone")
        self.app.find("button", "Back to Today").click()
        self.said("As known today. Move back to an earlier day.")
        self.app.find("button", "Back to Today, and Hide This (Escape)").click()
        self.app.wait(lambda: not self.app.find("slider", timeout=0), what="the slider to go")


if __name__ == "__main__":
    sys.exit(main())
