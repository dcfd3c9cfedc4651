#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due on the command line: by today, by another day, as JSON and as text."""
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


if __name__ == "__main__":
    sys.exit(cli.main())
