#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Title, publisher, author, date and language of an article are put right by hand, in one act."""
import re
import sys

from case import Case, _, main

TEXT = "# Looms\n\nWhen looms became cheap, more cloth was woven and more weavers were hired."


class Details(Case):
    sample = False

    def entry(self, name):
        return self.app.wait(lambda: next((n for n in self.app.find("dialog", _("Edit Details")).find_all()
                                           if n.has("editable") and n.name == name), None), what=f"the entry {name}")

    def fill(self, name, text):
        self.entry(name).click()
        self.app.key("ctrl+a", "Delete")
        if text:
            self.app.type(text)

    def article(self):
        return self.rows("list")[0]

    def test_edit(self):
        self.cli("import", self.write("first.md", TEXT))
        self.wait_articles(["Looms"])
        self.open("Looms")
        self.app.key("alt+Return")
        dialog = self.app.find("dialog", _("Edit Details"))
        self.assertTrue(dialog.find("label", re.compile("^" + _("Found by: %s").replace("%s", ""))))
        save = dialog.find("button", _("Save"))
        self.assertFalse(save.has("sensitive"))
        self.fill(_("Title"), "Looms and lamps")
        self.fill(_("Published"), "2025-13")
        dialog.find("label", _("Write the date as 2025-03-10, 2025-03 or 2025, or leave it empty."))
        self.assertFalse(save.has("sensitive"))
        self.fill(_("Published"), "2025-03")
        self.fill(_("Publisher"), "Lantern Weekly")
        self.fill(_("Author"), "Mara Voss")
        self.picture("details")
        self.app.wait(lambda: save.has("sensitive"), what="Save")
        save.click()
        self.wait_articles(["Looms and lamps"])
        for words in ("Lantern Weekly", "Mara Voss", "March 2025"):
            self.app.find("label", words)
        article = self.article()
        self.assertEqual((article["title"], article["site"], article["published"]),
                         ("Looms and lamps", "Lantern Weekly", "2025-03"))
        self.app.key("alt+Return")
        dialog = self.app.find("dialog", _("Edit Details"))
        self.assertGreaterEqual(len(dialog.find_all("label", "Found by: you")), 3)
        self.fill(_("Title"), "")
        dialog.find("label", _("An article needs a title."))
        self.app.key("Escape")
        self.app.find("button", _("Discard")).click()
        self.app.wait(lambda: not self.app.find("dialog", _("Edit Details"), timeout=0), what="the dialog to close")
        self.app.key("ctrl+z")                                 # all of it at once
        self.wait_articles(["Looms"])
        self.assertIsNone(self.article().get("site"))


if __name__ == "__main__":
    sys.exit(main())
