#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thesis over time: a conviction with its reason, versions with what differs, brought back, the other side."""
import re
import sys

from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"


class ThesisLog(Case):
    def tab(self, name):
        self.app.wait(lambda: next((n for role in ("toggle button", "radio button", "tab", "page tab", "button")
                                    for n in self.app.find_all(role, name)), None), what=f"the view {name}").click()

    def edit(self):
        self.menu(self.app.find("button", "Thesis Menu"), "Edit Thesis…")
        return self.app.find("dialog", "Edit Thesis")

    def fill(self, dialog, field, words):
        entry = self.app.wait(lambda: next((n for n in dialog.find_all() if n.has("editable") and n.name == field), None),
                              what=f"the field {field}")
        entry.set_text(words)

    def save(self, dialog):
        self.app.wait(lambda: dialog.find("button", "Save", timeout=0).has("sensitive"), what="Save to be offered")
        dialog.find("button", "Save").click()
        self.app.wait(lambda: not self.app.find("dialog", "Edit Thesis", timeout=0), what="the dialog to go")

    def test_conviction_asks_for_a_reason(self):
        thesis = next(t for t in self.rows("thesis", "list") if t["title"] == THESIS)
        self.go(THESIS)
        dialog = self.edit()
        self.assertFalse(any(n.name == "Reason for the change" for n in dialog.find_all()))
        next(n for n in dialog.find_all() if n.has("editable") and n.name == "Statement").click()
        self.app.key("Tab", "Tab", "Up")                               # rows of numbers are not in the tree
        self.app.wait(lambda: not dialog.find("button", "Save", timeout=0).has("sensitive"),
                      what="Save to be refused without a reason")
        dialog.find("label", re.compile("The strongest evidence against: “"))
        self.picture("conviction-raised")
        self.fill(dialog, "Reason for the change", "Orders doubled twice")
        self.fill(dialog, "What would change your mind? (may be left out)", "Empty servers")
        self.save(dialog)
        self.said(f"Conviction {thesis['conviction'] + 5}")
        self.tab("Log")
        self.said(f"Conviction: {thesis['conviction']} → {thesis['conviction'] + 5}")
        self.said(re.compile("Reason: Orders doubled twice"))
        self.said(re.compile("What would change my mind: Empty servers"))
        self.picture("thesis-log")
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.app.find("label", re.compile("Orders doubled twice"), timeout=0),
                      what="the entry to go with what was undone")

    def versions(self):
        """The rows that are seen: the bus may still tell of those that stood there before."""
        return list({n.rect: n for n in self.app.find_all("list item", "Statement changed")}.values())

    def test_versions(self):
        self.go(THESIS)
        dialog = self.edit()
        self.fill(dialog, "Statement", "Inference will grow.")
        self.save(dialog)
        dialog = self.edit()
        self.fill(dialog, "Statement", "Inference may grow.")
        self.fill(dialog, "Horizon (2027, 2027-06 or 2027-06-30)", "soon")
        self.app.wait(lambda: not dialog.find("button", "Save", timeout=0).has("sensitive"), what="no such horizon")
        self.fill(dialog, "Horizon (2027, 2027-06 or 2027-06-30)", "2027")
        self.save(dialog)
        self.said("Horizon: 2027")
        self.tab("Log")
        changed = self.versions()
        self.assertEqual(len(changed), 2)
        changed[0].find("label", "Inference willmay grow.")
        changed[0].find("button", "Bring Back").click()
        self.said("Brought back as a new version")
        self.app.wait(lambda: len(self.versions()) == 3, what="a third version")
        self.tab("Board")
        self.said("Inference will grow.")

    def test_case_against(self):
        thesis = self.rows("thesis", "new", "Only one side")[0]["id"]
        path = self.write("1.txt", "Title\n\nPower comes first.\n\nPower comes last of all.\n\nPower is what counts.")
        article = self.rows("import", path)[0]["id"]
        for quote in ("Power comes first", "Power comes last", "Power is what counts"):
            self.cli("claim", "add", article, "--quote", quote, "--thesis", thesis, "--stance", "for")
        self.go("Only one side")
        self.said("One-sided: 6 for, 0 against. What would the other side say?")
        self.said("Weight 6 for (0 speakers) : 0 against (0 speakers)")
        self.picture("one-sided")
        self.app.find("button", "Strongest Case Against…").click()
        dialog = self.app.find("dialog", "Strongest Case Against")
        self.app.type("Chips do.")
        dialog.find("button", "Save").click()
        self.app.find("list item", "The strongest case against this: Chips do.")
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.app.find("list item", "The strongest case against this: Chips do.", timeout=0),
                      what="the note undone")

    def test_merge(self):
        one = self.rows("thesis", "new", "From here")[0]["id"]
        self.cli("thesis", "new", "Into this")
        article = self.rows("import", self.write("1.txt", "Title\n\nPower comes first.\n\nPower comes last of all."))[0]["id"]
        self.cli("claim", "add", article, "--quote", "Power comes first", "--thesis", one, "--stance", "for")
        self.go("From here")
        self.said("1 for · 0 against")
        self.menu(self.app.find("button", "Thesis Menu"), "Merge Into…")
        dialog = self.app.find("alert", "Merge Into Another Thesis?")
        dialog.find("combo box").click()
        self.app.key("End", "Return")
        dialog.find("combo box", "Into this")
        self.picture("merge")
        dialog.find("button", "Merge").click()
        self.said("“From here” merged")
        self.said("Closed")
        self.go("Into this")
        self.said("1 for · 0 against")
        self.app.key("ctrl+z")
        self.said("0 for · 0 against")


if __name__ == "__main__":
    sys.exit(main())
