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

    @staticmethod
    def monday(weeks):
        """That of the week so many before this one, as the window writes it."""
        today = datetime.date.today()
        day = today - datetime.timedelta(days=today.weekday(), weeks=weeks)
        return f"{day.day} {day:%B %Y}"

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
        self.assertIn(f" since {self.monday(25)} · ", line.name)
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

    # ---- chains
    def chains(self):
        self.menu(self.app.find("button", "Thesis Menu"), "Edit Stages…")
        return hands.dialog(self.app, "Chains and Stages")

    def stage_menu(self, n, item):
        """Choose from the menu of the n-th stage of the dialog."""
        dialog = hands.dialog(self.app, "Chains and Stages")
        self.app.wait(lambda: len(dialog.find_all("button", "Stage Menu")) > n, what="the stages")
        self.menu(dialog.find_all("button", "Stage Menu")[n], item)

    def columns(self):
        return [g.name for g in self.app.find_all("grouping") if g.name in
                ("Models", "Training compute", "Applications", "Inference compute", "Whole Thesis")]

    def evidence(self):
        return len(self.rows("claim", "list"))

    def test_delete_stage_with_evidence(self):
        before = self.evidence()
        self.chains()
        self.stage_menu(3, "Delete Stage")
        question = self.app.find("alert", "Delete Stage?")
        self.picture("stage-delete")
        question.find("button", "Delete Stage").click()
        self.app.wait(lambda: "Inference compute" not in self.columns() and "Whole Thesis" in self.columns(),
                      what="the evidence at no stage")
        self.assertEqual(self.evidence(), before)
        self.app.find("dialog", "Chains and Stages").find("button", "Close").click()
        self.app.key("ctrl+z")
        self.app.wait(lambda: "Inference compute" in self.columns() and "Whole Thesis" not in self.columns(),
                      what="the stage back with its evidence")

    def test_cue_words(self):
        self.chains()
        self.stage_menu(0, "Cue Words…")
        dialog = self.app.find("dialog", "Cue Words of “Models”")
        dialog.find("label", hands.re.compile(r"^Found in \d+ articles?$"))
        self.app.key("ctrl+a")
        self.app.type("copper and rice")
        dialog.find("label", "Found in 35 articles")
        dialog.find("label", hands.re.compile("one says that copper and rice in place"))
        self.picture("cue-words")
        dialog.find("button", "Save").click()
        self.stage_menu(0, "Cue Words…")
        self.app.find("dialog", "Cue Words of “Models”").find("label", "Found in 35 articles")
        self.app.key("ctrl+a")
        self.app.type("tea")
        self.app.key("Escape")                     # what was typed is not lost without a word
        self.app.find("label", "Save Changes?")
        self.app.find("button", "Discard").click()
        self.stage_menu(0, "Cue Words…")
        self.app.find("dialog", "Cue Words of “Models”").find("label", "Found in 35 articles")

    def test_template(self):
        dialog = self.chains()
        hands.focus(self.app, lambda n: n.role == "list item" and n.name == "AI compute")
        self.app.key("Down")
        self.app.key("Down")
        self.app.key("Return")
        self.app.wait(lambda: any(n.text == "Clinical trials" for n in dialog.find_all("text")), what="the new chain")
        self.picture("chains")
        # It goes by another name, and a thesis goes over to it and back.
        name = next(n for n in dialog.find_all("text") if n.name == "Chain" and n.text.startswith("Bio"))
        name.click()
        self.app.key("ctrl+a")
        self.app.type("Pills")
        self.app.key("Return")
        self.app.wait(lambda: any(n.text == "Pills" for n in dialog.find_all("text", "Chain")), what="the new name")
        dialog.find("button", "Close").click()
        self.menu(self.app.find("button", "Thesis Menu"), "Edit Thesis…")
        hands.choose(self.app, "Chain", "Pills")
        self.picture("thesis-chain")
        self.app.find("dialog", "Edit Thesis").find("button", "Save").click()
        self.app.wait(lambda: self.app.find("grouping", "Clinical trials", timeout=0) and
                      "Whole Thesis" in self.columns(), what="the board of the other chain")
        self.assertNotIn("Models", self.columns())
        self.app.key("ctrl+z")
        self.app.wait(lambda: "Models" in self.columns() and "Whole Thesis" not in self.columns(),
                      what="the chain before, with its evidence")


if __name__ == "__main__":
    sys.exit(main())
