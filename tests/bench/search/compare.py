#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the JSON lines of bench-search and bench-xapian, of one run, beside the goals.

Usage: compare.py FILE...; a line of JSON for each goal that the lines say something about.
"""
import json
import sys

# What, field of ours, peer and its field (None: the figure itself), at most (least: at least).
GOALS = [
    ("recall", ("against a scan", "recall"), None, 1.0, "least"),
    ("precision", ("against a scan", "precision"), None, 0.9999, "least"),
    ("index size", ("build", "bytes"), ("trigram", "build", "bytes"), 0.25, "most"),
    ("index size", ("build", "bytes"), ("xapian", "build", "bytes"), 0.12, "most"),
    ("build CPU", ("build", "cpu_ms"), ("trigram", "build", "cpu_ms"), 0.6, "most"),
    ("build CPU", ("build", "cpu_ms"), ("xapian", "build", "cpu_ms"), 0.2, "most"),
    ("newest 50, p99", ("newest 50", "p99"), ("trigram+LIKE", "newest 50", "p99"), 0.2, "most"),
    ("count, p90", ("count all", "p90"), ("trigram+LIKE", "count all", "p90"), 0.05, "most"),
    ("best 50, p99 ms", ("best 50", "p99"), None, 50, "most"),
    ("newest 50, p99 ms", ("newest 50", "p99"), None, 20, "most"),
    ("save and index one, ms", ("save and index one", "mean"), None, 2, "most"),
]


def read(paths):
    lines = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if "engine" in row:
                    lines[row["engine"], row["op"]] = row
    return lines


def main(paths):
    lines = read(paths)
    met = True
    for what, (op, field), peer, goal, side in GOALS:
        ours = lines.get(("tln", op))
        theirs = lines.get(peer[:2]) if peer else None
        if ours is None or (peer and theirs is None):
            continue
        value = ours[field] / theirs[peer[2]] if peer else ours[field]
        good = value <= goal if side == "most" else value >= goal
        met = met and good
        print(json.dumps({"goal": what, "beside": peer[0] if peer else None, "asked": goal,
                          "seen": round(value, 6), "met": good}))
    return 0 if met else 1


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
