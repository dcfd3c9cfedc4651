#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of other tools on the command line: entries as lines, tags set and found, one undo."""
import hashlib
import importlib
import os
import struct
import sys
import zipfile

cli = importlib.import_module("test-cli")

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "tools")
PAGE = """<!DOCTYPE html><html><head><title>Another title</title></head><body><article><h1>推理算力的缺口</h1>
<p>近日，多家云厂商上调了价格。推理请求两周涨到六倍，可用的算力只增加了一半。</p>
<figure><img src="page%20one_files/rack.png" alt="A rack" width="640" height="480"></figure>
<p>Racks are full. Halls are being built as fast as the plants allow, and no faster.</p></article></body></html>"""


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

    def test_files_beside_the_export(self):
        folder = os.path.join(self.dir, "Zotero")
        for name in ("files/3/page one_files", "files/3"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        picture = struct.pack(">8sI4sII", b"\x89PNG\r\n\x1a\n", 13, b"IHDR", 640, 480) + b"\x08\x02\0\0\0"
        for name, data in (("zotero-files.rdf", self.fixture("zotero-files.rdf")),
                           ("files/3/page one_files/rack.png", picture), ("files/3/page one.html", PAGE.encode())):
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)
        rows = self.rows("import", folder)
        self.assertEqual([r["status"] for r in rows], ["new", "new", "new"])
        (shown,) = self.rows("show", rows[0]["id"])
        self.assertEqual((shown["kind"], shown["title"], shown["url"]), ("html", "推理算力的缺口", "https://example.com/page"))
        self.assertIn("可用的算力只增加了一半", shown["text"])
        marks = {c["quote"]: (c["anchor"], c["colour"], c["note"]) for c in self.rows("claim", "list") if c["article"] == rows[0]["id"]}
        self.assertEqual(marks["推理请求两周涨到六倍"], ("exact", "#5fb236", "check the source\n\np. 12"))
        thesis = self.rows("thesis", "new", "Racks are short")[0]["id"]
        self.run_cli("claim", "add", rows[0]["id"], "--quote", "Racks are full", "--thesis", thesis, "--stance", "for")
        vault = os.path.join(self.dir, "vault")
        self.run_cli("export", "--texts", vault)
        (name,) = os.listdir(os.path.join(vault, "Sources", "assets"))
        self.assertEqual(name, hashlib.sha256(picture).hexdigest() + ".png")
        (note,) = [n for n in os.listdir(os.path.join(vault, "Sources")) if n.endswith(".md")]
        with open(os.path.join(vault, "Sources", note), encoding="utf-8") as f:
            text = f.read()
        self.assertIn(f"![A rack](assets/{name})", text)
        self.assertIn(", marked #5fb236, chars ", text)
        self.assertEqual(self.rows("export", "--texts", vault)[0]["written"], 0)
        self.assertEqual({s["state"] for s in self.rows("verify", vault)}, {"exact"})

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
