#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opening a long article costs the window: 500 kB of Chinese, 780 kB of English, and the first with 10,000 claims.

Run by hand under tests/ui/ui-session with the environment of the window suites (tests/ui/meson.build). One JSON line a
case: how long after the click there are words to read, what the main loop did until all was there, and what going from
that article to another did. A stall is a turn of the main loop, drawing apart; nothing asks the window anything
meanwhile."""
import json
import os
import random
import sqlite3
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "ui"))
import case  # noqa: E402
import ui  # noqa: E402

ZH = "算力需求从训练转向推理服务器订单延后市场预计明年芯片产能增加电力仍是瓶颈基金份额上升机构认为"
EN = "compute demand moves from training to inference while orders of servers are late and power stays short".split()
SHORT = "A short one"
CLAIMS = 10_000


def sentence(r, zh):
    if zh:
        return "".join(r.choice(ZH) for _ in range(r.randint(20, 50))) + r.choice(
            ["，同比增长34.5%。", "，预计到2027年达到3000亿元。", "。", "，见[报告](https://example.com/r)。", "，**不再**如此。"])
    return " ".join(r.choice(EN) for _ in range(r.randint(8, 25))) + r.choice(
        [", up 34.5% on the year. ", ", reaching $3 billion by 2027. ", ". ", ", says [the report](https://example.com/r). "])


def article(title, size, zh):
    r = random.Random(size)
    parts, have = [f"# {title}"], 0
    while have < size:
        kind = r.random()
        if kind < 0.06:
            p = "## " + (r.choice(ZH) * 3 if zh else r.choice(EN))
        elif kind < 0.12:
            p = "\n".join("- " + sentence(r, zh) for _ in range(4))
        elif kind < 0.15:
            p = "> " + sentence(r, zh)
        elif kind < 0.17:
            p = "| a | b |\n|---|---|\n" + "\n".join(f"| {r.choice(EN)} | {r.random():.3f} |" for _ in range(5))
        else:
            p = "".join(sentence(r, zh) for _ in range(r.randint(2, 6)))
        parts.append(p)
        have += len(p.encode())
    return "\n\n".join(parts)


class Bench(case.Case):
    sample = False

    def open_row(self, title):
        return self.app.find("list", case._("Articles")).find("list item", title)

    def readable(self, since, place, most=8):
        """Milliseconds until there is text in a part of the screen that was blank."""
        s = ui.screen()
        x, y, width, height = place

        def pixels():
            return {bytes(s.m[o + 4 * i:o + 4 * i + 3]) for row in range(y, y + height, 3)
                    for o in [s.off + row * s.stride + 4 * x] for i in range(0, width, 3)}
        while time.monotonic_ns() - since < most * 1e9:
            if len(pixels()) > 4:
                return round((time.monotonic_ns() - since) / 1e6)
            time.sleep(0.004)
        return None

    def open_and_say(self, name, title, **more):
        self.app.find("list", case._("Articles")).find("list item", SHORT).click()
        self.app.settle(quiet=1)
        x, y, width, height = self.app.place(self.app.windows[0])
        place = (x + width - 300, y + height - 200, 200, 100)
        row = self.open_row(title).centre()
        ui.mouse(*row)
        time.sleep(0.3)
        since = time.monotonic_ns()
        ui.run("xdotool", "click", "1")
        shown = self.readable(since, place)
        self.app.settle(quiet=2, timeout=60)
        time.sleep(4)                                  # what is found in it afterwards counts, too
        all_of_it, stalls = self.app.stalls(since)
        left = time.monotonic_ns()
        ui.mouse(*self.open_row(SHORT).centre())
        ui.run("xdotool", "click", "1")
        time.sleep(2)
        _all, leaving = self.app.stalls(left)
        print("#", json.dumps({"bench": "reader", "case": name, "readable_ms": shown,
                               "longest_stall_ms": round(max(stalls, default=0), 1),
                               "with_drawing_ms": round(max(all_of_it, default=0), 1),
                               "over_16_ms": sum(s > 16 for s in stalls), "over_50_ms": sum(s > 50 for s in stalls),
                               "leaving_ms": round(max(leaving, default=0), 1), **more}), flush=True)

    def prepare(self, title, size, zh):
        text = article(title, size, zh)
        self.stop()
        self.cli("import", self.write("short.md", f"# {SHORT}\n\nTwo words.\n"))
        self.cli("import", self.write("long.md", text))
        return len(text.encode())

    def test_chinese(self):
        size = self.prepare("Long Chinese", 500_000, True)
        self.start()
        self.open_and_say("500 kB Chinese", "Long Chinese", bytes=size)

    def test_english(self):
        size = self.prepare("Long English", 780_000, False)
        self.start()
        self.open_and_say("780 kB English", "Long English", bytes=size)

    def test_claims(self):
        self.prepare("Many claims", 500_000, True)
        with sqlite3.connect(self.library) as db:
            db.create_function("tln_act", 0, lambda: None)         # nothing of it is to be undone
            article_id, sha, length = db.execute(
                "SELECT id, text_sha256, length FROM article WHERE title = 'Many claims'").fetchone()
            step = length // CLAIMS
            for i in range(CLAIMS):
                db.execute("INSERT INTO claim (id, article_id, exact, prefix, suffix, start, end, text_sha256, note,"
                           " created_at) VALUES (?, ?, 'words', '', '', ?, ?, ?, ?, 0)",
                           (i + 1, article_id, i * step, i * step + step // 2, sha, "noted" if i % 7 == 0 else ""))
                if i % 2:
                    db.execute("INSERT INTO evidence (id, claim_id, stance, day, created_at) VALUES (?, ?, ?, 0, 0)",
                               (i + 1, i + 1, ("for", "against", "neutral")[i % 3]))
        self.start()
        self.open_and_say("10,000 claims", "Many claims", claims=CLAIMS)


if __name__ == "__main__":
    sys.exit(case.main())
