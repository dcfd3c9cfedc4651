#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The event study on the command line: against the same sums in Python, as a table, as pictures, and what is refused."""
import csv
import datetime
import importlib
import io
import math
import os
import statistics
import sys

cli = importlib.import_module("test-cli")

DAYS = [d for d in (datetime.date(2024, 9, 2) + datetime.timedelta(i) for i in range(320)) if d.weekday() < 5]
CLOSES = [round(100 + (i * 37) % 23 - 11 + 0.1 * i, 3) for i in range(len(DAYS))]
INDEX = [round(50 + (i * 17) % 13 + 0.05 * i, 3) for i in range(len(DAYS))]
NEWS = (("One", "2025-03-03", "for"), ("Two", "2025-03-15", "against"), ("Three", "2025-04-07", "for"),
        ("Early", "2024-01-08", "for"), ("Late", "2026-01-08", "neutral"), ("Vague", "2025-04", "for"))


def prices(closes, days):
    return "date,open,high,low,close,volume\n" + "".join(f"{d},{c},{c},{c},{c},100\n" for d, c in zip(days, closes))


def paths(name):
    """Cumulated returns around the news, worked out here: abnormal by model name, from -5 to +20."""
    r = [math.nan] + [math.log(b / a) for a, b in zip(CLOSES, CLOSES[1:])]
    rb = [math.nan] + [math.log(b / a) for a, b in zip(INDEX, INDEX[1:])]
    for _title, day, _stance in NEWS[:3]:
        at = next(i for i, d in enumerate(DAYS) if d >= datetime.date.fromisoformat(day))
        before = range(max(1, at - 120), at - 11 + 1)
        a, b = {"none": (0, 0), "benchmark": (0, 1), "mean": (statistics.fmean(r[i] for i in before), 0)}.get(
            name) or reversed(statistics.linear_regression([rb[i] for i in before], [r[i] for i in before]))
        total, path = 0, []
        for i in range(at - 5, at + 21):
            total += r[i] - (a + b * rb[i])
            path.append(total)
        yield path


class Study(cli.Base):
    def setUp(self):
        super().setUp()
        thesis = self.rows("thesis", "new", "Orders")[0]["id"]
        files = [self.write(f"{title}.md", f"---\ntitle: {title} of the news\npublished: {day}\n---\n"
                            f"Number {title}: the orders of that week were late by {len(title)} weeks.\n".encode())
                 for title, day, _stance in NEWS]
        for (title, _day, stance), article in zip(NEWS, self.rows("import", *files), strict=True):
            self.run_cli("claim", "add", article["id"], "--quote", f"Number {title}: the orders", "--thesis",
                         thesis, "--stage", "inference_compute" if title == "Two" else "model", "--stance", stance)
        self.run_cli("instrument", "add", "515050.SSE")
        self.run_cli("instrument", "add", "510300.SSE")
        self.run_cli("instrument", "link", "515050.SSE", "--thesis", thesis)
        self.run_cli("prices", "import", "515050.SSE", self.write("515050.csv", prices(CLOSES, DAYS).encode()))

    def add_index(self, first=0):
        self.run_cli("prices", "import", "510300.SSE",
                     self.write("510300.csv", prices(INDEX[first:], DAYS[first:]).encode()))

    def test_numbers(self):
        self.add_index()
        for name, args in (("none", []), ("mean", []), ("benchmark", ["--benchmark", "510300.SSE"]),
                           ("market-model", ["--benchmark", "510300.SSE"])):
            *cases, whole = self.rows("study", "515050.SSE", "--expect", name, *args)
            wanted = list(paths(name))
            found = [c for c in cases if c["state"] == "ok"]
            self.assertEqual(whole["n"], 3)
            for path, case in zip(wanted, found):
                for a, b in zip(path, case["car"], strict=True):
                    self.assertAlmostEqual(a, b, 12, name)
            for k in range(26):
                column = [p[k] for p in wanted]
                self.assertAlmostEqual(whole["mean"][k], statistics.fmean(column), 12)
                self.assertAlmostEqual(whole["median"][k], statistics.median(column), 12)
            self.assertEqual(whole["n_placebo"] > 100, True)
        states = {c["quote"].split()[1].strip(":"): c for c in cases}
        self.assertEqual({k: c["state"] for k, c in states.items()},
                         {"One": "ok", "Two": "ok", "Three": "ok", "Early": "before-listing", "Late": "after-end",
                          "Vague": "coarse-day"})
        # a Saturday, and the Monday after it
        self.assertEqual((states["Two"]["session"], states["Two"]["shift_days"], states["Two"]["shift"]),
                         ("2025-03-17", 2, "closed"))
        # 2025-03-03 and 03-17 are ten sessions apart, 03-17 and 04-07 fifteen
        self.assertEqual((whole["n_overlapping"], whole["n_windows"]), (3, 3))

    def test_splits(self):
        """Jumps beyond the tenth the board allows, in the windows, found here again."""
        *cases, _whole = self.rows("study", "515050.SSE")
        jumps = [DAYS[i] for i in range(1, len(DAYS)) if abs(CLOSES[i] / CLOSES[i - 1] - 1) > 0.105]
        found = [c for c in cases if c["state"] == "ok"]
        for case in found:
            at = DAYS.index(datetime.date.fromisoformat(case["session"]))
            inside = [d for d in jumps if DAYS[at - 6] < d <= DAYS[at + 20]]
            self.assertEqual(case["split"]["day"], str(inside[0]))
            self.assertEqual(case["split"]["code"], "515050.SSE")
        self.assertTrue(all(c["split"] is None for c in cases if c["state"] != "ok"))
        first = found[0]["split"]
        said = f"looks like a split in the window of 3: 515050.SSE {first['from']}:{first['to']} {first['day']}"
        self.assertIn(said, self.run_cli("study", "515050.SSE"))
        # smooth prices have none, but those of what is subtracted from them may
        smooth = [100 + 0.1 * i for i in range(len(DAYS))]
        halved = [50 if d < datetime.date(2025, 3, 6) else 25 for d in DAYS]
        for code, closes in (("515060.SSE", smooth), ("510301.SSE", halved)):
            self.run_cli("instrument", "add", code)
            self.run_cli("instrument", "link", code, "--thesis", "Orders")
            self.run_cli("prices", "import", code, self.write(code + ".csv", prices(closes, DAYS).encode()))
        alone = self.rows("study", "515060.SSE")
        self.assertTrue(all(c["split"] is None for c in alone[:-1]))
        beside = self.rows("study", "515060.SSE", "--benchmark", "510301.SSE")
        self.assertEqual([c["split"] for c in beside[:-1] if c["state"] == "ok"],
                         [{"code": "510301.SSE", "day": "2025-03-06", "from": 1, "to": 2}, None, None])
        self.assertNotIn("split", self.run_cli("study", "515060.SSE"))
        # a model is estimated from sessions -120 to -11: what lies there makes it wrong, too
        modelled = self.rows("study", "515060.SSE", "--benchmark", "510301.SSE", "--expect", "market-model",
                             "--after", "1", "--before", "1")
        split, kinds = DAYS.index(datetime.date(2025, 3, 6)), set()
        for case in [c for c in modelled[:-1] if c["state"] == "ok"]:
            at = DAYS.index(datetime.date.fromisoformat(case["session"]))
            in_window, in_model = at - 2 < split <= at + 1, max(at - 120, 1) - 1 < split <= at - 11
            self.assertEqual((case["split"] is not None, case["split_in_estimation"]),
                             (in_window or in_model, in_model and not in_window), case["session"])
            kinds.add((in_window, in_model))
        self.assertIn((False, True), kinds)
        self.assertIn("looks like a split in the estimation of ", self.run_cli(
            "study", "515060.SSE", "--benchmark", "510301.SSE", "--expect", "market-model"))

    def test_dividends(self):
        """Prices of which only the splits are taken out still fall with every dividend: that is said."""
        text = prices(CLOSES, DAYS).replace("volume\n", "volume,adjustment\n", 1).replace(",100\n", ",100,splits\n")
        self.assertNotIn("splits taken out", self.run_cli("study", "515050.SSE"))
        self.run_cli("instrument", "add", "515061.SSE")
        self.run_cli("instrument", "link", "515061.SSE", "--thesis", "Orders")
        self.run_cli("prices", "import", "515061.SSE", self.write("515061.csv", text.encode()))
        self.assertIn("; splits taken out", self.run_cli("study", "515061.SSE"))

    def test_asked_for(self):
        again = [self.run_cli("--json", "study", "515050.SSE") for _ in range(2)]
        self.assertEqual(again[0], again[1], "same seed, same placebo")
        other = self.rows("study", "515050.SSE", "--seed", "5")[-1]
        self.assertNotEqual(other["placebo"], self.rows("study", "515050.SSE")[-1]["placebo"])
        (case, whole) = self.rows("study", "515050.SSE", "--stance", "against", "--before", "1", "--after", "2")
        self.assertEqual((whole["n"], len(case["car"]), whole["n_overlapping"]), (1, 4, 0))
        self.assertEqual(whole["mean"], case["car"], "of one event the mean is its path")
        (staged, _whole) = self.rows("study", "515050.SSE", "--stage", "inference_compute")
        self.assertEqual(staged["claim"], case["claim"])
        text = self.run_cli("study", "515050.SSE")
        self.assertIn("3 events of 6 on 3 days (3 overlap)", text)
        self.assertIn("A handful of events proves nothing.", text)
        self.assertIn("before-listing", text)

    def test_files(self):
        table = os.path.join(self.dir, "study.csv")
        self.run_cli("study", "515050.SSE", "-o", table)
        with open(table, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(io.StringIO(file.read())))
        self.assertEqual(len(rows), len(NEWS) + 3)
        first = next(paths("none"))
        row = next(r for r in rows if "Number One" in r["quote"])
        self.assertEqual([float(row[f"car_{s}"]) for s in range(-5, 21)], [float(x) for x in
                         self.rows("study", "515050.SSE")[rows.index(row)]["car"]])
        self.assertAlmostEqual(float(row["car_20"]), first[-1], 12)
        for name, beginning in (("a.svg", b"<?xml"), ("a.pdf", b"%PDF-"), ("a.png", b"\x89PNG")):
            path = os.path.join(self.dir, name)
            self.run_cli("study", "515050.SSE", "-o", path, "--width", "640", "--height", "360", "--dark")
            with open(path, "rb") as file:
                self.assertTrue(file.read().startswith(beginning), name)

    def test_refused(self):
        picture = os.path.join(self.dir, "a.svg")
        for wrong in (["--stance", "perhaps"], ["--expect", "luck"], ["--expect", "market-model"], ["--before", "-1"],
                      ["--after", "251"], ["--placebo", "-2"], ["--seed", "x"], ["-o", picture + ".gif"],
                      ["--benchmark", "510300.SSE", "--expect", "none"]):
            self.run_cli("study", "515050.SSE", *wrong, status=2)
        self.run_cli("study", status=2)
        self.run_cli("study", "000000.SSE", status=1)
        self.run_cli("study", "515050.SSE", "--stage", "moon", status=1)
        self.run_cli("study", "510300.SSE", status=1)                              # no prices
        self.run_cli("study", "515050.SSE", "--benchmark", "510300.SSE", status=1)
        self.run_cli("study", "515050.SSE", "--benchmark", "000000.SSE", status=1)
        self.run_cli("study", "515050.SSE", "--after", "200", "-o", picture, status=1)    # no window fits
        self.assertFalse(os.path.exists(picture))

    def test_short(self):
        """A benchmark that begins later: sessions both have, and too few to estimate from."""
        first = DAYS.index(datetime.date(2025, 2, 3))
        self.add_index(first)
        *cases, whole = self.rows("study", "515050.SSE", "--benchmark", "510300.SSE", "--expect", "market-model")
        state = {c["quote"].split()[1].strip(":"): (c["state"], c.get("n_estimation")) for c in cases}
        # 2025-03-03 is the 21st session, so the window -120 … -11 holds sessions 1 … 9
        self.assertEqual(state["One"], ("no-model", 9))
        self.assertEqual(whole["n"], 0)
        self.assertEqual(whole["mean"], [None] * 26)
        *cases, whole = self.rows("study", "515050.SSE", "--benchmark", "510300.SSE")
        self.assertEqual(whole["n"], 3)
        for path, case in zip(paths("benchmark"), [c for c in cases if c["state"] == "ok"], strict=True):
            self.assertAlmostEqual(path[-1], case["car"][-1], 12)


if __name__ == "__main__":
    sys.exit(cli.main())
