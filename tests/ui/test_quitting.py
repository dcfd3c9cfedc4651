#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Q ends the program from every dialog and menu; what is typed there is kept, or asked about."""
import contextlib
import sqlite3
import sys

import hands
from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"


class Quitting(Case):
    def quits(self):
        self.app.key("ctrl+q")
        self.assertEqual(self.app.wait_exit(), 0)

    def asked(self):
        return self.app.find("label", _("Save Changes?"))

    def test_from_every_dialog(self):
        for key, name in (("ctrl+comma", "Preferences"), ("ctrl+n", "New Thesis"), ("ctrl+l", "Add Address"),
                          ("ctrl+e", "Export"), ("ctrl+question", "Keyboard Shortcuts")):
            self.app.key(key)
            self.app.find("dialog", _(name))
            self.quits()
            self.start()

    def test_from_menus(self):
        """Of a header bar, of a row, of a choice, and what a button shows."""
        for opened in (self.list_menu, self.row_menu, self.choice, self.look):
            opened()
            self.quits()
            self.start()

    def list_menu(self):
        self.app.find("button", _("List Menu")).click()
        self.app.find("menu item", _("Select All"))

    def row_menu(self):
        self.app.find("list", _("Articles")).find("list item").click(button=3)
        self.app.find("menu item", _("Assign To…"))

    def choice(self):
        self.go(_("Claims"))
        self.app.find("tree table", _("Claims"))
        self.app.find("combo box", _("Any Stance")).click()
        self.app.wait(lambda: [n for n in self.app.find_all("list item") if n.find("label", _("Against"), timeout=0)],
                      what="the choices")

    def look(self):
        self.app.find("list", _("Articles")).find("list item").click()
        self.app.find("toggle button", _("Appearance of the Text")).click()
        self.app.find("radio button", _("Sepia"))

    def test_claim_is_kept(self):
        self.go(_("Claims"))
        rows = self.app.wait(lambda: self.app.find("tree table", _("Claims")).find("list").find_all("table row"),
                             what="the claims")
        rows[0].click(count=2)
        self.app.wait(lambda: any(n.name for n in self.app.find_all("text")), what="the reader")
        self.app.find("button", _("Details of the Claim (C)")).click()
        self.app.find("dialog", _("Claim"))
        hands.focus(self.app, lambda f: f.name == _("Note"))
        self.app.type("seen on the way out")
        self.quits()
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            self.assertIn(("seen on the way out",), db.execute("SELECT note FROM claim").fetchall())

    def test_thesis_asks(self):
        self.app.key("ctrl+n")
        self.app.find("dialog", _("New Thesis"))
        self.app.type("Power is scarce")
        self.app.key("ctrl+q")
        self.asked()
        self.app.key("Escape")                               # stays where it was
        self.app.wait(lambda: not self.app.find("label", _("Save Changes?"), timeout=0), what="the question to go")
        self.app.find("dialog", _("New Thesis"))
        self.app.key("Escape")
        self.asked()
        hands.default_button(self.app, _("Save")).click()
        self.app.wait(lambda: any(t["title"] == "Power is scarce" for t in self.rows("thesis", "list")),
                      what="the thesis")
        self.app.wait(lambda: not self.app.find("dialog", _("New Thesis"), timeout=0), what="the dialog to close")
        self.app.key("ctrl+n")
        self.app.find("dialog", _("New Thesis"))
        self.app.type("Lost")
        self.app.find("button", _("Cancel")).click()         # that is a decision
        self.app.wait(lambda: not self.app.find("dialog", _("New Thesis"), timeout=0), what="the dialog to close")
        self.quits()

    def test_note_asks(self):
        self.app.resize(1180, 1000)                          # the notes stand below the board
        self.go(THESIS)
        self.app.find("button", _("Add a Note…")).click()
        self.app.find("dialog", _("New Note"))
        self.app.type("half a thought")
        self.app.key("ctrl+q")
        self.asked()
        self.app.find("button", _("Discard")).click()
        self.app.wait(lambda: not self.app.find("dialog", _("New Note"), timeout=0), what="the editor to close")
        self.quits()


if __name__ == "__main__":
    sys.exit(main())
