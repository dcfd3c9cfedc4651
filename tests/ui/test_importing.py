#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles come in by paste, by drop and by file; what does not come in says why; Undo survives a restart."""
import http.server
import os
import sys
import threading

from case import Case, _, main
from clipboard import Copied, Dragged

PASTED = """Rack makers move to liquid cooling

A plant manager said that every second order now asks for liquid cooling.
Training compute waits for power; inference compute waits for racks.
"""
PAGE = """<!DOCTYPE html><html><head><title>Sockets are sold out</title></head><body><nav>Home Markets</nav>
<article><h1>Sockets are sold out</h1><p>The last sockets of the quarter went to two buyers, a wholesaler said on Monday,
and the next shipment is promised for the end of May.</p><p>Nobody else will get one before the summer, he added, and
prices for used parts have doubled since the new year.</p></article><footer>Imprint</footer></body></html>"""
NOTE = "# Fans are back\n\nAir cooling is not dead: three of four small sites keep their fans.\n"


class Importing(Case):
    sample = False

    def paste(self, text):
        with Copied(text):
            self.app.key("ctrl+v")
            yield

    def test_paste_undo_restart(self):
        title = "Rack makers move to liquid cooling"
        for _pasted in self.paste(PASTED):
            self.wait_articles([title])
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.articles(), what="an empty list")
        self.app.key("ctrl+shift+z")
        self.wait_articles([title])
        self.start()
        self.wait_articles([title])
        self.app.key("ctrl+z")                 # what was done before the restart can still be undone
        self.app.wait(lambda: not self.articles(), what="an empty list")

    def drop(self, data):
        """Let something go in the middle of the window."""
        x, y, width, height = self.app.place(self.app.windows[0])
        with Dragged(data) as drag:
            return drag.drop(x + width // 2, y + height // 2)

    def test_paste_markup(self):
        """What a browser copies has two flavours; the one with the headings in it wins."""
        with Copied("Racks move\nThe first rack has moved.", "<h1>Racks move</h1><p>The <b>first</b> rack has moved.</p>"
                    "<ul><li>Two more follow in May</li></ul>"):
            self.app.key("ctrl+v")
            self.wait_articles(["Racks move"])
        article, = self.rows("show", self.rows("list")[0]["id"])
        self.assertEqual(article["kind"], "html")
        self.assertEqual(article["text"].split("\n")[-2:], ["The first rack has moved.", "Two more follow in May"])

    def test_drop(self):
        folder = os.path.dirname(self.write("notes/fans.md", NOTE))
        self.write("notes/deep/sockets.html", PAGE)
        self.assertTrue(self.drop({"text/uri-list": "file://" + folder + "\r\n"}))
        self.wait_articles(["Fans are back", "Sockets are sold out"])
        self.app.key("ctrl+z")                 # one drop is one act
        self.app.wait(lambda: not self.articles(), what="an empty list")
        self.assertTrue(self.drop({"text/plain;charset=utf-8": PASTED}))
        self.wait_articles(["Rack makers move to liquid cooling"])

    def test_drop_markup(self):
        """What is dragged out of a page has its markup, in the encoding of the browser; an address stays one."""
        words = "Racks move\nThe first rack has moved."
        markup = "<h1>Racks move</h1><p>The <b>first</b> rack has moved.</p><ul><li>Two more follow in May</li></ul>"
        for html in (markup, markup.encode("utf-16-le")):
            self.assertTrue(self.drop({"text/html": html, "text/plain;charset=utf-8": words}))
            self.wait_articles(["Racks move"])
            article, = self.rows("show", self.rows("list")[0]["id"])
            self.assertEqual(article["kind"], "html")
            self.assertEqual(article["text"].split("\n")[-2:], ["The first rack has moved.", "Two more follow in May"])
            self.app.key("ctrl+z")
            self.app.wait(lambda: not self.articles(), what="an empty list")
        self.assertTrue(self.drop({"text/html": markup}))      # without any text
        self.wait_articles(["Racks move"])
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.articles(), what="an empty list")
        address = self.serve() + "/sockets"
        self.assertTrue(self.drop({"text/html": f"<a href='{address}'>{address}</a>", "text/plain;charset=utf-8": address}))
        self.wait_articles(["Sockets are sold out"])
        self.assertFalse(self.drop({"application/x-colour": "red"}))

    def test_exports(self):
        """A table of another tool holds articles, whatever else tables with that ending hold; one drop is one act."""
        table = self.write("pocket.csv", "title,url,time_added,cursor,tags,status\n"
                           "Racks move,https://example.org/racks,1741514400,aWQ6Mg==,chips,unread\n")
        note = self.write("fans.md", NOTE)
        self.app.key("ctrl+o")
        self.app.choose_file(table)
        self.wait_articles(["Racks move"])
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.articles(), what="an empty list")
        self.assertTrue(self.drop({"text/uri-list": f"file://{table}\r\nfile://{note}\r\n"}))
        self.wait_articles(["Fans are back", "Racks move"])
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.articles(), what="an empty list")

    def test_drop_address(self):
        address = self.serve()
        self.assertTrue(self.drop({"text/uri-list": address + "/sockets\r\n",
                                   "text/plain;charset=utf-8": address + "/sockets"}))
        self.wait_articles(["Sockets are sold out"])

    def serve(self):
        """A server of one page, /sockets; returns its address."""
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                found = self.path == "/sockets"
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(PAGE.encode() if found else b"nothing")

            def log_message(self, *_args):
                pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    def test_watched_folder(self):
        """Off until a folder is chosen; then what is put into it comes in, and nobody is taken away from his page."""
        os.mkdir(os.path.join(self.dir, "watched"))
        self.write("watched/old.md", "# Old news\n\nThis was there before.\n")
        self.app.key("ctrl+comma")
        self.app.find("button", _("C_hoose…")).click()
        self.app.choose_file(os.path.join(self.dir, "watched"))
        self.app.wait(lambda: self.app.find("label", os.path.join(self.dir, "watched"), timeout=0), what="its path")
        self.picture("watched")
        self.app.key("Escape")
        self.write("watched/fans.md", NOTE)
        self.wait_articles(["Fans are back"])
        self.said(_("From the watched folder: %s") % "Fans are back")
        self.said(_("No Article Selected"))
        self.assertTrue(os.path.exists(os.path.join(self.dir, "watched", "fans.md")))

    def test_files(self):
        note = self.write("fans.md", NOTE)
        self.app.key("ctrl+o")
        self.app.choose_file(note)
        self.wait_articles(["Fans are back"])
        self.app.key("ctrl+o")
        self.app.choose_file(note)
        self.said("1 already here")
        self.assertEqual(self.articles(), ["Fans are back"])
        picture = self.write("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(400))
        self.app.key("ctrl+o")
        self.app.choose_file(picture)
        self.app.wait(lambda: any("text" in n.name and n.role == "label" and n.name.endswith(".")
                                  for n in self.app.find_all("label")), what="a sentence about the refused file")
        self.assertEqual(len(self.rows("list")), 1)


if __name__ == "__main__":
    sys.exit(main())
