#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of contents of a long article, and how long it takes to read."""
import sys

from case import Case, _, main

TITLE = "Three parts of a whole"
WORDS = "A pump moves water up the hill and the hill keeps it there until the night comes."


def part(title, level=2):
    return "#" * level + f" {title}\n\n" + "\n\n".join([WORDS] * 12) + "\n\n"


LONG = f"# {TITLE}\n\n" + part("The first part") + part("Under the first", 3) + part("The second part") + part("The end")


class Contents(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.cli("import", self.write("parts.md", LONG), self.write("short.md", "# A short note\n\n" + WORDS + "\n"))
        self.start()

    def rows(self):
        return self.app.find("list", _("Contents"))

    def at(self, text):
        return text.text[text.caret:]

    def test_a_heading_is_gone_to_and_marked(self):
        text = self.open(TITLE)
        text.click(at=(80, 300))
        self.app.key("ctrl+t")
        self.app.settle()
        for name in ("The first part", "Under the first", "The second part", "The end"):
            self.rows().find("list item", name)
        self.app.settle()
        self.picture("contents")
        self.rows().find("list item", "The second part").click()
        self.app.wait(lambda: self.at(text).startswith("The second part"), what="the cursor at the heading")
        self.app.settle()
        self.app.key("ctrl+t")
        self.app.wait(lambda: self.rows().find("list item", "The second part").has("selected"),
                      what="the section being read marked")
        self.app.key("Down", "Return")
        self.app.wait(lambda: self.at(text).startswith("The end"), what="the next one by keys")

    def test_escape_returns_to_the_text(self):
        text = self.open(TITLE)
        text.click(at=(80, 300))
        self.app.key("ctrl+t")
        self.rows()
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find_all("list", _("Contents")), what="no contents")
        self.app.wait(lambda: self.app.focused and self.app.focused.role == text.role, what="the text with the keys")

    def test_a_short_one_has_none(self):
        self.open("A short note").click(at=(80, 100))
        self.app.find("label", "1 minute")
        self.app.key("ctrl+t")
        self.app.settle()
        self.assertFalse(self.app.find_all("list", _("Contents")))

    def test_the_time_is_counted(self):
        self.open(TITLE)
        words = len(LONG.replace("#", " ").split())
        self.app.find("label", f"{-(-words // 230)} minutes")


if __name__ == "__main__":
    sys.exit(main())
