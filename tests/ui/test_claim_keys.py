#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims by keys alone: from an import to a claim, sentences that are offered, single keys switched off."""
import json
import sqlite3
import sys

import hands
from case import Case, _, main
from clipboard import Copied

TITLE = "The rent of machines"
FORECAST = "The engineer Mara Voss says inference compute is expected to cost 40% more by 2028."
NUMBER = "Inference compute rents rose 30% in a month."
STORY = (f"{TITLE}\n\nIt rained all day and nobody was in the street. {FORECAST}\n\nA long lunch followed. {NUMBER} "
         "Then everybody went home.\n")


class ClaimKeys(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.pressed = 0

    def key(self, *keys):
        self.pressed += len(keys)
        self.app.key(*keys)

    def claims(self):
        return self.rows("claim", "list")

    def stage(self, claim):
        """The key of the stage a claim is evidence for."""
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            row = db.execute("SELECT s.key FROM stage s JOIN evidence e ON e.stage_id = s.id JOIN claim c "
                             "ON c.id = e.claim_id WHERE c.exact = ?", (claim["quote"],)).fetchone()
        return row and row[0]

    def wait_claims(self, n):
        self.app.wait(lambda: len(self.claims()) == n, what=f"{n} claims")
        return self.claims()

    def put(self, text=STORY):
        self.cli("import", self.write("story.txt", text))
        self.start()
        view = self.open(TITLE)
        view.click(at=(60, 5))
        return view

    def offers(self, n):
        """Wait until that many sentences are offered."""
        name = {0: "", 1: "1 sentence"}.get(n, f"{n} sentences")
        return self.app.wait(lambda: any(x.description.startswith(name) if name else not x.description for x in self.app.find_all("text", _("Text of the article"))),
                             what=f"{name} on offer")

    def test_import_to_claim_in_six_keys(self):
        with Copied(STORY):
            self.key("ctrl+v")
            self.app.wait(lambda: FORECAST in hands.reader(self.app).text, what="the pasted text")
        self.offers(2)
        self.key("space", "Return")
        [claim] = self.wait_claims(1)
        self.assertEqual((claim["quote"], claim["speaker"], claim["kind"]), (FORECAST, "Mara Voss", "forecast"))
        self.assertEqual(claim["hedge"], "is expected to")
        self.assertEqual(self.stage(claim), "inference_compute")
        self.assertEqual(self.pressed, 3)
        self.picture("claim-by-keys")
        self.app.key("F8")
        said = "Claim by Mara Voss, Neutral, stage Inference compute"
        self.app.wait(lambda: any(r.description == said for r in self.app.find_all("list item", FORECAST)),
                      what="the claim in words")
        self.app.key("F8")
        self.app.key("ctrl+z")
        self.wait_claims(0)

    def test_offered_sentences(self):
        view = self.put()
        self.offers(2)
        self.picture("offers")
        self.app.key("space", "space")
        self.picture("second-offer")
        self.app.key("shift+space", "n")
        self.offers(1)
        self.app.key("plus")
        [claim] = self.wait_claims(1)
        self.assertEqual(claim["quote"], NUMBER)
        self.assertEqual(claim["stance"], "for")
        self.offers(0)
        self.app.key("ctrl+z", "ctrl+z")
        self.offers(2)
        self.wait_claims(0)
        self.assertIn("It rained", view.text)
        self.app.key("space", "Escape", "Return")
        self.app.settle()
        self.assertEqual(self.claims(), [])

    def test_single_keys_off(self):
        self.put()
        self.offers(2)
        self.app.key("ctrl+comma")
        self.app.find("check box", _("Single Keys in List and Reader")).press()
        self.app.key("Escape")
        hands.reader(self.app).click(at=(60, 5))
        self.app.key("space", "Return", "h")
        self.app.settle()
        self.assertEqual(self.claims(), [])
        self.app.key("alt+Down", "ctrl+2")
        [claim] = self.wait_claims(1)
        self.assertEqual(self.stage(claim), "training_compute")
        self.app.key("alt+minus")
        self.app.wait(lambda: self.claims()[0]["stance"] == "against", what="the stance")
        self.app.key("alt+Down", "alt+Delete")
        self.offers(0)
        self.app.key("ctrl+comma")
        self.app.find("check box", _("Single Keys in List and Reader")).press()
        self.app.key("Escape")

    def test_details_are_filled_in(self):
        self.put()
        view = hands.reader(self.app)
        hands.select(self.app, view, "inference compute is expected to cost")
        self.app.key("h")
        [claim] = self.wait_claims(1)
        self.assertEqual((claim["speaker"], claim["hedge"]), ("Mara Voss", "is expected to"))
        self.app.key("c")
        self.app.wait(lambda: self.app.find("text", _("Speaker")).text == "Mara Voss", what="the speaker")
        self.picture("claim-details")
        relay = self.app.find("text", _("Relayed By, Several with “;” Between"))
        relay.click()
        self.app.type("Lantern;Harbour Post")
        self.app.key("Escape")
        claim = self.app.wait(lambda: next((c for c in self.claims() if c.get("relayed_by")), None), what="the relays")
        self.assertEqual((claim["speaker"], claim["relayed_by"]), ("Mara Voss", "Lantern; Harbour Post"))

    def test_who_is_emptied_stays_so(self):
        """A speaker that somebody took out is not proposed again; closing the details writes nothing then."""
        self.put()
        view = hands.reader(self.app)
        hands.select(self.app, view, "inference compute is expected to cost")
        self.app.key("h")
        self.wait_claims(1)
        self.app.key("c")
        self.app.wait(lambda: self.app.find("text", _("Speaker")).text == "Mara Voss", what="the speaker")
        self.app.find("text", _("Speaker")).click()
        self.app.key("ctrl+a", "Delete", "Escape")
        self.app.wait(lambda: not self.claims()[0].get("speaker"), what="no speaker")
        for _round in range(2):
            self.app.key("c")
            speaker = self.app.find("text", _("Speaker"))
            self.app.settle()
            self.assertEqual(speaker.text, "")
            self.app.key("Escape")
            self.app.wait(lambda: not self.app.find("text", _("Speaker"), timeout=0), what="the details to close")
        self.assertFalse(self.claims()[0].get("speaker"))
        self.app.key("ctrl+z")
        self.app.wait(lambda: self.claims()[0].get("speaker") == "Mara Voss", what="the speaker back")

    def test_one_over_another(self):
        """Two claims share words; each is stepped to, and taking one away leaves the other."""
        first, second = "inference compute is expected", "is expected to cost 40% more"
        self.put()
        view = hands.reader(self.app)
        hands.select(self.app, view, first)
        self.app.key("plus")
        self.wait_claims(1)
        hands.select(self.app, view, second)
        self.app.key("minus")
        self.assertEqual({c["quote"]: c["stance"] for c in self.wait_claims(2)}, {first: "for", second: "against"})
        self.picture("claims-overlap")
        self.app.wait(lambda: len([b for b in view.find_all("button") if b.name.startswith("Claim")]) == 2,
                      what="two marks on one line")
        view.click(at=(60, 5))
        self.app.key("n")
        self.app.wait(lambda: view.text[view.caret:].startswith(first), what="the first of them")
        self.app.key("n", "Delete")
        self.app.wait(lambda: [c["quote"] for c in self.claims()] == [first], what="the first one alone")

    def test_colour_of_another_tool(self):
        note = f"---\ntitle: {TITLE}\nsource: https://example.com/rent\n---\n{STORY.partition(chr(10))[2]}"
        marks = [{"url": "https://example.com/rent",
                  "highlights": [{"text": NUMBER, "color": "#5fb236"}, {"text": FORECAST}]}]
        self.cli("import", self.write("rent.md", note))
        self.cli("import", self.write("marks.json", json.dumps(marks)))
        self.start()
        self.open(TITLE)
        colours = {c["quote"]: c.get("colour") for c in self.wait_claims(2)}
        self.assertEqual(colours, {NUMBER: "#5fb236", FORECAST: None})
        hands.reader(self.app).click(at=(60, 5))
        self.app.key("n", "c")
        dialog = self.app.find("dialog", _("Claim"))
        self.assertFalse(dialog.find("label", _("Highlight Color"), timeout=0))
        self.app.key("Escape")
        self.app.wait(lambda: not self.app.find("dialog", _("Claim"), timeout=0), what="the dialog to close")
        self.app.key("n", "c")
        dialog = self.app.find("dialog", _("Claim"))
        dialog.find("label", _("Highlight Color"))
        dialog.find("label", _("Green"))
        self.picture("claim-colour")

    def test_sentence_at_the_cursor(self):
        """Found, kept whole and made a forecast of, nothing selected; at the beginning nothing is meant."""
        self.put()
        view = hands.reader(self.app)
        self.app.key("ctrl+Home", "h")
        self.said(_("Select some words first."))
        self.app.key("ctrl+f")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the entry")
        self.app.type("lunch")
        self.app.wait(lambda: view.text.startswith("lunch", view.caret), what="the place found")
        self.app.key("ctrl+Return")
        self.app.wait(lambda: view.has("focused"), what="the text to have the keys")
        self.app.key("h")
        [claim] = self.wait_claims(1)
        self.assertEqual(claim["quote"], "A long lunch followed.")
        self.app.key("f")
        self.app.find("dialog", _("New Forecast"))
        self.app.key("Return")
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            self.app.wait(lambda: db.execute("SELECT c.exact FROM forecast f JOIN claim c ON c.id = f.claim_id").fetchall()
                          == [(claim["quote"],)], what="the forecast of the claim")

    def test_link_by_keys(self):
        self.cli("thesis", "new", "Rents keep rising")
        self.cli("thesis", "new", "Rents fall")
        self.put()
        self.offers(2)
        self.app.key("space", "Return")
        self.wait_claims(1)
        self.app.key("l")
        self.app.find("list", _("Theses and Instruments"))
        self.app.type("fall")
        self.app.wait(lambda: len(self.app.find("list", _("Theses and Instruments")).find_all("list item")) == 1,
                      what="one choice")
        self.app.key("Return")
        claim = self.app.wait(lambda: next((c for c in self.claims() if c.get("thesis")), None),
                              what="the link")
        self.assertEqual(self.stage(claim), "inference_compute")


if __name__ == "__main__":
    sys.exit(main())
