#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses on the command line: pages of a server on this computer, kept, refused, tried again."""
import contextlib
import gzip
import http.server
import importlib
import sqlite3
import struct
import sys
import threading

cli = importlib.import_module("test-cli")

WORDS = """The last racks of the quarter went to two buyers, a wholesaler said on Monday, and the next shipment is
promised for the end of May. Nobody else will get one before the summer, he added."""
PAGE = f"""<!DOCTYPE html><html lang=en><head><title>Racks are sold out</title></head><body><article>
<h1>Racks are sold out</h1><p>{WORDS}</p><p>Prices for used parts have doubled since the new year, and nobody expects
them to fall before autumn, when the second plant opens.</p></article></body></html>"""


class Server(cli.Base):
    def setUp(self):
        super().setUp()
        case = self
        self.replies = {}            # path -> (status, content type, body)
        self.packed = set()          # paths whose body is said to be gzip
        self.asked = []

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                case.asked.append(self.path)
                status, kind, body = case.replies.get(self.path, (404, "text/html", b"nothing"))
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", body.decode())
                if self.path in case.packed:
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args):
                pass
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"

    def page(self, path, body=PAGE, kind="text/html; charset=utf-8", status=200):
        self.replies[path] = (status, kind, body if isinstance(body, bytes) else body.encode())
        return self.base + path


class Addresses(Server):
    def test_new_and_again(self):
        address = self.page("/racks")
        (row,) = self.rows("import", address)
        self.assertEqual((row["status"], row["title"]), ("new", "Racks are sold out"))
        (again,) = self.rows("import", address)
        self.assertEqual((again["status"], again["id"]), ("duplicate", row["id"]))

    def test_kept_and_retried(self):
        address = self.base + "/later"
        (row,) = self.rows("import", address, status=1)
        self.assertEqual(row["status"], "refused")
        self.assertIn("404", row["reason"])
        self.assertTrue(row["id"])
        said = self.raw("import", address).stderr.decode()
        self.assertEqual(said.count(address), 1, said)
        (again,) = self.rows("import", "--retry", row["id"], status=1)
        self.assertEqual(again["id"], row["id"])
        self.assertEqual(len(self.dump()), 1)
        self.page("/later")
        (filled,) = self.rows("import", "--retry", row["id"])
        self.assertEqual((filled["status"], filled["id"], filled["title"]), ("new", row["id"], "Racks are sold out"))
        self.assertEqual(self.dump(), {row["id"]: "Racks are sold out"})
        self.run_cli("undo")
        self.assertNotEqual(self.dump(), {row["id"]: "Racks are sold out"})
        self.assertEqual(list(self.dump()), [row["id"]])
        self.run_cli("redo")
        self.run_cli("import", "--retry", row["id"], status=1)          # its page is there
        self.assertEqual(self.run_cli("check").strip(), "sound")

    def test_cut_short(self):
        whole = gzip.compress(PAGE.encode())
        self.packed.add("/racks")
        (row,) = self.rows("import", self.page("/racks", whole[:-20]), status=1)
        self.assertEqual(row["status"], "refused")
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            self.assertEqual(db.execute("SELECT kind, stub_reason FROM article").fetchall(), [("stub", "net-cut-short")])
        self.page("/racks", whole)
        (filled,) = self.rows("import", "--retry", row["id"])
        self.assertEqual((filled["status"], filled["title"]), ("new", "Racks are sold out"))

    def test_reasons(self):
        cases = {"/shell": (self.page("/shell", "<!DOCTYPE html><body><div id=a></div><script>go()</script>"), "scripts"),
                 "/login": (self.page("/login", "<!DOCTYPE html><form><input type=password></form>"), "log in"),
                 "/forbidden": (self.page("/forbidden", status=403), "403"),
                 "/gone": (self.page("/gone", status=410), "410"),
                 "/wait": (self.page("/wait", status=429), "429"),
                 "/fault": (self.page("/fault", status=500), "500"),
                 "/film": (self.page("/film", b"\0\1", "video/mp4"), "video/mp4"),
                 "/empty": (self.page("/empty", b""), "empty")}
        for address, words in cases.values():
            (row,) = self.rows("import", address, status=1)
            self.assertIn(words, row["reason"], address)
            self.assertTrue(row["id"], address)
        self.assertEqual(len(self.dump()), len(cases))

    def test_words_are_not_guessed(self):
        (row,) = self.rows("import", self.page("/soft", f"<!DOCTYPE html><title>Not found</title><h1>404</h1><p>{WORDS}"))
        self.assertEqual(row["status"], "new")

    def test_charset(self):
        text = "<!DOCTYPE html><title>算力</title><article><p>" + "推理算力的缺口还在扩大，机柜已经售罄。" * 12 + "</p></article>"
        for n, (label, encoding) in enumerate((("klingon", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "gb18030"))):
            body = text.replace("机柜", "机柜" * (n + 1)).encode(encoding)
            (row,) = self.rows("import", self.page(f"/{n}", body, f"text/html; charset={label}"))
            (row,) = self.rows("show", row["id"])
            self.assertEqual(row["title"], "算力", label)
            self.assertIn("推理算力", row["text"], label)

    def test_only_what_was_typed(self):
        other = self.page("/other")
        address = self.page("/away", other.replace("127.0.0.1", "localhost"), status=302)
        (row,) = self.rows("import", address, status=1)
        self.assertIn("inside this network", row["reason"])
        self.assertEqual(self.asked, ["/away"])

    def test_images(self):
        png = struct.pack(">8sI4sIIBBBBB", b"\x89PNG\r\n\x1a\n", 13, b"IHDR", 4, 2, 8, 2, 0, 0, 0) + bytes(20)
        self.page("/rack.png", png, "image/png")
        self.page("/plan.svg", "<svg/>", "image/svg+xml")
        page = PAGE.replace("</h1>", "</h1><p><img src=/rack.png alt='A rack'></p><p><img src=/plan.svg></p>")
        (row,) = self.rows("import", self.page("/racks", page))
        self.assertNotIn("/rack.png", self.asked)                      # nothing is fetched that nobody asked for
        (row,) = self.rows("import", "--images", self.page("/racks", page), status=1)
        self.assertEqual((row["status"], row["images"]), ("duplicate", 1))
        self.assertEqual(self.run_cli("check").strip(), "sound")
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            self.assertEqual(db.execute("SELECT url, width, height FROM article_image").fetchall(),
                             [(self.base + "/rack.png", 4, 2)])
        self.run_cli("undo")
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            self.assertEqual(db.execute("SELECT count(*) FROM article_image").fetchone(), (0,))

    def test_plain_files_first(self):
        self.write("example.com/a.txt", PAGE.encode())
        self.rows("import", self.dir + "/example.com/a.txt")
        self.run_cli("import", "--retry", "NOSUCHID", status=1)
        self.run_cli("import", status=2)


if __name__ == "__main__":
    sys.exit(cli.main())
