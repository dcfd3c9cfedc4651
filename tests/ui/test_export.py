#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Export: a thesis as linked notes, again without a change, as one file, and checked against the library."""
import hashlib
import os
import re
import sys

import hands
from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"


def sums(folder):
    return {os.path.relpath(os.path.join(d, f), folder): hashlib.sha256(open(os.path.join(d, f), "rb").read()).digest()
            for d, _dirs, names in os.walk(folder) for f in names}


class Export(Case):
    def dialog(self, form="Folder of linked notes"):
        """The row that says where to; the form that was last used is remembered."""
        self.app.key("ctrl+e")
        self.app.find("dialog", "Export")
        if not self.app.find("label", form, timeout=0):
            hands.choose(self.app, "Format", form)
        return self.app.find("list item", "Folder" if "older" in form else "File")

    def write_it(self):
        hands.default_button(self.app, _("E_xport")).click()
        self.app.wait(lambda: not self.app.find("dialog", "Export", timeout=0), timeout=20,
                      what="the dialog to close")

    def test_vault(self):
        folder = os.path.join(self.dir, "out")
        os.mkdir(folder)
        self.go(THESIS)
        self.app.find("button", "Evidence Menu")
        self.dialog().click()
        self.app.choose_file(folder)
        self.app.wait(lambda: any(folder in n.name for n in self.app.find_all("label")), what="the folder in the row")
        self.write_it()
        self.app.wait(lambda: next((n for n in self.app.find_all("label") if "written" in n.name), None),
                      what="the report")
        first = sums(folder)
        self.assertIn(os.path.join("Throughline", "Theses", THESIS + ".md"), first)
        self.assertEqual(len([name for name in first if name.endswith(".md")]), 15)
        self.dialog()                                     # the folder is remembered
        self.write_it()
        self.app.wait(lambda: next((n for n in self.app.find_all("label") if re.match(r"0 files written, 1\d unchanged", n.name)), None),
                      what="the report of the second export")
        self.assertEqual(sums(folder), first)
        self.dialog()
        self.app.find("button", "Check an Earlier Export…").click()
        self.app.choose_file(os.path.join(folder, "Throughline"))
        exact = self.app.wait(lambda: next((n for n in self.app.find_all("label") if n.name.startswith("Exact (")),
                                           None), what="the answer")
        self.assertEqual(exact.name, "Exact (9)")        # each stands in three notes
        # a message may go while its name is read: then all are read once more
        labels = self.app.wait(lambda: [n.name for n in self.app.find_all("label")], what="the labels")
        self.assertIn(exact.name, labels)
        for trouble in ("Moved within Its Source", "Words Altered", "Source Missing from the Library"):
            self.assertEqual([name for name in labels if name.startswith(trouble)], [])
        self.picture("verify")
        self.app.key("Escape", "Escape")

    def test_texts(self):
        folder = os.path.join(self.dir, "out")
        os.mkdir(folder)
        self.go(THESIS)
        self.app.find("button", "Evidence Menu")
        self.dialog().click()
        self.app.choose_file(folder)
        row = self.app.find("check box", _("Text and Pictures of Articles"))
        self.assertFalse(row.has("checked"))
        row.press()
        self.app.wait(lambda: row.has("checked"), what="the switch")
        self.picture("export-texts")
        self.write_it()
        sources = os.path.join(folder, "Throughline", "Sources")
        notes = self.app.wait(lambda: os.path.isdir(sources) and os.listdir(sources), what="the notes")
        self.assertTrue(all("\n## Text\n" in open(os.path.join(sources, n), encoding="utf-8").read() for n in notes))
        self.dialog()
        self.assertTrue(self.app.find("check box", _("Text and Pictures of Articles")).has("checked"))
        hands.choose(self.app, "Format", "One Markdown file")      # it has no notes of sources
        self.app.wait(lambda: not self.app.find("check box", _("Text and Pictures of Articles"), timeout=0),
                      what="the switch to go")

    def test_one_file(self):
        self.go(THESIS)
        self.app.find("button", "Evidence Menu")
        self.dialog("One Markdown file").click()
        self.app.choose_file(self.dir)
        self.write_it()
        path = os.path.join(self.dir, THESIS + ".md")
        self.app.wait(lambda: os.path.exists(path), what="the file")
        self.assertIn("inference requests rose sixfold", open(path, encoding="utf-8").read())


if __name__ == "__main__":
    sys.exit(main())
