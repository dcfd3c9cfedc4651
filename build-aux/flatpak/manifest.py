#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest as it is built, printed.

  manifest.py --local [--without gumbo,md4c]    of this folder as it is, for trying it; modules that the
                                                runtime has already can be left out
  manifest.py --tag v0.1.0 --commit HASH        of a release, for the catalogues
"""
import argparse
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("--local", action="store_true")
    p.add_argument("--without", default="")
    p.add_argument("--tag")
    p.add_argument("--commit")
    a = p.parse_args()
    with open(os.path.join(HERE, "io.github.throughline.Throughline.json"), encoding="utf-8") as f:
        m = json.load(f)
    without = a.without.split(",")
    m["modules"] = [x for x in m["modules"] if x["name"] not in without]
    source = m["modules"][-1]["sources"]
    if a.local:
        top = os.path.dirname(os.path.dirname(HERE))
        skip = [n for n in os.listdir(top) if n.startswith(("_build", "build", ".git", ".flatpak")) and n != "build-aux"]
        source[:] = [{"type": "dir", "path": top, "skip": skip}]
    elif a.tag and a.commit:
        source[0].update(tag=a.tag, commit=a.commit)
    else:
        p.error("--local, or --tag and --commit")
    print(json.dumps(m, indent=2))


if __name__ == "__main__":
    main()
