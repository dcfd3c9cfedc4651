#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""States of stages on the board: proposed with their numbers, confirmed, rejected, set by hand, undone; the rule
changed; the weeks said in a sentence."""
import datetime
import sys

import hands
import ui
from case import Case, _, main

THESIS = "Inference compute is the next link of the AI main line"
STAGE = "Inference compute"


class Stages(Case):
    def setUp(self):
        super().setUp()
        self.fill()
        self.go(THESIS)

    def fill(self):
        """Forty weeks of something else; in the last four whole ones three people speak of inference."""
        today = datetime.date.today()
        paths = []
        for week in range(1, 40):
            day = today - datetime.timedelta(weeks=week)
            words = "inference compute is short of servers" if week <= 4 else "copper and rice"
            paths.append(self.write(f"{week}.md", f"---\ntitle: Week {week}\npublished: {day}\n---\n\nOf week {week} one "
                                                  f"says that {words} in place {week}.\n"))
        found = self.rows("import", *paths)
        thesis = next(t["id"] for t in self.rows("thesis", "list") if t["title"] == THESIS)
        for n, row in enumerate(found[:3]):
            self.cli("claim", "add", row["id"], "--quote", f"in place {n + 1}", "--thesis", thesis, "--stage",
                     "inference_compute", "--stance", "for", "--speaker", f"Speaker {n}")

    def column(self, name=STAGE):
        return self.app.wait(lambda: next((g for g in self.app.find_all("grouping") if g.name == name), None),
                             what=f"the column {name}")

    def proposed(self, words):
        self.app.wait(lambda: any(n.name == words for n in self.column().find_all("label")), what=words)

    def gone(self, words):
        self.app.wait(lambda: all(n.name != words for n in self.column().find_all("label")), what=f"no {words}")

    def state(self, name):
        self.app.wait(lambda: any(name in n.name for n in self.column().find_all("toggle button")), what=name)

    def test_confirm_and_reject(self):
        self.proposed("Proposed: ◔ Emerging")
        self.app.find("label", hands.re.compile(r"Distinct speakers in 4 weeks: 3 \(at least 3\) · quiet weeks "
                                                r"before: \d+ \(at least 8\)"))
        self.picture("stage-proposal")
        line = self.column().find("image", hands.re.compile("Attention in 26 weeks"))
        self.assertIn("articles last week: 1 ", line.name)
        self.column().find("button", "Reject").click()
        self.said(f"“{STAGE}” stays as it was: “Emerging” rejected")
        self.gone("Proposed: ◔ Emerging")
        self.state("No State")
        self.app.key("ctrl+z")
        self.proposed("Proposed: ◔ Emerging")
        hands.focus(self.app, lambda n: n.role == "button" and n.name == "Confirm" and
                    any(p.name == STAGE for p in ui.parents(n)))
        self.app.key("Return")
        self.state("Emerging")
        self.gone("Proposed: ◔ Emerging")
        self.app.wait(lambda: self.app.focused and any(p.name == STAGE for p in ui.parents(self.app.focused)),
                      what="the focus to stay in the column")
        self.app.key("ctrl+z")
        self.state("No State")
        self.app.key("ctrl+shift+z")
        self.state("Emerging")

    def test_by_hand_and_log(self):
        button = self.column().find("toggle button", hands.re.compile("No State"))
        self.menu(button, hands.re.compile("Crowded"))
        self.state("Crowded")
        self.menu(self.column().find("toggle button", hands.re.compile("Crowded")), "Numbers and Log…")
        dialog = hands.dialog(self.app, STAGE)
        dialog.find("label", "Holds")
        dialog.find("label", "Set by hand")
        self.picture("stage-log")
        self.app.key("Escape")

    def test_rule(self):
        self.proposed("Proposed: ◔ Emerging")
        self.menu(self.column().find("toggle button", hands.re.compile("No State")), "Rule…")
        dialog = hands.dialog(self.app, "Rule of States")
        self.picture("stage-rule")
        self.app.key("ctrl+a")                                         # the first number has the keys
        self.app.type("9")
        dialog.find("button", "Save").click()
        self.gone("Proposed: ◔ Emerging")
        self.app.key("ctrl+z")
        self.proposed("Proposed: ◔ Emerging")


if __name__ == "__main__":
    sys.exit(main())
