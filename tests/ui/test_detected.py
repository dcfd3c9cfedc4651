#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes, numbers, dates and forecasts in the text: their chips, how they were understood, the switch."""
import sys

import hands
import ui
from case import Case, _, main

TITLE = "Findings"
TEXT = f"""# {TITLE}

The fund 通信ETF（515880）rose 3.5% on March 10, 2025.

Analysts expect the market to grow 40% a year over the next 5 years.

Plain words stand here.
"""


class Detected(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.cli("import", self.write("findings.md", TEXT))
        ui.mouse(1, 1)                                # it rests where the last test left it
        self.start()
        self.text = self.open(TITLE)
        self.app.wait(lambda: self.chip("3.5%") != self.chip("Plain"), what="the chips")
        self.app.settle()                             # the words stand still before they are aimed at

    def chip(self, words):
        """What is painted behind the middle of words, at their foot: the colour most of it has."""
        x, y = hands.place_of(self.app, self.text, self.text.text.index(words))
        s, count = ui.screen(), {}
        for row in range(y - 8, y + 9):
            for column in range(x, x + 12):
                o = s.off + row * s.stride + 4 * column
                pixel = bytes(s.m[o:o + 3])
                count[pixel] = count.get(pixel, 0) + 1
        return max(count, key=count.get)

    def understood(self, *lines):
        words = "\n".join(lines)
        self.app.wait(lambda: [n for n in self.app.find_all("label") if n.name == words], what=f"the words {words!r}")

    def test_gone_through_by_keys(self):
        self.picture("detected-chips")
        self.text.click(at=(60, 230))
        self.app.key("d")
        self.understood("Code: 515880", "Exchange: SSE", "Name: The fund 通信ETF", "Found by: code behind its name")
        self.picture("detected-popover")
        self.app.key("d")
        self.understood("Value: 3.5 %", "Found by: number and unit")
        self.app.key("d")
        self.understood("Date: 10 March 2025", "Known: to the day", "Found by: day, month and year")
        self.app.key("d", "d")
        self.understood("Value: 40 %", "By when: next 5 years", "Grows to: ×5.4", "Found by: number and unit")
        self.app.key("shift+d")
        self.understood("By when: next 5 years", "Grows to: ×5.4", "Found by: word that foretells and a number")
        self.app.key("Escape")
        self.app.wait(lambda: self.app.focused == self.text, what="the focus in the text")
        self.assertTrue(self.text.text[self.text.caret:].startswith("Analysts expect"))

    def test_quit_while_open(self):
        """The keys of the window do not reach into what has them for itself."""
        self.text.click(at=(60, 230))
        self.app.key("d")
        self.understood("Code: 515880", "Exchange: SSE", "Name: The fund 通信ETF", "Found by: code behind its name")
        self.app.key("ctrl+q")
        self.assertEqual(self.app.wait_exit(), 0)

    def test_by_its_menu(self):
        x, y = hands.place_of(self.app, self.text, self.text.text.index("March 10") + 2)
        ui.mouse(x, y)
        ui.run("xdotool", "click", "3")
        self.app.find("menu item", _("What Was Found Here")).click()
        self.understood("Date: 10 March 2025", "Known: to the day", "Found by: day, month and year")
        self.app.key("Escape")
        self.app.wait(lambda: self.app.focused == self.text, what="the focus in the text")

    def shown(self):
        return [n for n in self.app.find_all("label") if n.name.startswith("Value: 3.5 %")]

    def test_where_the_pointer_rests(self):
        caret = self.text.caret
        ui.mouse(*hands.place_of(self.app, self.text, self.text.text.index("3.5%") + 1))
        self.understood("Value: 3.5 %", "Found by: number and unit")
        self.picture("detected-hover")
        self.assertEqual(self.text.caret, caret)
        ui.mouse(*hands.place_of(self.app, self.text, self.text.text.index("Plain words")))
        self.app.wait(lambda: not self.shown(), what="the card going")
        # keys go on to be the text's
        self.text.click(at=(60, 230))
        ui.mouse(*hands.place_of(self.app, self.text, self.text.text.index("3.5%") + 1))
        self.app.wait(self.shown, what="the card")
        self.app.key("Escape")
        self.app.wait(lambda: not self.shown(), what="the card going")
        self.assertEqual(self.app.focused, self.text)

    def test_kept_as_highlight_from_the_card(self):
        ui.mouse(*hands.place_of(self.app, self.text, self.text.text.index("3.5%") + 1))
        self.app.wait(self.shown, what="the card")
        self.app.find("button", _("Highlight")).click()
        self.app.wait(lambda: [c["quote"] for c in self.rows("claim", "list")] == ["3.5%"], what="the claim")

    def test_reached_by_tab(self):
        self.text.click(at=(60, 230))
        chip = hands.focus(self.app, lambda f: f.name.startswith("Number 3.5%: "))
        self.assertEqual((chip.role, chip.name), ("button", "Number 3.5%: Value: 3.5 %, Found by: number and unit"))
        self.app.key("Return")
        self.understood("Value: 3.5 %", "Found by: number and unit")
        self.app.key("Escape")
        self.app.wait(lambda: self.app.focused == chip, what="the focus on the chip")

    def test_inside_a_narrow_window(self):
        self.app.resize(360, 640)
        self.text = hands.reader(self.app)
        self.text.click(at=(60, 330))
        for _n in range(6):
            self.app.key("d")
            self.app.settle()
            card = next(n for n in self.app.find_all("label") if "Found by: " in n.name and n.name.count("\n"))
            x, _y, width, _h = self.app.place(self.app.windows[0])
            a, _b, c, _d = card.screen_rect
            self.assertTrue(x <= a and a + c <= x + width, (card.name, x, width, a, c))
        self.picture("detected-narrow")
        self.app.key("Escape")

    def switch(self):
        self.app.find("toggle button", _("Appearance of the Text")).click()
        self.app.find("check box", _("Mark codes, numbers, dates and forecasts")).click()
        self.app.key("Escape")

    def test_switched_off(self):
        self.switch()
        self.app.wait(lambda: self.chip("3.5%") == self.chip("Plain"), what="no chips")
        self.start()
        self.text = self.open(TITLE)
        self.app.settle(1)
        self.assertEqual(self.chip("3.5%"), self.chip("Plain"))
        self.switch()                                 # the tests after this one have the same settings
        self.app.wait(lambda: self.chip("3.5%") != self.chip("Plain"), what="the chips again")


if __name__ == "__main__":
    sys.exit(main())
