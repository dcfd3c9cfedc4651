#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window over a large library beside one over an empty one: start, memory, lists, jumps, search, undo.

Run by hand under tests/ui/ui-session with the environment of the window suites (tests/ui/meson.build):
bench_window.py FILE, a library that bench-list made; it is copied. One JSON line a case. A stall is a turn of the main
loop, drawing apart; nothing asks the window anything meanwhile."""
import json
import os
import re
import shutil
import sqlite3
import statistics
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ui"))
import case  # noqa: E402
import ui  # noqa: E402

FILE = sys.argv[1]
ROUNDS = 3
LONGEST = 120          # seconds for a list
HERE = "trashed_at IS NULL"
_ = case._


def say(name, **more):
    print("#", json.dumps({"bench": "window", "case": name, **more}), flush=True)


class Bench(case.Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.empty = self.starts()
        self.stop()
        for end in ("", "-wal", "-shm"):
            if os.path.exists(self.library + end):
                os.remove(self.library + end)
        shutil.copy(FILE, self.library)
        self.start()

    def memory(self, what="VmRSS"):
        with open(f"/proc/{self.app.pid}/status") as f:
            return next(int(line.split()[1]) / 1024 for line in f if line.startswith(what))

    def starts(self):
        times = []
        for _round in range(ROUNDS):
            self.start()
            times.append(self.app.first_frame_ms())
        return times

    def count(self, condition):
        """How many articles the list is going to have."""
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            return db.execute(f"SELECT count(*) FROM article WHERE {condition}").fetchone()[0]

    def timed(self, name, act, quiet=0.6, count=None, **more):
        """Milliseconds from act until the last frame that differs, and what the main loop did meanwhile. count: so many
        articles the list has then; a busy machine is quiet before it has answered. The sidebar has numbers without a word."""
        since = time.monotonic_ns()
        act()
        self.app.settle(quiet=quiet, timeout=30)
        words = count is not None and re.compile("^" + r"\W?".join(str(count)) + r" ?[^\d+]+$")
        while words and not self.app.find("label", words, timeout=0):
            self.app.settle(quiet=quiet, timeout=30)
            if time.monotonic_ns() - since > LONGEST * 1e9:
                raise ui.Timeout(f"{name}: no list of {count} within {LONGEST} s")
        took = (time.monotonic_ns() - since) / 1e6 - quiet * 1000
        all_of_it, stalls = self.app.stalls(since)
        say(name, settled_ms=round(took), longest_stall_ms=round(max(stalls, default=0), 1),
            with_drawing_ms=round(max(all_of_it, default=0), 1), over_16_ms=sum(s > 16 for s in stalls),
            rss_mb=round(self.memory()), **more)

    def test_window(self):
        full = self.starts()
        say("start", first_frame_ms=[round(t) for t in full], empty_ms=[round(t) for t in self.empty],
            ratio=round(statistics.median(full) / statistics.median(self.empty), 2), rss_mb=round(self.memory()))
        rows = self.app.find("list", _("Places"))
        places = {r.name.split(",")[0].split(" ")[0]: r for r in rows.find_all("list item")}
        print("#", list(places), flush=True)
        conditions = {_("Library"): HERE, _("Inbox"): HERE + " AND archived = 0", _("Trash"): "trashed_at IS NOT NULL"}
        for place in (_("Library"), _("Inbox"), _("Trash"), _("Library")):
            row = next(r for n, r in places.items() if n.startswith(place[:4]))
            self.timed("list " + place, row.click, count=self.count(conditions[place]))
        self.app.find("list", _("Articles")).find("list item").click()
        self.app.settle()
        for key in ("End", "Home", "Page_Down", "End"):
            self.timed("key " + key, lambda: self.app.key(key))
        x, y, width, height = self.app.place(self.app.windows[0])
        ui.mouse(x + 400, y + 400)
        self.timed("scroll", lambda: [self.app.find("list", _("Articles")).scroll(5) for _i in range(5)])
        self.timed("select all", lambda: self.app.key("ctrl+a"))
        self.timed("unselect", lambda: self.app.key("Escape"))
        self.timed("star", lambda: self.app.key("s"))
        self.timed("undo", lambda: self.app.key("ctrl+z"))
        button = self.app.find("button", _("List Menu"))
        self.menu(button, _("_Group By").replace("_", ""))
        self.timed("headings of days", self.app.find("menu item", "Day").click)
        for key in ("Home", "End"):
            self.timed("with headings, key " + key, lambda: self.app.key(key))
        self.app.key("ctrl+f")
        found = {"is:unread": self.count(HERE + " AND unread"), "is:starred": self.count(HERE + " AND starred"),
                 "算力推理": int(self.cli("search", "算力推理", "--count").rstrip("+\n")), "site:17": None}
        for text, count in found.items():
            self.app.key("ctrl+a")
            self.timed("search " + text, lambda: self.app.type(text), count=count)
        self.timed("search left", lambda: self.app.key("Escape"))
        say("memory", rss_mb=round(self.memory()), peak_mb=round(self.memory("VmHWM")))


if __name__ == "__main__":
    sys.exit(case.main())
