#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of all claims: table and rows, filters, search, order, opening at the place, several at once."""
import sqlite3
import sys
import time

import hands
import ui
from case import Case, _, main

RENTS = "# The rent of machines\n\nRents rose 30% in a month. Halls are full by nine. Nobody knows for how long.\n"
LAMPS = "# Looms and lamps\n\nRents rose 30% in a month. More cloth was woven. The lamps went out.\n"


class ClaimsView(Case):
    sample = False

    def put(self):
        ids = [self.rows("import", self.write(n, t))[0]["id"] for n, t in (("a.md", RENTS), ("b.md", LAMPS))]
        thesis = self.rows("thesis", "new", "Rents keep rising")[0]["id"]
        add = lambda article, quote, *more: self.cli("claim", "add", article, "--quote", quote, *more)
        add(ids[0], "Rents rose 30% in a month.", "--thesis", thesis, "--stage", "inference_compute", "--stance",
            "for", "--speaker", "Mara Voss")
        add(ids[0], "Halls are full by nine.", "--stance", "against", "--speaker", "Ada Lind", "--stage",
            "training_compute", "--note", "Check it.")
        add(ids[1], "Rents rose 30% in a month.")
        add(ids[1], "The lamps went out.")
        self.start()
        self.go(_("Claims"))
        self.wait_quotes(4)

    def table(self):
        return self.app.find("tree table", _("Claims")).find("list")

    def quotes(self):
        found = self.app.find("tree table", _("Claims"), timeout=0)
        return [r.name for r in found.find("list").find_all("table row")] if found else []

    def wait_quotes(self, *quotes):
        want = list(quotes)
        if want and isinstance(want[0], int):
            return self.app.wait(lambda: len(self.quotes()) == want[0], what=f"{want[0]} claims")
        return self.app.wait(lambda: self.quotes() == want, what=f"the claims {want}")

    def test_dates_are_whole(self):
        """The longest month is not cut off: all its digits are set."""
        article = self.rows("import", self.write("c.md", RENTS.replace("Rents", "Harbour Post, 2024-09-28\n\nRents", 1)))
        self.cli("claim", "add", article[0]["id"], "--quote", "Halls are full by nine.")
        self.start()
        self.go(_("Claims"))
        self.wait_quotes(1)
        date = self.table().find("label", "28 September 2024")
        twos = [date.character(i).width for i, c in enumerate(date.text) if c == "2"]
        self.assertLessEqual(max(twos) - min(twos), 1)

    def test_saved_without_choices(self):
        """A search that is kept knows only words, and it is said."""
        self.put()
        self.app.find("toggle button", _("Repeated")).click()
        self.wait_quotes(2)
        self.app.key("ctrl+d")
        self.said(_("Only words can be saved, not the choices above the claims."))
        self.assertEqual(self.rows("searches"), [])
        self.app.key("ctrl+f")
        self.app.wait(lambda: self.app.focused and self.app.focused.has("editable"), what="the field")
        self.app.type("month")
        self.app.key("ctrl+d")
        self.said(_("Search saved without the choices above the claims"))
        self.assertEqual([(s["list"], s["query"]) for s in self.rows("searches")], [("claims", "month")])

    def test_search_without_sense(self):
        """It is explained under the field, and the claims stay."""
        self.put()
        self.app.key("ctrl+f")
        field = self.app.wait(lambda: self.app.focused if self.app.focused and self.app.focused.has("editable") else None, what="the field")
        field.set_text("is:green")                 # at once: what is typed on the way is searched for, too
        self.app.wait(lambda: [l for l in self.app.find_all("label") if l.name.startswith("After “is:” there can be")], what="the hint")
        self.app.settle()
        self.assertTrue(self.quotes())
        self.app.key("ctrl+a")
        self.app.type("stance:against ")
        self.wait_quotes("Halls are full by nine.")

    def test_searched_by_what_they_say(self):
        """The claim itself has the stance, the stage, the thesis and the speaker, not its article."""
        self.put()
        self.app.key("ctrl+f")
        for words, *quotes in (("by:voss", "Rents rose 30% in a month."), ("stage:training", "Halls are full by nine."),
                               ('thesis:"rents keep rising"', "Rents rose 30% in a month."),
                               ("by:lind stance:for ",), ("until:2001-01",)):
            self.app.key("ctrl+a")
            self.app.type(words)
            self.app.wait(lambda q=quotes: self.quotes() == q, what=f"{quotes} by {words}")

    def test_filters(self):
        self.put()
        self.picture("claims-table")
        self.app.find("toggle button", _("Repeated")).click()
        self.wait_quotes("Rents rose 30% in a month.", "Rents rose 30% in a month.")
        self.app.find("toggle button", _("Repeated")).click()
        self.wait_quotes(4)
        self.app.find("toggle button", _("Lost")).click()
        self.said(_("Nothing Found"))
        self.app.find("toggle button", _("Lost")).click()
        self.wait_quotes(4)
        self.app.key("ctrl+f")
        self.app.type("lamps out")
        self.wait_quotes("The lamps went out.")
        self.app.key("Escape")
        self.wait_quotes(4)

    def test_names_and_order(self):
        self.put()
        [row] = [r for r in self.table().find_all("table row") if r.name.startswith("Halls")]
        self.assertEqual(row.description, "Claim by Ada Lind, Against, stage Training compute, with a note")
        header = self.app.find("tree table", _("Claims")).find("filler", _("Speaker"))
        header.click()
        self.app.wait(lambda: self.quotes()[0].startswith("Halls"), what="the order by speaker")
        header.click()
        self.app.wait(lambda: self.quotes()[0].startswith("Rents"), what="it turned round")

    def test_columns_take_room(self):
        """Where there is room the quote is not the only column that has it."""
        self.put()
        width = lambda: self.app.find("tree table", _("Claims")).find("filler", _("Thesis")).rect[2]
        narrow = width()
        self.app.resize(1600, 900)
        self.app.wait(lambda: width() > narrow + 30, what="a broader column")
        self.app.resize(1180, 760)
        self.app.wait(lambda: width() == narrow, what="the column as it was")

    def test_opens_at_its_place(self):
        self.put()
        [row] = [r for r in self.table().find_all("table row") if r.name.startswith("The lamps")]
        row.click(count=2)
        view = hands.reader(self.app, "Looms and lamps")
        self.app.wait(lambda: view.text[view.caret:].startswith("The lamps"), what="the place of the claim")

    def test_the_eye_is_drawn_to_it(self):
        self.put()

        def open_it():                             # and look at once
            next(r for r in self.table().find_all("table row") if r.name.startswith("The lamps")).click()
            self.app.key("Return")

        open_it()
        view = hands.reader(self.app, "Looms and lamps")
        self.app.wait(lambda: view.text[view.caret:].startswith("The lamps"), what="the place of the claim")
        self.app.settle(quiet=1)
        x, y = hands.place_of(self.app, view, view.caret)
        s = ui.screen()

        def color():
            o = s.off + (y + 8) * s.stride + 4 * (x + 3)
            return tuple(s.m[o:o + 3][::-1])
        rests = color()
        # half of the accent below the tint of the claim
        flash = tuple(0.55 * (a + p) / 2 + 0.45 * t for a, p, t in zip((53, 132, 228), (250, 250, 251), (245, 194, 17)))
        near = lambda one, other: all(abs(i - j) < 12 for i, j in zip(one, other))
        self.assertFalse(near(rests, flash))

        def flashes():                             # it is short: nothing else is looked at meanwhile
            self.go(_("Claims"))
            self.wait_quotes(4)
            open_it()
            end = time.monotonic() + ui.TIMEOUT / 2
            while not near(color(), flash) and time.monotonic() < end:
                time.sleep(0.005)
            return time.monotonic() < end
        self.assertTrue(any(flashes() for _again in range(3)), "no flash")   # a busy machine may paint none of it
        self.app.wait(lambda: color() == rests, what="the claim as it rests")

    def test_several_at_once(self):
        self.put()
        rows = self.table().find_all("table row")
        rows[1].click()
        self.app.key("ctrl+a")
        self.menu(self.app.find("button", _("What to Do with the Selected Claims")), _("Set _Stance"),
                  "▲  " + _("For"))
        self.app.wait(lambda: {c["stance"] for c in self.rows("claim", "list")} == {"for"}, what="all of them for")
        self.app.key("ctrl+z")
        self.app.wait(lambda: len([c for c in self.rows("claim", "list") if c.get("stance") == "for"]) == 1,
                      what="one undo for all")
        self.app.key("Delete")
        self.said(_("No Claims Yet"))
        self.app.key("ctrl+z")
        self.wait_quotes(4)

    def test_narrow(self):
        self.put()
        self.app.resize(420, 700)
        rows = self.app.find("list", _("Claims"))
        self.app.wait(lambda: len(rows.find_all("list item")) == 4, what="the rows")
        self.picture("claims-rows")
        self.app.resize(1180, 760)
        self.wait_quotes(4)

    def test_ten_thousand(self):
        [article] = self.rows("import", self.write("a.md", RENTS))
        self.cli("claim", "add", article["id"], "--quote", "Halls are full by nine.")
        with sqlite3.connect(self.library) as db:
            db.create_function("tln_act", 0, lambda: None)
            db.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
                       "INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, created_at, "
                       "speaker) SELECT c.id + i, article_id, 'Quote ' || i, '', '', start, end, text_sha256, "
                       "created_at, 'Speaker ' || (i % 97) FROM claim c, n")
        db.close()
        self.start()
        self.app.wait(lambda: any("10,000" in l.name or "10000" in l.name for l in self.app.find_all("label")),
                      what="the count in the sidebar")
        self.app.settle()
        began = time.monotonic()
        self.app.key("alt+3")
        self.app.settle(quiet=0.3)
        took = time.monotonic() - began - 0.3
        print(f"# 10,000 claims: painted {1000 * took:.0f} ms after the key")
        self.app.wait(lambda: self.app.find("label", "10000 claims", timeout=0), what="the claims")
        self.app.wait(lambda: any(q.startswith("Quote") for q in self.quotes()), what="the first rows")
        self.assertLess(took, 1.0)


if __name__ == "__main__":
    sys.exit(main())
