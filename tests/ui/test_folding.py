#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is no part of the argument is folded, shown, and folded again."""
import sys

import hands
from case import Case, main
from clipboard import copied


class Folding(Case):
    sample = False

    def test_folded(self):
        self.cli("import", self.write("kept.txt", "The order book is open\n\nA dealer said the order book of 515050 "
                                      "fills again. Inference compute sells out.\n\nRisk disclosure: this is no "
                                      "investment advice. Investments carry risk; past results do not tell future "
                                      "ones.\n"))
        self.start()
        text = self.open("The order book is open")
        self.assertNotIn("past results", text.text)
        self.assertIn("108 characters of risk disclosure", text.text)
        show = self.app.find("button", "Show")
        self.picture("folded")
        show.click()
        self.app.wait(lambda: "past results" in hands.reader(self.app).text, what="the folded words")
        self.app.key("ctrl+z")
        self.app.wait(lambda: "past results" not in hands.reader(self.app).text, what="them folded again")
        hands.reader(self.app).click(at=(60, 5))
        self.app.key("ctrl+a")                 # the middle button pastes what the article says
        self.app.wait(lambda: "sells out." in (copied("PRIMARY") or ""), what="the words that are selected")
        self.assertNotIn("characters of", copied("PRIMARY"))


if __name__ == "__main__":
    sys.exit(main())
