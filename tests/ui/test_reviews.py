#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The weekly review: facts that lead to their places, the user's words, kept and undone."""
import re
import sys

import hands
from case import Case, _, main


class Reviews(Case):
    def text(self):
        return self.app.wait(lambda: next((n for n in self.app.find_all() if n.name == "What You Make of It" and
                                           n.has("editable")), None), what="the text of the review")

    def write_on(self):
        self.text()
        hands.focus(self.app, lambda n: n.name == "What You Make of It")

    def test_week(self):
        self.app.key("ctrl+r")
        self.said(re.compile("The facts as they are now; saving keeps them.$"))
        self.said("New Claims")
        self.picture("review")
        self.write_on()
        self.app.type("Quiet.")
        self.app.key("ctrl+s")
        self.said("Review kept")
        first = next(n for n in self.app.find_all("button") + self.app.find_all("list item") if "cost of one answer" in n.name)
        first.click()
        self.assertIn("cost of one answer", hands.reader(self.app).text)
        self.app.key("alt+Left")
        self.app.wait(lambda: self.text().text == "Quiet.", what="what was written")
        self.go(_("Inbox"))
        self.app.key("ctrl+r")
        self.app.wait(lambda: self.text().text == "Quiet.", what="what was written, again")
        # What is typed is kept without Save by going elsewhere, and undone like everything else.
        self.write_on()
        self.app.key("ctrl+End")
        self.app.type(" Not saved.")
        self.go(_("Inbox"))
        self.go(_("Reviews"))
        self.app.wait(lambda: self.text().text == "Quiet. Not saved.", what="what was typed last")
        self.go(_("Inbox"))
        hands.focus(self.app, lambda n: n.role == "list item")
        self.app.key("ctrl+z")
        self.go(_("Reviews"))
        self.app.wait(lambda: self.text().text == "Quiet.", what="the first words")
        # A review can go, with what was typed since; Undo brings both back.
        self.write_on()
        self.app.key("ctrl+End")
        self.app.type(" Loud.")
        self.menu(self.app.find("button", "Review Menu"), "Delete Review")
        self.app.wait(lambda: self.text().text == "", what="an empty review")
        self.said("Review deleted")
        self.go(_("Inbox"))
        hands.focus(self.app, lambda n: n.role == "list item")
        self.app.key("ctrl+z")
        self.go(_("Reviews"))
        self.app.wait(lambda: self.text().text == "Quiet. Loud.", what="all that was written")


if __name__ == "__main__":
    sys.exit(main())
