#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thesis as it was known on an earlier day, on the command line."""
import datetime
import importlib
import json
import os
import sqlite3
import sys

cli = importlib.import_module("test-cli")


class Past(cli.Base):
    def days_ago(self, days):
        return str(datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=days))

    def make_history(self):
        """A thesis of 9 days ago, said more about 6 and 3 days ago."""
        thesis = self.rows("thesis", "new", "Power comes first")[0]["id"]
        self.run_cli("thesis", "set", thesis, "conviction", "40", "statement", "Grids are slow.")
        self.run_cli("thesis", "set", thesis, "conviction", "70")
        db = sqlite3.connect(self.library)
        for days, (act,) in zip((9, 6, 3), db.execute("SELECT id FROM act WHERE kind LIKE 'thesis%' ORDER BY id").fetchall()):
            db.execute("UPDATE act SET time = time - ? WHERE id = ?", (days * 86400000, act))
        db.commit()
        db.close()
        return thesis

    def test_show(self):
        thesis = self.make_history()
        seen = [self.rows("thesis", "show", thesis, "--as-of", self.days_ago(n))[0] for n in (9, 7, 6, 4, 3, 0)]
        self.assertEqual([s["conviction"] for s in seen], [-1, -1, 40, 40, 70, 70])
        self.assertEqual([s["statement"] for s in seen[1:3]], ["", "Grids are slow."])
        self.assertIn("not known yet", self.raw("thesis", "show", thesis, "--as-of", self.days_ago(10)).stderr.decode())
        self.run_cli("thesis", "show", thesis, "--as-of", self.days_ago(10), status=1)
        self.assertEqual(self.rows("thesis", "show", thesis)[0]["conviction"], 70)
        self.assertEqual(self.run_cli("check").strip(), "sound")

    def read(self, *parts):
        with open(os.path.join(self.dir, *parts), encoding="utf-8") as f:
            return f.read()

    def test_export(self):
        thesis = self.make_history()
        path, vault = os.path.join(self.dir, "power.md"), os.path.join(self.dir, "vault")
        day = self.days_ago(4)
        self.run_cli("export", "--thesis", thesis, "--as-of", day, path)
        seen = self.read("power.md")
        self.assertIn("conviction: 40\n", seen)
        self.assertIn(f"throughline-as-of: {day}\n", seen)
        self.assertIn(f"# Power comes first\n\n> As known on {day}\n", seen)
        self.run_cli("export", "--thesis", thesis, "--as-of", self.days_ago(7), path)
        self.assertNotIn("Grids are slow.", self.read("power.md"))
        # Its mark goes with the state it stands for; what a person added stays.
        with open(path, "a", encoding="utf-8") as f:
            f.write("My own line.\n")
        self.run_cli("export", "--thesis", thesis, path)
        now = self.read("power.md")
        self.assertIn("conviction: 70\n", now)
        self.assertIn("My own line.", now)
        for mark in ("throughline-as-of", "As known on"):
            self.assertNotIn(mark, now)
        self.run_cli("export", "--as-of", day, "--language", "zh", vault)
        self.assertIn(f"所知截至 {day}", self.read("vault", "Theses", "Power comes first.md"))
        self.assertEqual(json.loads(self.read("vault", ".throughline", "manifest.json"))["as_of"], day)
        early = self.raw("export", "--thesis", thesis, "--as-of", self.days_ago(10), os.path.join(self.dir, "early.md"))
        self.assertEqual(early.returncode, 1)
        self.assertIn("not known yet on that day", early.stderr.decode())
        self.assertFalse(os.path.exists(os.path.join(self.dir, "early.md")))
        self.assertEqual(self.run_cli("check").strip(), "sound")

    def test_misuse(self):
        self.run_cli("thesis", "show", "x", "--as-of", "yesterday", status=2)
        self.run_cli("export", "--as-of", "2026-02-30", "x.md", status=2)


if __name__ == "__main__":
    sys.exit(cli.main())
