#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import costs the window: N made-up texts dropped as a folder, one long text pasted. One JSON line a case.

Run by hand under tests/ui/ui-session with the environment of the window suites (tests/ui/meson.build):
bench_import.py [N]. A stall is a turn of the main loop, drawing apart; nothing asks the window anything meanwhile. Busy is what of a turn
the processor worked on it, so that figures of a machine that does other things, too, can be compared."""
import json
import os
import random
import sqlite3
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ui"))
import case  # noqa: E402
from clipboard import Dragged  # noqa: E402

FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 500
ZH = "算力需求从训练转向推理服务器订单延后市场预计明年芯片产能增加电力仍是瓶颈基金份额上升机构认为"
EN = "compute demand moves from training to inference while orders of servers are late and power stays short".split()


def text(seed, characters):
    r = random.Random(seed)
    paragraphs, size = [f"Report {seed} on {r.choice(EN)} and {r.choice(EN)}"], 0
    while size < characters:
        if seed % 2:
            p = "".join(r.choice(ZH) for _ in range(180)) + "。515050表现居前。"
        else:
            p = " ".join(r.choice(EN) for _ in range(90)) + "."
        paragraphs.append(p)
        size += len(p)
    return "\n\n".join(paragraphs)


class Bench(case.Case):
    sample = False

    def count(self):
        with sqlite3.connect(f"file:{self.library}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM article").fetchone()[0]

    def until(self, n):
        while self.count() < n:
            time.sleep(0.05)

    def report(self, name, since, **more):
        done = time.monotonic_ns()
        time.sleep(1.5)                                # what is shown of it afterwards counts, too
        all_of_it, stalls = self.app.stalls(since)
        busy = self.app.busy(since)
        print("#", json.dumps({"bench": "import", "case": name, "seconds": round((done - since) / 1e9, 2),
                               "longest_stall_ms": round(max(stalls, default=0), 1),
                               "with_drawing_ms": round(max(all_of_it, default=0), 1),
                               "over_16_ms": sum(s > 16 for s in stalls), "over_50_ms": sum(s > 50 for s in stalls),
                               "longest_busy_ms": round(max(busy, default=0), 1),
                               "busy_over_16_ms": sum(b > 16 for b in busy), **more}), flush=True)

    def test_folder(self):
        for i in range(FILES):
            self.write(f"folder/{i:04}.txt", text(i, 3000))
        x, y, width, height = self.app.place(self.app.windows[0])
        with Dragged({"text/uri-list": f"file://{self.dir}/folder\r\n"}) as drag:
            since = time.monotonic_ns()
            drag.drop(x + width // 2, y + height // 2)
        self.until(FILES)
        self.report("folder", since, files=FILES)

    def test_long_beside(self):
        """Not opened, since it does not come alone: what the import itself costs, the reader apart."""
        self.write("folder/long.txt", text(2, 5_000_000))
        self.write("folder/short.txt", text(1, 3000))
        x, y, width, height = self.app.place(self.app.windows[0])
        with Dragged({"text/uri-list": f"file://{self.dir}/folder\r\n"}) as drag:
            since = time.monotonic_ns()
            drag.drop(x + width // 2, y + height // 2)
        self.until(2)
        self.report("long text beside another", since, files=2)

    def test_long(self):
        whole = text(2, 5_000_000)
        self.write("long.txt", whole)
        x, y, width, height = self.app.place(self.app.windows[0])
        with Dragged({"text/uri-list": f"file://{self.dir}/long.txt\r\n"}) as drag:
            since = time.monotonic_ns()
            drag.drop(x + width // 2, y + height // 2)
        self.until(1)
        self.report("long text", since, bytes=len(whole.encode()))


if __name__ == "__main__":
    sys.exit(case.main())
