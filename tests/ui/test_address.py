#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles come by their address; what does not come is kept, tried again, filled by paste, given back by Undo."""
import http.server
import os
import struct
import sys
import threading
import urllib.parse
import zlib

import hands
from case import Case, _, main
from clipboard import Copied

PAGE = """<!DOCTYPE html><html><head><title>Sockets are sold out</title></head><body><nav>Home Markets</nav>
<article><h1>Sockets are sold out</h1><p>The last sockets of the quarter went to two buyers, a wholesaler said on
Monday, and the next shipment is promised for the end of May.</p><p>Nobody else will get one before the summer,
he added, and prices for used parts have doubled since the new year.</p></article><footer>Imprint</footer></body></html>"""
TEXT = "Sockets, by hand\n\nA wholesaler said that the last sockets went to two buyers.\n"


def png(width, height):
    """A blue picture."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x20\x60\xd0" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Address(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.pages = {}
        self.held = threading.Event()              # what /slow waits for
        self.addCleanup(self.held.set)
        case = self

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                path = urllib.parse.urlsplit(self.path).path         # a proxy is asked for a whole address
                page = case.pages.get(path)
                if path == "/slow" and page:
                    case.held.wait(60)
                    return
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "image/png" if path.endswith(".png") else "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page if isinstance(page, bytes) else (page or "nothing").encode())

            def log_message(self, *_args):
                pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}"

    def keep(self):
        """An address whose page is not there, by paste."""
        with Copied(self.address + "/sockets"):
            self.app.key("ctrl+v")
            self.wait_articles(["127.0.0.1/sockets"])
        self.app.find("button", _("_Try Again"))
        self.said(_("There is no page at this address. Check the address."))

    def test_pictures(self):
        """Fetched when asked for, shown in the width of the column, described in words, gone with Undo."""
        self.pages["/wide.png"] = png(1600, 400)
        self.pages["/sockets"] = PAGE.replace("</h1>", "</h1><p><img src=/wide.png alt='A wall of sockets'></p>")
        self.stop()
        self.cli("import", "--images", self.address + "/sockets")
        self.start()
        text = self.open("Sockets are sold out")
        self.app.wait(lambda: "\nA wall of sockets\n" in text.text, what="the picture and its description")
        for width in (1180, 760, 360):
            self.app.resize(width, 640)
            self.app.settle()
            self.picture(f"picture-{width}")
        self.app.resize(1180, 760)
        self.app.key("ctrl+z")
        self.app.wait(lambda: "A wall" not in hands.reader(self.app).text, what="the text without its picture")
        self.menu(self.app.find("button", _("Article Menu")), _("Load _Pictures"))
        self.said(_("Addresses inside a private network are not fetched. Open it in your browser and paste the text."))

    def test_load_pictures(self):
        """The one way anything is fetched for an article that is here; the site is beyond a proxy, as none is near."""
        self.pages["/wide.png"] = png(1600, 400)
        self.pages["/sockets"] = PAGE.replace("</h1>", "</h1><p><img src=/wide.png alt='A wall of sockets'></p>"
                                              "<p><img src=/gone.png></p>")
        self.stop()
        for name, value in {"http_proxy": self.address, "GIO_USE_PROXY_RESOLVER": "libproxy",
                            "PX_FORCE_CONFIG": "config-env"}.items():
            self.addCleanup(os.environ.pop, name)
            os.environ[name] = value
        self.cli("import", "http://sockets.invalid/sockets")
        self.start()
        self.assertNotIn("A wall", self.open("Sockets are sold out").text)
        self.menu(self.app.find("button", _("Article Menu")), _("Load _Pictures"))
        self.said("1 picture, 1 did not come")
        self.app.wait(lambda: "\nA wall of sockets\n" in hands.reader(self.app).text, what="the picture's description")
        self.app.key("ctrl+z")
        self.app.wait(lambda: "A wall" not in hands.reader(self.app).text, what="the text without its picture")

    def test_page(self):
        self.pages["/sockets"] = PAGE
        with Copied(self.address + "/sockets"):
            self.app.key("ctrl+v")
            self.wait_articles(["Sockets are sold out"])
        hands.reader(self.app, "Sockets are sold out")

    def test_retry(self):
        self.keep()
        self.picture("stub")
        self.app.find("button", _("_Try Again")).click()               # still not there
        self.app.wait(lambda: len(self.app.find_all("label", _("There is no page at this address. Check the address.")))
                      > 1, what="the sentence in a toast as well")
        self.pages["/sockets"] = PAGE
        self.app.find("button", _("_Try Again")).click()
        self.wait_articles(["Sockets are sold out"])
        self.assertIn("wholesaler", hands.reader(self.app, "Sockets are sold out").text)
        self.assertEqual(len(self.rows("list")), 1)
        self.app.key("ctrl+z")
        self.wait_articles(["127.0.0.1/sockets"])
        self.app.find("button", _("_Try Again"))
        self.app.key("ctrl+z")
        self.app.wait(lambda: not self.articles(), what="an empty list")

    def test_retry_all(self):
        """Those of the list at hand, as one import with one report and one Undo."""
        for path in ("/sockets", "/racks", "/gone"):
            self.cli("import", self.address + path, status=1)
        self.pages["/racks"] = """<!DOCTYPE html><title>Racks are late</title><article><h1>Racks are late</h1><p>A maker of
            cabinets has put off every delivery by half a year, its board said in a letter to those who lent it money.</p>
            <p>Whoever ordered in spring will wait for winter; the hall that was to be built has no roof yet.</p></article>"""
        self.pages["/sockets"] = PAGE
        kept = ["127.0.0.1/gone", "127.0.0.1/racks", "127.0.0.1/sockets"]
        self.app.wait(lambda: sorted(self.articles()) == kept, what="the kept addresses")
        self.app.key("ctrl+f")
        self.app.type("is:stub")
        self.said(_("Only their addresses are here"))
        self.picture("retry-all")
        self.app.find("button", _("_Retry All")).click()
        self.said("2 new articles, 1 not imported")
        self.app.find("dialog", _("Import"))
        self.picture("retry-all-report")
        self.app.key("Escape")
        self.app.wait(lambda: self.articles() == ["127.0.0.1/gone"], what="what is not there still")
        self.app.key("Escape")
        titles = ["127.0.0.1/gone", "Racks are late", "Sockets are sold out"]
        self.app.wait(lambda: sorted(self.articles()) == titles, what="the pages")
        self.app.key("ctrl+z")
        self.app.wait(lambda: sorted(self.articles()) == kept, what="the kept addresses again")
        self.app.settle()
        self.menu(self.app.find("button", _("List Menu")), _("_Fetch Missing Pages"))
        self.app.find("dialog", _("Import"))
        self.app.key("Escape")
        self.app.wait(lambda: sorted(self.articles()) == titles, what="the pages again")
        self.offered(True)
        self.go(_("Trash"))
        self.app.settle()
        self.app.find("button", _("List Menu")).click()
        self.app.find("menu item", _("Select _All"))
        self.assertFalse(self.app.find_all("menu item", _("_Fetch Missing Pages")))
        self.app.key("Escape")

    def offered(self, yes):
        """The menu of the list offers to fetch pages."""
        def looked():
            self.app.find("button", _("List Menu")).click()
            self.app.find("menu item", _("Select _All"))
            found = bool(self.app.find_all("menu item", _("_Fetch Missing Pages")))
            self.app.key("Escape")
            return found == yes
        self.app.wait(looked, what=f"fetching pages {'' if yes else 'not '}offered")

    def test_nothing_missing(self):
        """Fetching is offered only where the page of an article is not there."""
        self.cli("import", self.write("here.txt", "A text\nthat is all here.\n"))
        self.wait_articles(["A text"])
        self.offered(False)
        self.cli("import", self.address + "/sockets", status=1)
        self.app.wait(lambda: len(self.articles()) == 2, what="the kept address")
        self.offered(True)
        self.app.key("ctrl+f")
        self.app.type("here")
        self.wait_articles(["A text"])
        self.offered(False)

    def test_retry_all_cancelled(self):
        """What came before is kept."""
        for path in ("/sockets", "/slow"):
            self.cli("import", self.address + path, status=1)
        self.pages["/sockets"] = self.pages["/slow"] = PAGE
        self.app.wait(lambda: len(self.articles()) == 2, what="the kept addresses")
        self.app.settle()
        self.menu(self.app.find("button", _("List Menu")), _("_Fetch Missing Pages"))
        self.app.find("label", _("Fetching pages, %u of %u") % (1, 2))
        self.picture("retry-all-progress")
        self.app.find("button", _("Cancel")).click()
        self.app.wait(lambda: sorted(self.articles()) == ["127.0.0.1/slow", "Sockets are sold out"], what="one page")
        self.app.key("ctrl+z")
        self.app.wait(lambda: sorted(self.articles()) == ["127.0.0.1/slow", "127.0.0.1/sockets"], what="addresses again")

    def test_paste_text(self):
        self.keep()
        with Copied(self.address + "/sockets"):
            self.app.find("button", _("_Paste Text")).click()
            self.said(_("That is an address. Copy the text of the page first."))
        with Copied(TEXT):
            self.app.find("button", _("_Paste Text")).click()
            self.wait_articles(["Sockets, by hand"])
        hands.reader(self.app, "Sockets, by hand")
        (row,) = self.rows("list")
        (shown,) = self.rows("show", row["id"])
        self.assertEqual(shown["url"], self.address + "/sockets")

    def test_from_browser(self):
        self.pages["/sockets"] = PAGE
        url = self.address.replace(":", "%3A").replace("/", "%2F") + "%2Fsockets"
        self.start(f"throughline:save?url={url}&title=Sockets%2C%20said%20the%20tab&selection=before%20the%20summer")
        self.wait_articles(["Sockets, said the tab"])
        self.said(_("Only its address is here. Nothing has been fetched yet."))
        self.said("before the summer")
        self.picture("stub-from-browser")
        self.app.find("button", _("_Fetch Page")).click()              # nobody typed it, and it is inside
        self.app.find("button", _("_Try Again"))
        self.said(_("Addresses inside a private network are not fetched. Open it in your browser and paste the text."))
        self.start("throughline:save?url=file%3A%2F%2F%2Fetc%2Fpasswd")
        self.said(_("This is not the address of a web page. It should begin with https://."))
        self.assertEqual(len(self.rows("list")), 1)


if __name__ == "__main__":
    sys.exit(main())
