#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saved searches on the command line: kept, run, removed, undone."""
import importlib
import sys

cli = importlib.import_module("test-cli")


class Searches(cli.Base):
    def names(self):
        return [s["name"] for s in self.rows("searches")]

    def test_kept_and_run(self):
        self.rows("import", self.write("a.txt", b"Looms\n\nThe loom weaves cloth."),
                  self.write("b.txt", b"Tides\n\nThe tide turns."))
        self.run_cli("searches", "add", "Weaving", "loom cloth")
        self.run_cli("searches", "add", "Sea", "tide")
        self.assertEqual(self.names(), ["Weaving", "Sea"])
        self.assertEqual(self.rows("searches", "list")[0]["query"], "loom cloth")
        self.assertIn("Sea: tide", self.run_cli("searches"))
        self.assertEqual([a["title"] for a in self.rows("search", "--saved", "weaving")], ["Looms"])
        self.run_cli("searches", "remove", "Weaving")
        self.assertEqual(self.names(), ["Sea"])
        self.run_cli("undo")
        self.assertEqual(self.names(), ["Weaving", "Sea"])
        self.assertEqual(self.rows("check"), [{"sound": True}])

    def test_refused(self):
        self.rows("import", self.write("a.txt", b"Looms\n\nThe loom weaves cloth."))
        self.run_cli("searches", "add", " ", "loom", status=1)
        self.run_cli("searches", "add", "Never", "since:never", status=1)
        self.run_cli("searches", "remove", "Weaving", status=1)
        self.run_cli("search", "--saved", "Weaving", status=1)
        self.run_cli("search", "--saved", "Weaving", "loom", status=2)
        self.run_cli("searches", "add", "Weaving", status=2)
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    sys.exit(cli.main())
