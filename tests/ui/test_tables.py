#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables in an article: columns below each other, and the columns of one that is wider than the page."""
import sys

import hands
import ui
from case import Case, _, main
from clipboard import copied

TITLE = "Looms and lamps"
NAMES = ["Town", "Looms", "Lamps", "Rents", "Wages", "Orders", "Bread", "Coal", "Boats", "Fairs"]
ROWS = [[f"town number {n}"] + [f"{n}{c}00.25" for c in range(1, len(NAMES))] for n in range(1, 5)]
table = lambda rows: "\n".join("| " + " | ".join(r) + " |" for r in [rows[0], ["---"] * len(rows[0])] + rows[1:])
TEXT = f"# {TITLE}\n\nA narrow one.\n\n{table([['Year', '租金'], ['1901', '十二元'], ['1902', '15']])}\n\nA wide one.\n\n" \
    f"{table([NAMES] + ROWS)}\n\nThe end.\n"


class Tables(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.cli("import", self.write("looms.md", TEXT))
        ui.mouse(1, 1)
        self.start()
        self.text = self.open(TITLE)

    def left(self, words):
        e = self.text.character(self.text.text.index(words))
        return e.x

    def columns(self):
        return next((n.name for n in self.app.find_all("label") if n.name.startswith("Columns ")), None)

    def test_columns_stand_below_each_other(self):
        self.app.wait(lambda: self.left("租金") == self.left("十二元") == self.left("15\n"), what="the column")
        self.assertGreater(self.left("租金"), self.left("Year") + 20)

    def test_a_wide_one_passes_by(self):
        self.app.wait(lambda: self.columns() == "Columns 2–6 of 10", what="the first columns")
        self.picture("table-first")
        self.app.find("button", _("Columns Behind")).click()
        self.app.wait(lambda: self.columns() == "Columns 3–7 of 10", what="the next columns")
        # the same by keys; at the end the focus goes to the other button
        self.text.click(at=(60, 330))
        hands.focus(self.app, lambda f: f.name == _("Columns Behind"))
        self.app.key("Return", "Return", "Return")
        self.app.wait(lambda: self.columns() == "Columns 6–10 of 10", what="the last columns")
        self.picture("table-last")
        self.assertEqual(self.app.focused.name, _("Columns Before"))
        self.assertEqual(self.text.text.count("town number 3"), 1)
        self.assertEqual(self.left("Fairs"), self.left("1900.25"))

    def test_all_columns_are_copied(self):
        self.app.wait(lambda: self.columns() == "Columns 2–6 of 10", what="the first columns")
        self.text.click(at=(60, 330))
        self.app.key("ctrl+a", "ctrl+c")
        rows = "\n".join("\t".join(row) for row in [NAMES] + ROWS)
        self.app.wait(lambda: rows in (copied() or ""), what="the whole table, a tab between two cells")

    def test_the_wheel_goes_sideways_over_it(self):
        self.app.wait(lambda: self.columns() == "Columns 2–6 of 10", what="the first columns")
        ui.mouse(*hands.place_of(self.app, self.text, self.text.text.index("2200.25") + 3))
        ui.run("xdotool", "keydown", "shift", "click", "5", "keyup", "shift")
        self.app.wait(lambda: self.columns() == "Columns 3–7 of 10", what="the next columns")
        ui.run("xdotool", "click", "7")
        self.app.wait(lambda: self.columns() == "Columns 4–8 of 10", what="the next columns")

    def test_the_pointer_between_its_rows(self):
        self.app.wait(lambda: self.columns() == "Columns 2–6 of 10", what="the first columns")
        x, y = hands.place_of(self.app, self.text, self.text.text.index("1200.25"))
        below = hands.place_of(self.app, self.text, self.text.text.index("3200.25"))[1]
        for step in range(y, below):
            ui.mouse(x, step)
        self.assertEqual(self.columns(), "Columns 2–6 of 10")

    def test_found_in_a_column_out_of_sight(self):
        self.app.wait(lambda: self.columns() == "Columns 2–6 of 10", what="the first columns")
        self.text.click(at=(60, 330))
        self.app.key("ctrl+f")
        self.app.type("3900.25")
        self.app.key("Return")
        self.app.wait(lambda: self.columns() == "Columns 6–10 of 10", what="its column")

    def test_paged_through_at_other_widths(self):
        """Rows become lower when columns go out of sight; where they were is looked at before they are laid out."""
        self.stop()
        self.cli("import", self.write("many.md", "# Many looms\n\n" + "\n\n".join(
            ["Some words between them.", table([NAMES] + [[f"{c} of {n} and more words" for c in NAMES] for n in range(6)])] * 12)))
        self.start()
        self.open("Many looms").click(at=(60, 5))
        for width in (1000, 700, 1180, 900):
            self.app.resize(width, 700)
            for key in ("Page_Down", "Page_Down", "Page_Down", "End", "Home"):
                self.app.key(key)
        self.app.wait(self.columns, what="a table")

    def test_in_a_narrow_window(self):
        self.app.resize(360, 640)
        self.app.wait(lambda: self.columns() == "Columns 2–3 of 10", what="fewer columns")
        self.picture("table-narrow")
        text = hands.reader(self.app)
        x, _y, width, _h = text.rect
        e = text.character(text.text.index("1200.25") + 6)
        self.assertLess(e.x + e.width, x + width)
        self.app.resize(1180, 760)
        self.app.wait(lambda: self.columns() == "Columns 2–6 of 10", what="as many as before")


if __name__ == "__main__":
    sys.exit(main())
