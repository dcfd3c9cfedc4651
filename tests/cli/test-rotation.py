#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attention and prices by week on the command line: numbers, pictures, what is refused."""
import csv
import datetime
import importlib
import io
import os
import sys

cli = importlib.import_module("test-cli")

TODAY = datetime.date.today()
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())


def week(day):
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


class Rotation(cli.Base):
    def setUp(self):
        super().setUp()
        self.thesis = self.rows("thesis", "new", "Power comes first")[0]["id"]

    def back(self, weeks):
        return MONDAY - datetime.timedelta(weeks=weeks)

    def article(self, name, day, *stages):
        text = f"---\ntitle: {name}\npublished: {day}\n---\n\nWords of {name} on copper.\n"
        found = self.rows("import", self.write(name + ".md", text.encode()))[0]["id"]
        for stage in stages:
            self.run_cli("tag", found, stage)

    def fill(self):
        self.article("one", self.back(3), "model", "applications")
        self.article("two", self.back(3) + datetime.timedelta(days=6), "model")
        self.article("three", self.back(3))
        self.article("four", self.back(1), "applications")
        lines = ["date,open,high,low,close,volume"]
        for n in range(20):
            day = self.back(19 - n) + datetime.timedelta(days=3)
            lines.append(f"{day},{n + 1},{n + 1},{n + 1},{n + 1},100")
        self.run_cli("instrument", "add", "515050.SSE")
        self.run_cli("prices", "import", "515050.SSE", self.write("p.csv", "\n".join(lines).encode()))
        self.run_cli("instrument", "link", "515050.SSE", "--stage", "model")

    def table(self, *args):
        return list(csv.DictReader(io.StringIO(self.run_cli("rotation", self.thesis, *args))))

    def test_numbers(self):
        self.fill()
        rows = {r["week"]: r for r in self.table()}
        row = rows[week(self.back(3))]
        self.assertEqual(row["monday"], str(self.back(3)))
        self.assertEqual(row["articles"], "3")
        names = [k[:-len(" articles")] for k in row if k.endswith(" articles")]
        self.assertEqual(len(names), 4)
        self.assertEqual([row[n + " articles"] for n in names], ["2", "0", "1", "0"])
        self.assertEqual([float(row[n + " part"]) for n in names], [1.5, 0, 0.5, 0])
        self.assertAlmostEqual(float(row[names[0] + " share"]), 2 / 3)
        self.assertEqual(float(row["515050.SSE close"]), 17)
        self.assertEqual(rows[week(self.back(2))][names[0] + " share"], "")
        last = self.table("--weeks", "2")
        self.assertEqual([r["week"] for r in last], [week(self.back(1)), week(MONDAY)])
        self.assertAlmostEqual(float(last[1]["515050.SSE index"]), 100 * 20 / 19)
        based = self.table("--weeks", "2", "--base", str(MONDAY))
        self.assertAlmostEqual(float(based[0]["515050.SSE index"]), 95)
        (first, second) = self.rows("rotation", self.thesis, "--weeks", "2")
        self.assertEqual(first["week"], week(self.back(1)))
        self.assertEqual(first["all"], 1)
        self.assertEqual([s["part"] for s in first["stages"]], [0, 0, 1, 0])
        self.assertEqual(second["instruments"][0]["close"], 20)
        self.assertIsNone(second["stages"][0]["part"])

    def test_splits(self):
        """A rise from one close to the next above the tenth the board allows is told in its week."""
        self.fill()
        rows = self.rows("rotation", self.thesis)
        jumps = 0
        for row in rows:
            (line,) = row["instruments"]
            jump = line["close"] > 1 and line["close"] / (line["close"] - 1) - 1 > 0.105
            self.assertEqual("split" in line, jump, line)
            jumps += jump
            if jump:
                self.assertEqual(line["split"]["code"], "515050.SSE")
                self.assertEqual(week(datetime.date.fromisoformat(line["split"]["day"])), row["week"])
        self.assertTrue(0 < jumps < len(rows))

    def test_lags(self):
        self.fill()
        lags = list(csv.DictReader(io.StringIO(self.run_cli("rotation", self.thesis, "--lags"))))
        self.assertEqual([int(r["lag"]) for r in lags], list(range(-4, 5)))
        self.assertEqual({r["correlation"] for r in lags}, {""})             # only few weeks have articles
        self.assertTrue(all(int(r["n"]) < 8 for r in lags))

    def test_files(self):
        self.fill()
        for name, begin in (("a.svg", b"<?xml"), ("a.pdf", b"%PDF"), ("a.PNG", b"\x89PNG"), ("a.csv", b"week,monday")):
            path = os.path.join(self.dir, name)
            self.run_cli("rotation", self.thesis, "-o", path, "--dark", "--counts")
            with open(path, "rb") as f:
                self.assertTrue(f.read().startswith(begin), name)
        self.run_cli("rotation", self.thesis, "-o", os.path.join(self.dir, "no", "a.svg"), status=1)
        self.run_cli("rotation", self.thesis, "-o", os.path.join(self.dir, "b.svg"), "--width", "1", status=1)

    def test_by_claims(self):
        self.fill()
        article = next(a["id"] for a in self.rows("list") if a["title"] == "four")
        self.run_cli("claim", "add", article, "--quote", "copper", "--thesis", self.thesis, "--stage", "model")
        row = self.table("--by-claims", "--weeks", "2")[0]
        self.assertEqual(row["claims"], "1")
        self.assertEqual(next(v for k, v in row.items() if k.endswith(" part")), "1")

    def test_refused(self):
        p = self.raw("rotation", self.thesis)
        self.assertEqual(p.returncode, 1)
        self.assertIn("neither articles", p.stderr.decode())
        self.run_cli("rotation", "nobody", status=1)
        for args in ((), ("--weeks", "-1"), ("--base", "soon"), ("-o", "a.doc"), ("-o", "a.svg", "--lags")):
            self.run_cli("rotation", *((self.thesis,) if args else ()), *args, status=2)


if __name__ == "__main__":
    sys.exit(cli.main())
