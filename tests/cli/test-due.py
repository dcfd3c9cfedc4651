#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due on the command line: by today, by another day, as JSON and as text; forecasts kept and resolved."""
import importlib
import sys

cli = importlib.import_module("test-cli")


class Due(cli.Base):
    def test_review(self):
        thesis = self.rows("thesis", "new", "Power comes first")[0]["id"]
        self.run_cli("thesis", "set", thesis, "next_review", "2999-12-31")
        self.assertEqual(self.rows("due"), [])
        self.assertEqual(self.rows("due", "--by", "2999-12-30"), [])
        self.assertEqual(self.rows("due", "--by", "2999-12-31"),
                         [{"kind": "review", "id": thesis, "due": "2999-12-31", "text": "Power comes first",
                           "thesis": None}])
        self.assertIn("2999-12-31  review: Power comes first", self.run_cli("due", "--by", "2999-12-31"))
        self.run_cli("thesis", "set", thesis, "next_review", "2020-01-01")
        self.assertEqual(len(self.rows("due")), 1)

    def test_misuse(self):
        self.run_cli("due", "--by", "tomorrow", status=2)
        self.run_cli("due", "now", status=2)


class Forecast(cli.Base):
    def test_kept_and_resolved(self):
        self.rows("thesis", "new", "Power comes first")
        undated = self.rows("forecast", "add", "Fans sell out", "--who", "A dealer")[0]["id"]
        dated = self.rows("forecast", "add", "Power is short", "--thesis", "Power comes first", "--due", "2999-12-31",
                          "--probability", "60", "--rule", "The grid says so")[0]["id"]
        self.assertEqual(self.rows("forecast", "list", "--thesis", "Power comes first"),
                         [{"id": dated, "text": "Power is short", "thesis": "Power comes first", "who": None,
                           "relayed_by": None, "metric": None, "unit": None, "horizon": None, "due": "2999-12-31",
                           "rule": "The grid says so", "probability": 60, "outcome": "open", "proof": None}])
        self.assertEqual([f["id"] for f in self.rows("forecast", "list")], [dated, undated])
        self.assertIn("no date", self.run_cli("forecast", "list"))
        self.assertIn("2999-12-31  open 60%  Power is short  — Power comes first", self.run_cli("forecast", "list"))
        self.run_cli("forecast", "resolve", undated[-6:], "void", "--note", "no longer sold")
        self.assertEqual([f["outcome"] for f in self.rows("forecast", "list")], ["open", "void"])
        self.run_cli("undo")
        self.assertEqual([f["outcome"] for f in self.rows("forecast", "list")], ["open", "open"])

    def test_refused(self):
        self.rows("thesis", "new", "Power comes first")
        one = self.rows("forecast", "add", "Fans sell out")[0]["id"]
        self.run_cli("forecast", "resolve", one, "yes", status=1)            # without a day and a proof
        self.run_cli("forecast", "add", "Late", "--due", "2001-01-01", status=1)
        self.run_cli("forecast", "add", "Odd", "--probability", "61", status=1)
        self.run_cli("forecast", "add", "Odd", "--thesis", "Nothing", status=1)
        self.run_cli("forecast", "resolve", one, "maybe", status=2)
        self.run_cli("forecast", "add", "Odd", "--due", "soon", status=2)
        self.run_cli("forecast", status=2)
        self.assertEqual([f["outcome"] for f in self.rows("forecast", "list")], ["open"])


if __name__ == "__main__":
    sys.exit(cli.main())
