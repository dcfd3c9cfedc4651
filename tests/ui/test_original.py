#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The original of a PDF is shown as its pages, drawn when they come into sight."""
import os
import sys
import unittest

import case
from case import _

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from make_pdf import make_pdf  # noqa: E402

TITLE = "Capacity is the story"
PAGES = [[(72, 760, 20, TITLE), (72, 700, 12, "Inference compute is short, says the first page.")]]
PAGES += [[(72, 760, 12, f"What page {n} says is said once.")] for n in range(2, 41)]


@unittest.skipUnless("TLN_PDF" in os.environ, "built without the reader of PDF files")
class Original(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.stop()
        self.cli("import", self.write("note.pdf", make_pdf(PAGES)))
        self.start()

    def pages(self):
        """Numbers of the pages that have a row."""
        found = self.app.find("list", _("Pages"), timeout=0)
        return [r.name for r in found.find_all("list item")] if found else []

    def shape(self, name):
        row = self.app.find("list item", name, timeout=0)
        image = row and row.find("image", timeout=0)
        rect = image and image.rect
        return round(rect[3] / rect[2], 1) if rect and rect[2] else None

    def test_pages(self):
        self.open(TITLE)
        self.app.key("ctrl+u")
        first = _("Page %u").replace("%u", "1")
        self.app.wait(lambda: first in self.pages(), what="the first page")
        # not yet drawn it has no width, then the shape of its page
        self.app.wait(lambda: self.shape(first) == round(842 / 595, 1), what="its picture")
        self.picture("original-pdf")
        self.app.key("End")
        last = _("Page %u").replace("%u", "40")
        self.app.wait(lambda: last in self.pages(), what="the last page")
        self.app.key("Escape")
        self.app.wait(lambda: not self.pages(), what="the dialog closed")


if __name__ == "__main__":
    case.main()
