#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds: one is added by its page, its articles come in, it is updated, renamed, fails, is removed and comes back."""
import http.server
import sys
import threading

import hands
from case import Case, main

PARAGRAPH = "A summary of the week: orders are late by more than six weeks, a buyer said on Monday."
WHOLE = "<p>" + PARAGRAPH + "</p>" + "".join(
    f"<p>Paragraph {n} of the whole article, with enough words in it to be one.</p>" for n in range(9))


def rss(*items):
    body = "".join(f"<item><guid isPermaLink='false'>{n}</guid><title>{t}</title><link>/pages/{n}</link>"
                   f"<description>{PARAGRAPH} {t}.</description></item>" for n, t in items)
    return f"<rss version='2.0'><channel><title>Lantern Weekly</title><link>/</link>{body}</channel></rss>".encode()


class Handler(http.server.BaseHTTPRequestHandler):
    pages = {}

    def do_GET(self):
        status, kind, data = self.pages.get(self.path, (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


class Feeds(Case):
    sample = False

    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        page = b"<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/feed><p>words"
        Handler.pages = {"/": (200, "text/html", page)}
        self.serve((1, "Orders are late"), (2, "Cheap models"))
        super().setUp()

    def serve(self, *items, words=PARAGRAPH):
        Handler.pages["/feed"] = (200, "application/rss+xml", rss(*items).replace(PARAGRAPH.encode(), words.encode()))

    def add(self):
        self.menu(self.app.find("button", "Add"), "Add Feed…")
        self.app.find("dialog", "Add Feed")
        self.app.type(f"http://127.0.0.1:{self.server.server_port}/")
        self.app.key("Return")
        self.app.find("list", "Places").find("list item", "Lantern Weekly")
        self.app.wait(lambda: len(self.articles()) == 2, what="two articles")

    def test_feed(self):
        self.add()
        self.said("“Lantern Weekly” added")
        self.serve((1, "Orders are late"), (2, "Cheap models"), (3, "Third of them"))
        self.app.find("button", "Update All Feeds").click()
        self.said("1 new article")
        self.app.wait(lambda: len(self.articles()) == 3, what="three articles")
        self.app.find("button", "Undo").click()
        self.app.wait(lambda: len(self.articles()) == 2, what="two articles again")

        Handler.pages["/feed"] = (500, "text/plain", b"")
        self.app.find("button", "Update All Feeds").click()
        self.app.find("button", "Try Again")
        self.serve((1, "Orders are late"))
        self.app.find("button", "Try Again").click()
        self.app.wait(lambda: not self.app.find_all("button", "Try Again"), what="no error any more")

        self.menu(self.app.find("button", "List Menu"), "Rename Feed…")
        self.said("Rename Feed")
        self.app.key("ctrl+a")
        self.app.type("Lantern")
        self.app.key("Return")
        self.app.find("list", "Places").find("list item", "Lantern")
        self.menu(self.app.find("button", "List Menu"), "Remove Feed")
        self.said("“Lantern” removed; its articles stay")
        self.app.wait(lambda: len(self.articles()) == 2, what="the Inbox")
        self.app.find("button", "Undo").click()
        self.go("Lantern")
        self.app.wait(lambda: len(self.articles()) == 2, what="the feed again")

    def test_no_feed(self):
        Handler.pages["/"] = (200, "text/html", b"<!DOCTYPE html><p>words")
        self.menu(self.app.find("button", "Add"), "Add Feed…")
        self.app.find("dialog", "Add Feed")
        self.app.type(f"http://127.0.0.1:{self.server.server_port}/")
        self.app.key("Return")
        self.said("The Feed Was Not Added")
        self.app.find("button", "Change Address").click()
        self.app.find("dialog", "Add Feed")
        self.app.key("Escape")

    def test_feed_as_an_address(self):
        self.app.key("ctrl+l")
        self.app.find("dialog", "Add Address")
        self.app.type(f"http://127.0.0.1:{self.server.server_port}/feed")
        self.app.key("Return")
        self.app.find("list", "Places").find("list item", "Lantern Weekly")

    def test_revised(self):
        """While it is being read; then with a highlight in it."""
        self.add()
        self.open("Orders are late")
        self.app.wait(lambda: "six weeks" in hands.reader(self.app).text, what="the article")
        self.app.settle()                      # it is read now, which changes the sidebar
        self.serve((1, "Orders are late"), (2, "Cheap models"), words=PARAGRAPH.replace("six", "nine"))
        self.app.find("button", "Update All Feeds").click()
        self.said("No new articles, 2 revised")
        self.app.wait(lambda: "nine weeks" in hands.reader(self.app).text, what="the new text")
        article = next(r["id"] for r in self.rows("list") if r["title"] == "Orders are late")
        self.cli("claim", "add", article, "--quote", "more than nine weeks")
        places = self.app.find("list", "Places")
        self.app.wait(lambda: "1" in [x.name for x in places.find("list item", "Claims").find_all("label")],
                      what="the claim in the sidebar")
        self.app.settle()
        self.serve((1, "Orders are late"), (2, "Cheap models"), words=PARAGRAPH.replace("six", "ten"))
        self.app.find("button", "Update All Feeds").click()
        self.said("No new articles, 1 revised, 1 revised by its feed but kept as you have it")
        self.assertIn("nine weeks", hands.reader(self.app).text)

    def test_full_text(self):
        self.add()
        page = f"<!DOCTYPE html><title>x</title><article>{WHOLE}</article>"
        Handler.pages["/pages/1"] = (200, "text/html", page.encode())
        self.open("Orders are late")
        self.menu(self.app.find("button", "Article Menu"), "Fetch Full Text")
        self.said("The full text is here")
        self.app.wait(lambda: "Paragraph 8" in hands.reader(self.app).text, what="the whole text")


if __name__ == "__main__":
    sys.exit(main())
