#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thesis as it was known on an earlier day, on the command line."""
import datetime
import importlib
import sqlite3
import sys

cli = importlib.import_module("test-cli")


class Past(cli.Base):
    def days_ago(self, days):
        return str(datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=days))

    def test_show(self):
        thesis = self.rows("thesis", "new", "Power comes first")[0]["id"]
        self.run_cli("thesis", "set", thesis, "conviction", "40", "statement", "Grids are slow.")
        self.run_cli("thesis", "set", thesis, "conviction", "70")
        db = sqlite3.connect(self.library)
        for days, (act,) in zip((9, 6, 3), db.execute("SELECT id FROM act WHERE kind LIKE 'thesis%' ORDER BY id").fetchall()):
            db.execute("UPDATE act SET time = time - ? WHERE id = ?", (days * 86400000, act))
        db.commit()
        db.close()
        seen = [self.rows("thesis", "show", thesis, "--as-of", self.days_ago(n))[0] for n in (9, 7, 6, 4, 3, 0)]
        self.assertEqual([s["conviction"] for s in seen], [-1, -1, 40, 40, 70, 70])
        self.assertEqual([s["statement"] for s in seen[1:3]], ["", "Grids are slow."])
        self.assertIn("not known yet", self.raw("thesis", "show", thesis, "--as-of", self.days_ago(10)).stderr.decode())
        self.run_cli("thesis", "show", thesis, "--as-of", self.days_ago(10), status=1)
        self.assertEqual(self.rows("thesis", "show", thesis)[0]["conviction"], 70)
        self.assertEqual(self.run_cli("check").strip(), "sound")

    def test_misuse(self):
        self.run_cli("thesis", "show", "x", "--as-of", "yesterday", status=2)


if __name__ == "__main__":
    sys.exit(cli.main())
