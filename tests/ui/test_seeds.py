#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two real articles worked through, once by mouse and once by keyboard alone: theses, claims with stance, stage,
speaker and relay, a rebuttal under its claim, forecasts with and without a date, instruments with a reason, a weekly
review; then every step undone to the beginning and redone to the end. The articles lie beside the project; without
them the tests are skipped. Nothing of their text stands here but single words to find a sentence by."""
import glob
import os
import re
import sqlite3
import sys

import hands
import ui
from case import PICTURES, Case, main

HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = sorted(glob.glob(os.path.join(HERE, "..", "..", "..", "shared", "seeds", "*.txt")))
LINK, CHIPS = "Inference is the next link", "Domestic chips in inference"
NOTCH = 100      # pixels of a turn of the wheel, roughly
STAGES = ("Stage", "Models", "Training compute", "Applications", "Inference compute")
# Words by which sentences are found: of the article of the rotation, then of the one of the paradox.
SHARE, GROWTH, DOUBT, ANSWER = "95%", "190%", "必要性", "计算密集型"
CHEAP, PARADOX, SUBSTITUTE = "600万美元", "简单来说", "国产替代"


class Seeds(Case):
    sample = False

    def setUp(self):
        if len(SEEDS) < 2:
            self.skipTest("the articles are not beside the project")
        super().setUp()
        self.keys = 0
        self.nodes = {}
        self.begin = self.dump()

    # ---- what is in the library
    def db(self):
        return sqlite3.connect(f"file:{self.library}?mode=ro", uri=True)

    def dump(self):
        """Every row of every table that the change log follows; having read an article is no act."""
        with self.db() as db:
            tables = [t for t, in db.execute("SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND "
                                             "sql LIKE '%INTO change%' ORDER BY 1")]
            self.assertIn("forecast", tables)
            return {t: self.table(db, t) for t in tables}

    def table(self, db, name):
        columns = [c[1] for c in db.execute(f"PRAGMA table_info ({name})") if c[1] not in ("unread", "read_position")]
        return sorted(map(repr, db.execute(f"SELECT {', '.join(columns)} FROM {name}")))

    def value(self, sql, *args):
        with self.db() as db:
            row = db.execute(sql, args).fetchone()
            return row and row[0]

    def wait_value(self, want, sql, *args):
        self.app.wait(lambda: self.value(sql, *args) == want, what=f"{want!r} of {sql}")

    def acts(self, state="done"):
        return self.value("SELECT count(*) FROM act WHERE state = ?", state)

    def differences(self, a, b):
        return {t: (len(set(a.get(t, ())) - set(b.get(t, ()))), len(set(b.get(t, ())) - set(a.get(t, ()))))
                for t in sorted(a.keys() | b.keys()) if a.get(t, []) != b.get(t, [])}

    def undo_and_redo(self):
        """All the way back and all the way forth, one act a key."""
        end, n = self.dump(), self.acts()
        for left in range(n - 1, -1, -1):
            self.app.key("ctrl+z")
            self.app.wait(lambda: self.acts() == left, what=f"{left} acts left")
        self.assertEqual(self.differences(self.begin, self.dump()), {})
        self.picture("seeds-undone")
        for done in range(1, n + 1):
            self.app.key("ctrl+shift+z")
            self.app.wait(lambda: self.acts() == done, what=f"{done} acts again")
        self.assertEqual(self.differences(end, self.dump()), {})
        return n

    def pictures(self, name):
        """The page in four sizes, where pictures are kept."""
        for size in ((360, 640), (1000, 700), (1600, 900), (1180, 760)) if PICTURES else ():
            self.app.resize(*size)
            self.picture(f"{name}-{size[0]}")

    def check(self, relays):
        """The forecasts, the speaker, the relays, the rebuttal and the link are what the articles and the hands said."""
        with self.db() as db:
            rows = db.execute("SELECT instr (f.proposition, ?) > 0, date (f.due * 86400, 'unixepoch'), f.horizon <> '', "
                              "round (f.multiple), t.title FROM forecast f JOIN thesis t ON t.id = f.thesis_id ORDER BY 1",
                              (SHARE,)).fetchall()
            said = db.execute("SELECT count(*) FROM claim WHERE instr (exact, ?) > 0 AND instr (exact, speaker) > 0 AND "
                              "speaker <> ''", (SHARE,)).fetchone()[0]
            relayed = [r for r, in db.execute("SELECT relayed_by FROM claim WHERE relayed_by <> '' ORDER BY id")]
            rebuttal = db.execute("SELECT f.exact, l.relation, c.exact FROM argument_link l JOIN claim f ON f.id = l.from_id "
                                  "JOIN claim c ON c.id = l.claim_id").fetchall()
            link = db.execute("SELECT i.code, t.title, s.name, l.reason FROM instrument_link l JOIN thesis t ON t.id = "
                              "l.thesis_id JOIN stage s ON s.id = l.stage_id JOIN instrument i ON i.id = l.instrument_id")
            self.assertEqual(sorted(link), [("516630", LINK, "Inference compute", "Clouds"),
                                            ("588930", CHIPS, "Training compute", "Foundries")])
            state = db.execute("SELECT s.name, t.title, e.state FROM stage_state e JOIN stage s ON s.id = e.stage_id "
                               "JOIN thesis t ON t.id = e.thesis_id")
            self.assertEqual(state.fetchall(), [("Inference compute", LINK, "crowded")])
        growth, share = rows
        self.assertEqual(growth, (0, "2030-02-23", 1, 205.0, LINK))   # 2.9 ** 5
        self.assertEqual((share[1], share[4]), (None, LINK))
        self.assertEqual((said, relayed), (1, relays))
        self.assertEqual([(ANSWER in a, how, DOUBT in b) for a, how, b in rebuttal], [(True, "rebuts", True)])

    # ---- the page of a thesis
    def see_argument(self):
        rows = self.app.find("list", "Argument")
        self.app.wait(lambda: [r for r in rows.find_all("list item") if ANSWER in r.name and "level 2" in r.name],
                      what="the rebuttal under its claim")
        self.picture("seeds-argument")

    def see_forecasts(self):
        for words in ("^Without a Date$", "^These cannot be scored until dated", "about 205 times by then"):
            self.known(words, lambda n: n.role == "label" and re.search(words, n.name))
        self.picture("seeds-forecasts")

    def card(self, word):
        return self.app.wait(lambda: next((r for r in self.app.find_all("list item") if word in r.name), None),
                             what=f"the card with {word!r}")

    def wait_stage(self, word, stage):
        self.wait_value(stage, "SELECT s.name FROM evidence e JOIN stage s ON s.id = e.stage_id WHERE e.claim_id = ?",
                        self.claim(word))

    def state_button(self, column, state):
        return self.app.find("grouping", column).find("toggle button", re.compile(state))

    # ---- the text
    def sentence(self, word):
        """The sentence of the open article a word stands in, without the mark at its end."""
        text = self.view.text
        at = text.index(word)
        start = max(text.rfind(c, 0, at) for c in "。\n") + 1
        end = min(x for x in (text.find(c, at) for c in "。\n") if x > 0)
        return text[start:end]

    def known(self, what, fits):
        """Wait for a part of the window; it is sought first where it was found before, for the whole tree is long."""
        def look():
            old = self.nodes.get(what)
            try:
                if old and old.showing and fits(old):
                    return old
            except ui.GLib.Error:
                pass                                                   # it went away
            self.nodes[what] = next((n for n in self.app.walk() if fits(n)), None)
            return self.nodes[what]
        return self.app.wait(look, what=what)

    def dialog(self, name):
        return self.app.wait(lambda: next((n for n in self.app.walk(depth=4) if n.role == "dialog" and n.name == name), None),
                             what=f"the dialog {name!r}")

    def gone(self, dialog):
        """Wait until a dialog is closed; asks it alone, not the whole tree."""
        def closed():
            try:
                return not dialog.showing
            except ui.GLib.Error:
                return True
        self.app.wait(closed, what="the dialog to close")

    def claim(self, word):
        """The id of the claim a word stands in."""
        return self.value("SELECT id FROM claim WHERE instr (exact, ?) > 0", word)

    def holds(self, title, word):
        return self.value("SELECT count(*) FROM article a JOIN content c ON c.sha256 = a.text_sha256 WHERE a.title = ? "
                          "AND instr (c.text, ?) > 0", title, word)

    def scroll_to(self, words):
        """By the wheel, until the words stand in the middle of what is seen."""
        start = self.view.text.index(words)
        for _turn in range(40):
            _x, top, _w, height = self.view.screen_rect
            _a, y = hands.place_of(self.app, self.view, start)
            if top + 40 < y < top + height * 0.6:
                return
            steps = round((y - top - height * 0.3) / NOTCH)
            self.view.scroll(steps or (1 if y > top + height / 2 else -1))
            self.app.settle(0.1)
        raise ui.Timeout(f"{words!r} does not come into view")


class Mouse(Seeds):
    def named(self, name):
        """A button of that name, whatever its kind."""
        return self.known(f"the button {name!r}", lambda n: n.role in ("button", "toggle button") and n.name == name)

    def choose_stage(self, name):
        """From the menu of the bar, whose button is called like the stage there is."""
        button = self.known("the stages of the bar", lambda n: n.role == "toggle button" and n.name in STAGES).click()
        self.app.wait(lambda: next((n for n in button.parent.walk() if n.role == "menu item" and name in n.name), None),
                      what=f"{name!r} in the menu of stages").click()

    def fill(self, dialog, name, words):
        self.app.wait(lambda: next((n for n in dialog.walk() if n.name.startswith(name) and n.has("editable")), None),
                      what=f"the entry {name!r}").click()
        self.app.key("ctrl+a")
        self.app.type(words)

    def keep(self, word, stage, stance, thesis=None, relay=None):
        """A sentence becomes a claim with its stage and stance."""
        words = self.sentence(word)
        self.scroll_to(words)
        hands.select(self.app, self.view, words)
        self.named("Highlight (H)").click()
        self.wait_value(1, "SELECT count(*) FROM claim WHERE instr (exact, ?) > 0", word)
        self.choose_stage(stage)
        self.wait_stage(word, stage)
        self.named(stance).click()
        self.wait_value(stance.split()[1].lower(), "SELECT stance FROM evidence WHERE claim_id = ?", self.claim(word))
        if thesis:
            self.named("Details of the Claim (C)").click()
            dialog = self.dialog("Claim")
            hands.choose(self.app, "Thesis", thesis)
            self.fill(dialog, "Relayed By", relay)
            self.picture(f"seeds-claim-{self.claim(word)}")
            dialog.find("button", "Close").click()
            self.gone(dialog)
        self.wait_value(1, "SELECT count(*) FROM evidence WHERE claim_id = ? AND thesis_id IS NOT NULL", self.claim(word))

    def foretell(self, due=None):
        """The claim at hand becomes a forecast."""
        self.named("Make a Forecast of This… (F)").click()
        dialog = self.dialog("New Forecast")
        if due:
            self.fill(dialog, "Due on", due)
        self.picture(f"seeds-forecast-{bool(due)}")
        dialog.find("button", "Keep").click()
        self.gone(dialog)

    def new_thesis(self, title, wrong):
        self.menu(self.named("Add"), "New Thesis…")
        dialog = self.dialog("New Thesis")
        self.fill(dialog, "Title", title)
        self.fill(dialog, "What would prove this wrong?", wrong)
        dialog.find("button", "Create").click()
        self.gone(dialog)
        self.app.find("grouping", title)                 # its page comes once it is kept

    def read(self, word):
        """Open the article a word stands in."""
        self.go("Inbox")
        rows = self.app.find("list", "Articles").find_all("list item")
        title = next(r for r in rows if self.holds(r.name, word)).click().name
        self.view = hands.reader(self.app, title)

    def rebut(self, word):
        """The claim at hand says that the one with that word is not so."""
        self.named("Rebuts, Supports… (R)").click()
        dialog = self.dialog("Link the Claim")
        self.app.wait(lambda: next((r for r in dialog.find_all("list item") if word in r.name), None),
                      what=f"the claim with {word!r}").click()
        self.gone(dialog)

    def link(self, code, thesis, stage, reason):
        """An instrument the article names expresses a stage of a thesis."""
        self.go(code)
        self.named("Link to a Thesis or Stage (L)").click()
        dialog = self.dialog("Link Instrument")
        hands.choose(self.app, "Thesis", thesis)
        hands.choose(self.app, "Stage", stage)
        self.fill(dialog, "Reason", reason)
        self.picture("seeds-link")
        hands.default_button(self.app, "Link").click()
        self.gone(dialog)

    def test_mouse(self):
        for n, path in enumerate(SEEDS, 1):
            self.menu(self.named("Add"), "Import Files…")
            self.app.choose_file(path)
            self.wait_value(n, "SELECT count(*) FROM article")
        self.new_thesis(LINK, "Requests grow more slowly than capacity")
        self.new_thesis(CHIPS, "Below a third of new clusters in a year")
        self.read(GROWTH)
        self.keep(SHARE, "Inference compute", "Evidence For (+)", thesis=LINK, relay="Huaan")
        self.foretell()
        self.keep(GROWTH, "Inference compute", "Evidence For (+)")
        self.foretell(due="2030-02-23")
        self.keep(DOUBT, "Training compute", "Evidence Against (−)")
        self.keep(ANSWER, "Inference compute", "Evidence For (+)")
        self.rebut(DOUBT)
        self.picture("seeds-reader")
        self.link("516630 ", LINK, "Inference compute", "Clouds")
        self.read(PARADOX)
        self.keep(CHEAP, "Training compute", "Evidence Against (−)")
        self.keep(PARADOX, "Applications", "Evidence For (+)")
        self.keep(SUBSTITUTE, "Training compute", "Evidence For (+)", thesis=CHIPS, relay="Yinhua")
        self.link("588930 ", CHIPS, "Training compute", "Foundries")
        self.look_at_theses()
        self.move_a_card()
        self.set_state()
        self.review()
        self.check(["Huaan", "Yinhua"])
        self.assertGreater(self.undo_and_redo(), 20)

    def look_at_theses(self):
        self.go(LINK)
        self.app.find("button", re.compile("^516630"))
        self.pictures("seeds-board")
        self.known("Argument", lambda n: n.role == "page tab" and n.name == "Argument").click()
        self.see_argument()
        self.known("Forecasts", lambda n: n.role == "page tab" and n.name == "Forecasts").click()
        self.see_forecasts()
        self.known("Board", lambda n: n.role == "page tab" and n.name == "Board").click()

    def move_a_card(self):
        self.card(PARADOX).drag_to(self.app.find("grouping", "Inference compute"))
        self.wait_stage(PARADOX, "Inference compute")

    def set_state(self):
        self.menu(self.state_button("Inference compute", "No State"), re.compile("Crowded"))
        self.state_button("Inference compute", "Crowded")

    def review(self):
        self.go("Reviews")
        self.app.find("label", "New Claims")
        text = self.app.find("text", "What You Make of It")
        self.scroll_into_view(text)
        text.click()
        self.app.wait(lambda: text.has("focused"), what="the text to have the keys")
        self.app.type("Two of a kind.")
        self.picture("seeds-review")
        self.named("Save").click()
        self.wait_value("Two of a kind.", "SELECT body FROM review")

    def scroll_into_view(self, node):
        _x, _y, _w, height = self.app.place(self.app.windows[0])
        for _turn in range(40):
            r = node.screen_rect
            if r and r[1] + r[3] // 2 + 30 < height:
                return
            ui.mouse(700, 400)
            ui.run("xdotool", "click", "--repeat", "3", "--delay", "10", "5")
            self.app.settle(0.1)


class Keyboard(Seeds):
    def key(self, *keys):
        self.keys += len(keys)
        self.app.key(*keys)

    def focus(self, part, test, key="Tab", most=40):
        """Press a key until something in that part of the window that fits has the focus."""
        goals = self.app.wait(lambda: [n for n in part.walk() if test(n)], what="what is to have the keys")
        for _n in range(most):
            if any(n.has("focused") for n in goals):
                return
            self.key(key)
        raise ui.Timeout(f"{most} times {key} did not reach it in:\n{self.app.tree()}")

    def has_keys(self, node):
        self.app.wait(lambda: node.has("focused"), what=f"{node!r} to have the keys")

    def read(self, word):
        """Open the article a word stands in: its place in the list, then Enter."""
        self.key("alt+1")
        rows = self.app.find("list", "Articles")
        titles = self.articles()
        title = next(t for t in titles if self.holds(t, word))
        self.focus(self.app, lambda n: n.role == "list item" and n.name in titles)
        self.focus(rows, lambda n: n.name == title, key="Down" if titles.index(title) else "Up")
        self.key("Return")
        self.view = hands.reader(self.app, title)
        self.has_keys(self.view)

    def keep(self, word, stage, sign):
        """Find a word, stay there, keep its sentence: three keys for claim, stage and stance."""
        self.key("ctrl+f")
        self.known("the entry to find in", lambda n: n.has("editable") and n.has("focused"))
        self.app.type(word)
        self.app.wait(lambda: self.view.text.startswith(word, self.view.caret), what=f"the cursor at {word!r}")
        self.key("ctrl+Return")
        self.has_keys(self.view)
        before = self.keys
        self.key("h")
        self.wait_value(1, "SELECT count(*) FROM claim WHERE instr (exact, ?) > 0", word)
        self.key(str(stage))
        self.wait_value(stage - 1, "SELECT s.position FROM evidence e JOIN stage s ON s.id = e.stage_id WHERE "
                        "e.claim_id = ?", self.claim(word))
        self.key(sign)
        stance = {"plus": "for", "minus": "against"}[sign]
        self.wait_value(stance, "SELECT stance FROM evidence WHERE claim_id = ?", self.claim(word))
        self.assertEqual(self.keys - before, 3)

    def attach(self, word, thesis, relay):
        """L, some letters, Enter; then who passes it on."""
        self.key("l")
        choices = self.app.find("list", "Theses and Instruments")
        self.app.type(thesis)
        self.app.wait(lambda: len(choices.find_all("list item")) == 1, what="one choice")
        self.key("Return")
        self.wait_value(1, "SELECT count(*) FROM evidence e JOIN thesis t ON t.id = e.thesis_id WHERE e.claim_id = ? AND "
                        "instr (t.title, ?) > 0", self.claim(word), thesis)
        self.gone(choices)
        self.has_keys(self.view)
        self.key("c")
        dialog = self.dialog("Claim")
        self.focus(dialog, lambda n: n.has("editable") and n.name.startswith("Relayed By"))
        self.key("ctrl+a")
        self.app.type(relay)
        self.key("Escape")
        self.gone(dialog)
        self.wait_value(relay, "SELECT relayed_by FROM claim WHERE id = ?", self.claim(word))
        self.has_keys(self.view)

    def foretell(self, due=None):
        self.key("f")
        dialog = self.dialog("New Forecast")
        self.focus(dialog, lambda n: n.has("editable") and (not due or n.name.startswith("Due on")))
        if due:
            self.app.type(due)
        self.key("Return")
        self.gone(dialog)
        self.has_keys(self.view)

    def rebut(self, word):
        """The claim at hand says that the one with that word is not so."""
        self.key("r")
        dialog = self.dialog("Link the Claim")
        self.app.type(word)
        self.key("Return")
        self.gone(dialog)
        self.wait_value("rebuts", "SELECT relation FROM argument_link")

    def pick(self, dialog, row, n):
        """The n-th choice of a row."""
        self.focus(dialog, lambda f: f.role == "combo box" and f.name == row)
        self.key("space")
        self.app.settle()
        self.key(*["Down"] * n, "Return")
        self.app.settle()

    def by_palette(self, words):
        """Something by its name, from the palette."""
        self.key("ctrl+k")
        self.known("the palette", lambda n: n.has("editable") and n.has("focused"))
        self.app.type(words)
        self.app.find("list item", re.compile(words))
        self.app.settle()
        self.key("Return")

    def link(self, code, thesis, stage, reason):
        """An instrument the article names, by the palette, then what it expresses."""
        self.by_palette(code)
        self.app.find("button", "Link to a Thesis or Stage (L)")
        self.key("l")
        dialog = self.dialog("Link Instrument")
        self.pick(dialog, "Thesis", thesis)
        self.pick(dialog, "Stage", stage)
        self.focus(dialog, lambda n: n.has("editable") and n.name == "Reason")
        self.app.type(f"{reason}\n")
        self.gone(dialog)
        self.wait_value(1, "SELECT count(*) FROM instrument_link WHERE reason = ?", reason)

    def work_on_board(self):
        """A card to the next column, the state of its stage, then what the other views say."""
        self.by_palette("next link")
        self.card(PARADOX)
        self.focus(self.app, lambda n: n.role == "list item" and PARADOX in n.name)
        self.key("ctrl+Right")
        self.wait_stage(PARADOX, "Inference compute")
        button = self.state_button("Inference compute", "No State")
        self.focus(button.parent, lambda n: n == button, key="shift+Tab")
        self.key("space")
        self.focus(self.app, lambda n: n.role == "menu item" and "Crowded" in n.name, key="Down")
        self.key("Return")
        self.state_button("Inference compute", "Crowded")
        self.key("ctrl+Next")
        self.see_argument()
        self.key("ctrl+Next", "ctrl+Next")
        self.see_forecasts()

    def test_keyboard(self):
        for n, path in enumerate(SEEDS, 1):
            self.key("ctrl+o")
            self.app.choose_file(path)
            self.wait_value(n, "SELECT count(*) FROM article")
        for title, wrong in ((LINK, "Requests grow slowly"), (CHIPS, "Below a third")):
            self.key("ctrl+n")
            dialog = self.dialog("New Thesis")
            self.app.type(f"{title}\t{wrong}\n")
            self.gone(dialog)
            self.app.find("grouping", title)             # its page comes once it is kept
        self.read(GROWTH)
        self.keep(SHARE, 4, "plus")
        self.attach(SHARE, "next link", "Huaan")
        self.foretell()
        self.keep(GROWTH, 4, "plus")
        self.foretell(due="2030-02-23")
        self.keep(DOUBT, 2, "minus")
        self.keep(ANSWER, 4, "plus")
        self.rebut(DOUBT)
        self.link("516630", 2, 4, "Clouds")
        self.read(PARADOX)
        self.keep(PARADOX, 3, "plus")
        self.keep(SUBSTITUTE, 2, "plus")
        self.attach(SUBSTITUTE, "Domestic", "Yinhua")
        self.link("588930", 1, 2, "Foundries")
        self.work_on_board()
        self.key("ctrl+r")
        self.app.find("label", "New Claims")
        self.focus(self.app, lambda n: n.name == "What You Make of It")
        self.app.type("Two of a kind.")
        self.key("ctrl+s")
        self.wait_value("Two of a kind.", "SELECT body FROM review")
        self.check(["Huaan", "Yinhua"])
        self.key("alt+1")
        self.focus(self.app, lambda n: n.role == "list item")
        self.assertGreater(self.undo_and_redo(), 20)


if __name__ == "__main__":
    sys.exit(main())
