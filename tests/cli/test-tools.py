#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of other tools on the command line: entries as lines, tags set and found, one undo."""
import importlib
import os
import sys
import zipfile

cli = importlib.import_module("test-cli")

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "tools")


class Tools(cli.Base):
    def fixture(self, name):
        with open(os.path.join(DATA, name), "rb") as f:
            return f.read()

    def archive(self, members):
        path = os.path.join(self.dir, "export.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for name, fixture in members.items():
                z.writestr(name, self.fixture(fixture))
        return path

    def test_omnivore(self):
        path = self.archive({"metadata_0_to_20.json": "omnivore-metadata.json", "content/full.html": "omnivore-content.html",
                             "highlights/full.md": "omnivore-highlights.md"})
        whole, bare = self.rows("import", path)
        self.assertEqual(whole["path"], path + " › A whole article")
        self.assertEqual([whole["status"], bare["status"]], ["new", "new"])
        (shown,) = self.rows("show", whole["id"])
        self.assertEqual(shown["tags"], ["ai", "芯片"])
        self.assertEqual(shown["kind"], "html")
        self.assertEqual(shown["published"], "2024-10-29T00:00Z")
        self.assertIn("内存已经售罄", shown["text"])
        (stub,) = self.rows("show", bare["id"])
        self.assertEqual((stub["kind"], stub["published"], stub["url"]), ("stub", None, "https://example.com/bare"))
        claims = self.rows("claim", "list")
        self.assertEqual(sorted(c["quote"] for c in claims), ["memory is sold until next year", "内存已经售罄。"])
        again = self.rows("import", path)
        self.assertEqual([r["status"] for r in again], ["duplicate", "duplicate"])
        self.assertEqual(len(self.rows("claim", "list")), 2)
        self.run_cli("undo")
        self.assertEqual(self.rows("list"), [])
        self.run_cli("redo")
        self.assertEqual(len(self.rows("claim", "list")), 2)

    def test_standard_input(self):
        rows = self.rows("import", "-", stdin=self.fixture("pocket.csv"), status=1)
        self.assertEqual([r["status"] for r in rows], ["new", "new", "new", "refused"])
        self.assertIn("not the address of a page", rows[3]["reason"])

    def test_tags(self):
        (row,) = self.rows("import", self.en)
        self.run_cli("tag", row["id"], "--tag", "#Late Orders")
        self.assertEqual(self.rows("show", row["id"])[0]["tags"], ["Late Orders"])
        self.assertEqual([r["id"] for r in self.rows("search", "tag:late")], [row["id"]])
        self.assertEqual(self.rows("search", "orders -tag:late"), [])
        self.run_cli("tag", row["id"], "--tag", "late orders", "--remove")
        self.assertEqual(self.rows("show", row["id"])[0]["tags"], [])
        self.run_cli("tag", row["id"], "--tag", "late orders", "--remove", status=1)
        self.run_cli("tag", row["id"], "--tag", " ", status=1)
        self.run_cli("tag", row["id"], status=2)
        self.run_cli("undo")
        self.assertEqual(self.rows("show", row["id"])[0]["tags"], ["Late Orders"])


if __name__ == "__main__":
    sys.exit(cli.main())
