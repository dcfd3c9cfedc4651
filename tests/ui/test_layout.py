#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every main page of the sample at 360, 1000 and 1600 pixels, in the style, text size and language of this
session: it fits, it settles, and everything in it has a name."""
import os
import re
import sys

import hands
import ui
from case import Case, _, main

STYLE = os.environ.get("TLN_STYLE", "plain")
SIZES = ((1600, 1000), (1000, 700), (360, 640))


class Layout(Case):
    def check(self, page, sizes=SIZES):
        for w, h in sizes:
            self.assertEqual(tuple(self.app.resize(w, h)), (w, h), f"the size of {page}")
            self.assertEqual([n for n in self.app.unnamed() if not hands.in_combo(n)], [], f"{page} at {w}")
            self.picture(f"{STYLE}-{page}-{w}")

    def assert_whole(self, node):
        """Nothing it is in cuts its upper or lower edge off, up to what scrolls."""
        above = list(ui.parents(node))
        for outer, around in zip(above, above[1:]):
            if around.role == "scroll pane":
                return
            (_x, y, _w, h), (_u, v, _k, g) = node.screen_rect, outer.screen_rect
            self.assertTrue(v <= y and y + h <= v + g, f"{node!r} is cut off by {outer!r}")
            node = outer

    def wide(self):
        self.app.resize(1180, 760)

    def row(self, pattern):
        return self.app.find("list", _("Places")).find("list item", re.compile(pattern))

    def rows_of_tools(self):
        """Rows from the stances, which stand in the first one, to the menu, which is last."""
        self.app.settle()
        menu = self.app.find("toggle button", _("Chart Options"))
        stance = next(n for n in self.app.find_all("toggle button") if n.name == _("For", "stance"))
        return 1 + round((menu.rect[1] - stance.rect[1]) / menu.rect[3])

    def test_pages(self):
        self.app.wait(lambda: len(self.articles()) >= 3, what="the articles")
        self.check("inbox")
        self.wide()
        self.open(self.articles()[2])
        self.check("reader")
        self.wide()
        self.app.key("F8")
        self.app.find("label", _("SHA-256 of the Original"))
        self.check("evidence", SIZES[:2])
        self.app.key("F8")
        self.wide()
        self.row("^(?!Domestic|国产).*(main line|主线|推理)").click()
        self.app.find("page tab", _("Board")).click()   # a phone has no such tab: the keys go to what is there
        self.check("board")
        self.assertEqual([n for n in self.app.find_all("label") if n.selection], [], "words that look selected")
        self.app.resize(1000, 700)
        self.app.settle()
        days = [n for n in self.app.find_all("label") if re.fullmatch(r"\d+\s\w+\s2025|2025年\d+月\d+日", n.name)]
        self.assertGreater(len(days), 3)
        self.assertEqual(len({n.rect[3] for n in days}), 1, "days of cards stand in one line")
        if STYLE != "large-text":
            rights = [n.rect[0] + n.rect[2] for n in self.app.find_all("button", _("Evidence Menu"))]
            self.assertLess(max(rights), 1000 - 12, "four columns beside the sidebar")
        self.assert_whole(self.app.find("button", _("Evidence Menu")))
        self.wide()
        self.app.find("page tab", _("Rotation")).click()
        self.app.wait(lambda: any(n.description for n in self.app.find_all("image")), what="the rotation")
        self.check("rotation")
        self.wide()
        self.row("^515050 ").click()
        self.app.wait(lambda: next((n for n in self.app.find_all("image") if "515050" in n.name), None), what="the chart")
        self.check("instrument")
        if STYLE != "large-text":
            self.assertEqual(self.rows_of_tools(), 2, "tools of a chart on a phone")
            self.app.resize(1000, 700)
            self.assertEqual(self.rows_of_tools(), 1, "tools of a chart beside the sidebar")
        self.wide()
        next(n for n in self.app.find_all("image") if "515050" in n.name).click()
        self.app.key("e")
        self.app.wait(lambda: any((_("Event study of %s") % "").strip() in n.name and n.description
                                  for n in self.app.find_all("image")), what="the event study")
        self.check("event-study")
        self.wide()
        self.app.key("alt+Left")
        self.row("^" + _("Claims") + "$").click()
        self.app.settle()
        self.check("claims")

    def test_dialogs(self):
        self.row("^(?!Domestic|国产).*(main line|主线|推理)").click()
        self.app.find("page tab", _("Board"))           # the page is there; its cards may be below the window
        for key, name in (("ctrl+e", "Export"), ("ctrl+n", "New Thesis"), ("ctrl+l", "Add Address"),
                          ("ctrl+comma", "Preferences"), ("ctrl+question", "Keyboard Shortcuts")):
            self.wide()
            self.app.key(key)
            self.app.find("dialog", _(name))
            self.check(name.lower().replace(" ", "-"), SIZES[1:])
            self.app.key("Escape")
            self.app.wait(lambda n=name: not self.app.find("dialog", _(n), timeout=0), what=f"{name} to close")


if __name__ == "__main__":
    sys.exit(main())
