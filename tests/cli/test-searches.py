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
        self.assertIn("Sea: tide (library)", self.run_cli("searches"))
        self.assertEqual([a["title"] for a in self.rows("search", "--saved", "weaving")], ["Looms"])
        self.run_cli("searches", "remove", "Weaving")
        self.assertEqual(self.names(), ["Sea"])
        self.run_cli("undo")
        self.assertEqual(self.names(), ["Weaving", "Sea"])
        self.assertEqual(self.rows("check"), [{"sound": True}])

    def titles(self, name, *options):
        return [a["title"] for a in self.rows("search", "--saved", name, *options)]

    def test_list_and_order(self):
        """What is kept is found in its list and in its order."""
        ids = [self.rows("import", self.write(f"{i}.txt", f"{t}\n\n{x}".encode()))[0]["id"] for i, (t, x) in enumerate(
            [("Alpha", "The loom stands there."), ("Gamma", "The loom, the loom and the loom."), ("Beta loom", "A loom.")])]
        self.run_cli("searches", "add", "Names", "loom", "--sort", "title")
        self.run_cli("searches", "add", "Names back", "loom", "--sort", "title", "--reverse")
        self.run_cli("searches", "add", "Best", "loom", "--sort", "best")
        self.run_cli("searches", "add", "Gone", "loom", "--list", "trash")
        self.run_cli("searches", "add", "Quotes", "loom", "--list", "claims", "--sort", "quote")
        self.assertEqual(self.titles("Names"), ["Alpha", "Beta loom", "Gamma"])
        self.assertEqual(self.titles("Names", "--limit", "1"), ["Alpha"])
        self.assertEqual(self.titles("Names back"), ["Gamma", "Beta loom", "Alpha"])
        self.assertEqual(self.titles("Best")[0], "Beta loom")
        self.assertEqual(self.titles("Names back", "--best"), self.titles("Best"))
        self.assertEqual(self.titles("Gone"), [])
        self.assertEqual(self.rows("search", "--saved", "Names", "--count"), [{"count": 3, "more": False}])
        self.run_cli("claim", "add", ids[1], "--quote", "The loom, the loom and the loom.")
        self.run_cli("claim", "add", ids[0], "--quote", "The loom stands there.")
        self.assertEqual([c["quote"] for c in self.rows("search", "--saved", "Quotes")],
                         ["The loom stands there.", "The loom, the loom and the loom."])
        kept = self.rows("searches")
        self.assertEqual([(s["list"], s["sort"], s["reverse"]) for s in kept[1:4]],
                         [("library", "title", True), ("library", "best", False), ("trash", "date", False)])

    def test_refused(self):
        self.rows("import", self.write("a.txt", b"Looms\n\nThe loom weaves cloth."))
        self.run_cli("searches", "add", " ", "loom", status=1)
        self.run_cli("searches", "add", "Never", "since:never", status=1)
        self.run_cli("searches", "remove", "Weaving", status=1)
        self.run_cli("search", "--saved", "Weaving", status=1)
        self.run_cli("search", "--saved", "Weaving", "loom", status=2)
        self.run_cli("searches", "add", "Weaving", status=2)
        self.run_cli("searches", "add", "Weaving", "loom", "--list", "nowhere", status=2)
        self.run_cli("searches", "add", "Weaving", "loom", "--sort", "colour", status=2)
        self.run_cli("searches", "add", "Weaving", "loom", "--sort", "speaker", status=1)
        self.run_cli("searches", "add", "Weaving", "loom", "--list", "claims", "--sort", "best", status=1)
        self.assertEqual(self.names(), [])


if __name__ == "__main__":
    sys.exit(cli.main())
