#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reprint comes in, is asked about above its text and answered; a file is read in an encoding that was chosen."""
from case import Case, main
from clipboard import Dragged

BODY = "\n\n".join(
    f"The {name} hall of the operator drew {load} megawatts last quarter, and its {kind} racks waited {weeks} weeks "
    f"for {part} while the grid office in {place} counted permits by hand and answered nobody before noon."
    for name, load, kind, weeks, part, place in [
        ("northern", 31.5, "older", 14, "breakers", "Elmfield"), ("harbour", 58.25, "liquid cooled", 22, "pumps", "Saltby"),
        ("valley", 17.75, "leased", 9, "copper bars", "Ferncross"), ("airport", 44.1, "spare", 31, "switches", "Windham")])
FIRST, SECOND = "Waiting for copper", "Four halls and one queue"
JAPANESE = b"\x88\xC0\x97\x65\xFF\xFF\xFF \x8B\x4C\x8E\x96"


class Reprints(Case):
    sample = False

    def drop(self, path):
        x, y, width, height = self.app.place(self.app.windows[0])
        with Dragged({"text/uri-list": "file://" + path + "\r\n"}) as drag:
            return drag.drop(x + width // 2, y + height // 2)

    def test_asked(self):
        self.assertTrue(self.drop(self.write("a.txt", FIRST + "\n\n" + BODY)))
        self.wait_articles([FIRST])
        self.assertTrue(self.drop(self.write("b.txt", SECOND + "\nReposted from Industry Room\n\n" + BODY)))
        self.wait_articles([SECOND, FIRST])
        self.app.find("button", "Same Article").click()
        self.said(f"Same article as {FIRST} (97% alike)")
        self.app.key("ctrl+z")
        self.said(f"Reprint of {FIRST} (97% alike)")
        self.app.find("button", "Different").click()
        self.app.wait(lambda: not self.app.find_all("button", "Different"), what="no line")
        pair, = self.rows("reprints")
        self.assertEqual(pair["state"], "different")

    def test_encoding(self):
        self.assertTrue(self.drop(self.write("c.txt", JAPANESE)))
        self.app.find("button", "Other encodings").click()
        self.app.find("menu item", "Try as Shift_JIS").click()
        self.said("Imported as Shift_JIS")
        self.app.key("Escape")
        self.app.wait(lambda: len(self.articles()) == 1, what="the article")
        article, = self.rows("show", self.rows("list")[0]["id"])
        self.assertIn("\u8a18\u4e8b", article["text"])


if __name__ == "__main__":
    main()
