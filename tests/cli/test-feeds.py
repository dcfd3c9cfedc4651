#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds on the command line: followed, updated, left, taken along as OPML, against a server here."""
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import unittest
import xml.dom.minidom

CLI = os.environ["TLN_CLI"]
PARAGRAPH = "A summary of the week: orders are late by more than six weeks, a buyer said on Monday, and nobody knows why."


def rss(*items):
    body = "".join(f"<item><guid isPermaLink='false'>{n}</guid><title>{t}</title><link>/pages/{n}</link>"
                   f"<pubDate>Mon, 10 Mar 2025 08:00:00 GMT</pubDate><description>{d}</description></item>" for n, t, d in items)
    return f"<rss version='2.0'><channel><title>Weekly</title><link>/</link>{body}</channel></rss>".encode()


class Server(http.server.ThreadingHTTPServer):
    """Serves what a test puts into pages: path -> (status, headers, bytes)."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages, self.asked = {}, []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, data = self.server.pages.get(self.path, (404, {}, b""))
        if status == 200 and headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, data = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


class Feeds(unittest.TestCase):
    def setUp(self):
        self.tmp = tempfile.TemporaryDirectory(prefix="tln-feeds-")
        self.server = Server()
        self.feed = self.server.url("/feed")
        self.serve(("a", "One", PARAGRAPH), ("b", "Two", "second text"))

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.tmp.cleanup()

    def serve(self, *items, etag="\"1\""):
        self.server.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": etag}, rss(*items))

    def cli(self, *args, status=0):
        p = subprocess.run([CLI, "--library", os.path.join(self.tmp.name, "library.db"), "--json", *args],
                           capture_output=True, timeout=60)
        self.assertEqual(p.returncode, status, p.stderr.decode() + p.stdout.decode())
        self.errors = p.stderr.decode().splitlines()
        return [json.loads(line) for line in p.stdout.splitlines()]

    def titles(self):
        return sorted(r["title"] for r in self.cli("list"))

    def test_add_and_update(self):
        self.assertEqual([(r["status"], r["new"]) for r in self.cli("feeds", "add", self.feed)], [("new", 2)])
        self.assertEqual(self.titles(), ["One", "Two"])
        (row,) = self.cli("feeds", "list")
        self.assertEqual((row["title"], row["articles"], row["unread"], row["error"]), ("Weekly", 2, 2, None))
        self.assertEqual([r["status"] for r in self.cli("feeds", "update")], ["unchanged"])
        self.assertEqual(self.server.asked[-1][1].get("If-None-Match"), "\"1\"")
        self.serve(("c", "Three", "third text"), etag="\"2\"")
        self.assertEqual([(r["status"], r["new"]) for r in self.cli("feeds", "update", "Weekly")], [("updated", 1)])
        self.cli("undo")
        self.assertEqual(self.titles(), ["One", "Two"])
        self.serve(("c", "Three", "third text"), etag="\"3\"")
        self.assertEqual([r["new"] for r in self.cli("feeds", "update")], [0], "what was undone does not come back")
        self.assertEqual([(r["status"], r["new"]) for r in self.cli("feeds", "add", self.feed)], [("known", 0)])

    def test_revised(self):
        self.serve(("a", "One", "first text, longer"), ("b", "Two", "second text"))
        self.cli("feeds", "add", self.feed)
        self.serve(("a", "One, corrected", "first text, better"), ("b", "Two", "second text"), etag="\"2\"")
        (row,) = self.cli("feeds", "update")
        self.assertEqual((row["new"], row["revised"], row["left"]), (0, 1, 0))
        self.assertEqual(self.titles(), ["One, corrected", "Two"])
        article = next(r["id"] for r in self.cli("list") if r["title"] == "Two")
        self.cli("claim", "add", article, "--quote", "second text")
        self.serve(("a", "One, corrected", "first text, better"), ("b", "Two", "second text at last"), etag="\"3\"")
        (row,) = self.cli("feeds", "update")
        self.assertEqual((row["new"], row["revised"], row["left"]), (0, 0, 1))
        self.assertEqual(self.titles(), ["One, corrected", "Two"])

    def test_page_with_a_feed(self):
        self.server.pages["/"] = (200, {"Content-Type": "text/html"},
                                  b"<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/feed><p>words")
        self.assertEqual([r["url"] for r in self.cli("feeds", "add", self.server.url("/"))], [self.feed])

    def test_refusals(self):
        self.server.pages["/page"] = (200, {"Content-Type": "text/html"}, b"<!DOCTYPE html><p>words")
        self.server.pages["/busy"] = (429, {"Retry-After": "3600"}, b"")
        rows = self.cli("feeds", "add", self.server.url("/page"), self.server.url("/none"), "no address", self.feed, status=1)
        self.assertEqual(len(self.errors), 3)
        self.assertEqual(sorted(r["status"] for r in rows), ["new", "refused", "refused"])
        self.cli("feeds", "remove", "nothing", status=1)
        self.cli("feeds", "import", self.tmp.name, status=1)
        self.cli("feeds", "text", "nothing", status=1)
        for args in ([], ["add"], ["remove"], ["import"], ["export"], ["text"], ["list", "x"], ["what"]):
            self.cli("feeds", *args, status=2)

    def test_failing_feed(self):
        self.cli("feeds", "add", self.feed)
        self.server.pages["/feed"] = (500, {}, b"")
        self.assertEqual([r["status"] for r in self.cli("feeds", "update", status=1)], ["failed"])
        self.assertIn("500", self.cli("feeds", "list")[0]["error"])
        self.server.pages["/feed"] = (429, {"Retry-After": "3600"}, b"")
        self.cli("feeds", "update", status=1)
        n = len(self.server.asked)
        self.assertEqual(self.cli("feeds", "update", status=1), [])
        self.assertIn("asked not to be asked before", self.errors[0])
        self.assertEqual(len(self.server.asked), n)

    def test_moved(self):
        self.cli("feeds", "add", self.feed)
        self.server.pages["/new"] = self.server.pages["/feed"]
        self.server.pages["/feed"] = (301, {"Location": "/new"}, b"")
        self.server.pages["/new"][1]["ETag"] = "\"9\""
        self.cli("feeds", "update")
        self.assertEqual(self.cli("feeds", "list")[0]["url"], self.server.url("/new"))

    def test_opml(self):
        self.cli("feeds", "add", self.feed)
        out, back = os.path.join(self.tmp.name, "a.opml"), os.path.join(self.tmp.name, "b.opml")
        self.cli("feeds", "export", out)
        outline = xml.dom.minidom.parse(out).getElementsByTagName("outline")[0]
        self.assertEqual((outline.getAttribute("text"), outline.getAttribute("xmlUrl")), ("Weekly", self.feed))
        with open(back, "w", encoding="utf-8") as f:
            f.write("<opml version='2.0'><body><outline text='芯片'><outline text='甲' xmlUrl='https://x.example/feed'/></outline>"
                    f"<outline text='W' xmlUrl='{self.feed}'/></body></opml>")
        n = len(self.server.asked)
        self.assertEqual([r["status"] for r in self.cli("feeds", "import", back)], ["new", "known"])
        self.assertEqual(len(self.server.asked), n, "a list is taken in without a request")
        self.assertEqual([(r["folder"], r["title"]) for r in self.cli("feeds", "list")], [("芯片", "甲"), (None, "Weekly")])
        self.cli("undo")
        self.assertEqual(len(self.cli("feeds", "list")), 1)

    def test_private_addresses_of_a_list(self):
        path = os.path.join(self.tmp.name, "a.opml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(f"<opml><body><outline text='inside' xmlUrl='{self.feed}'/></body></opml>")
        self.cli("feeds", "import", path)
        self.cli("feeds", "update", status=1)
        self.assertEqual(self.server.asked, [])

    def test_full_text(self):
        self.cli("feeds", "add", self.feed)
        article = next(r["id"] for r in self.cli("list") if r["title"] == "One")
        self.cli("claim", "add", article, "--quote", "late by more than six weeks")
        self.server.pages["/pages/a"] = (200, {"Content-Type": "text/html"}, b"<!DOCTYPE html><p>Please log in.")
        self.cli("feeds", "text", article, status=1)
        self.assertIn(PARAGRAPH, self.cli("show", article)[0]["text"])
        more = "".join(f"<p>Paragraph {n} of the whole article, with enough words in it to be one.</p>" for n in range(9))
        page = f"<!DOCTYPE html><title>Page</title><article><p>An opening line that the feed had not.</p><p>{PARAGRAPH}</p>{more}</article>"
        self.server.pages["/pages/a"] = (200, {"Content-Type": "text/html"}, page.encode())
        self.cli("feeds", "text", article)
        shown = self.cli("show", article)[0]
        self.assertIn("Paragraph 8", shown["text"])
        self.assertEqual(shown["title"], "One")
        self.cli("undo")
        self.assertNotIn("Paragraph 8", self.cli("show", article)[0]["text"])
        self.assertEqual(subprocess.run([CLI, "--library", os.path.join(self.tmp.name, "library.db"), "check"],
                                        capture_output=True, timeout=60).stdout.strip(), b"sound")

    def test_import_of_a_feed(self):
        self.cli("import", self.feed, status=1)
        self.assertIn("feeds add", self.errors[0])
        self.assertEqual(self.titles(), [])

    def test_remove(self):
        self.cli("feeds", "add", self.feed)
        self.cli("feeds", "remove", self.feed)
        self.assertEqual(self.cli("feeds", "list"), [])
        self.assertEqual(self.titles(), ["One", "Two"])
        self.cli("undo")
        self.assertEqual(self.cli("feeds", "list")[0]["articles"], 2)


def main():
    """TAP, one line a test."""
    tests = list(unittest.defaultTestLoader.loadTestsFromTestCase(Feeds))
    print(f"1..{len(tests)}")
    failed = False
    for n, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        good = result.wasSuccessful()
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {n} {test.id().replace('__main__.', '')}")
        for _, trace in result.failures + result.errors:
            print("\n".join("# " + line for line in trace.splitlines()))
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
