#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format decides; its major version is pinned, as they differ."""
import re
import lint

MAJOR = "19"


def formatter():
    name = lint.tool(f"clang-format-{MAJOR}", "clang-format")
    version = re.search(r"version (\d+)", lint.run(name, "--version")[1])
    if not version or version[1] != MAJOR:
        raise lint.Skip(f"the rules are those of clang-format {MAJOR}, here is {version and version[1]}")
    return name


def problems(root):
    name, sources = formatter(), lint.files(root, ".c", ".h")
    if not sources:
        return
    for line in lint.run(name, "--dry-run", "-Werror", *sources, cwd=root)[1].splitlines():
        place = re.match(r"(\S+:\d+):\d+: error:", line)
        if place:
            yield f"{place[1]}: not as clang-format-{MAJOR} writes it (clang-format-{MAJOR} -i FILE)"


if __name__ == "__main__":
    lint.main(problems)
