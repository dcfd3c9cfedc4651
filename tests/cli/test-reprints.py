#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reprints on the command line: what import says of them, what is said of them, undone."""
import importlib
import sqlite3
import sys

cli = importlib.import_module("test-cli")

BODY = "\n\n".join(
    f"The {name} hall of the operator drew {load} megawatts last quarter, and its {kind} racks waited {weeks} weeks "
    f"for {part} while the grid office in {place} counted permits by hand and answered nobody before noon."
    for name, load, kind, weeks, part, place in [
        ("northern", 31.5, "older", 14, "breakers", "Elmfield"), ("harbour", 58.25, "liquid cooled", 22, "pumps", "Saltby"),
        ("valley", 17.75, "leased", 9, "copper bars", "Ferncross"), ("airport", 44.1, "spare", 31, "switches", "Windham")])
NOTE = "Disclaimer: This article is for information only and is not investment advice."


class Reprints(cli.Base):
    def rows_of(self, text, name):
        return self.rows("import", self.write(name, text.encode()))

    def test_reprint(self):
        (first,) = self.rows_of("Waiting for copper\n\n" + BODY, "a.txt")
        (second,) = self.rows_of("Four halls, one queue\nReposted from Industry Room\n\n" + BODY + "\n\n" + NOTE, "b.txt")
        (third,) = self.rows_of("Waiting for copper\n\n" + BODY.replace(" ", "  "), "c.txt")
        self.assertEqual((first["status"], first.get("reason")), ("new", None))
        self.assertEqual(second["status"], "reprint")
        self.assertRegex(second["reason"], r"^(0\.9\d|1\.00) like " + first["id"] + "$")
        self.assertEqual((third["status"], third["id"]), ("duplicate", first["id"]))
        listed = {r["id"]: r.get("reprint_of") for r in self.rows("list")}
        self.assertEqual(listed, {first["id"]: None, second["id"]: first["id"]})

        (pair,) = self.rows("reprints")
        self.assertEqual((pair["id"], pair["reprint_of"], pair["found"], pair["state"]),
                         (second["id"], first["id"], "text", "suggested"))
        self.run_cli("reprints", "same", second["id"], first["id"])
        self.assertEqual(self.rows("reprints", "list")[0]["state"], "same")
        self.run_cli("reprints", "different", first["id"], second["id"])
        self.assertEqual(self.rows("reprints")[0]["state"], "different")
        self.assertNotIn("reprint_of", [r for r in self.rows("list") if r["id"] == second["id"]][0])
        self.run_cli("undo")
        self.assertEqual(self.rows("reprints")[0]["state"], "same")
        self.assertEqual(len(self.rows("list")), 2)
        self.assertIn("Waiting for copper", self.run_cli("reprints"))
        self.assertEqual(self.rows("check"), [{"sound": True}])

    def test_compare(self):
        self.run_cli("reprints", "compare", status=1)                  # there is no library
        (first,) = self.rows_of("Waiting for copper\n\n" + BODY, "a.txt")
        (second,) = self.rows_of("Four halls, one queue\n\n" + BODY + "\n\n" + NOTE, "b.txt")
        self.assertEqual(self.rows("reprints", "compare"), [{"compared": 0}])
        db = sqlite3.connect(self.library)                             # as an earlier version has left it
        db.create_function("tln_act", 0, lambda: None)
        db.create_function("tln_real", 1, str)
        db.execute("DELETE FROM reprint")
        db.execute("INSERT INTO reprint_todo SELECT id FROM article")
        db.commit()
        db.close()
        self.assertEqual(self.rows("reprints"), [])
        self.assertEqual(self.run_cli("reprints", "compare"), "compared 2\n")
        (pair,) = self.rows("reprints")
        self.assertEqual((pair["id"], pair["reprint_of"], pair["state"]), (second["id"], first["id"], "suggested"))

    def test_refused(self):
        (first,) = self.rows_of("Waiting for copper\n\n" + BODY, "a.txt")
        self.run_cli("reprints", "same", first["id"], first["id"], status=1)
        self.run_cli("reprints", "same", first["id"], "ZZZZ", status=1)
        self.run_cli("reprints", "same", first["id"], status=2)
        self.run_cli("reprints", "compare", first["id"], status=2)
        self.run_cli("reprints", "perhaps", first["id"], first["id"], status=2)
        self.assertEqual(self.rows("reprints"), [])


if __name__ == "__main__":
    sys.exit(cli.main())
