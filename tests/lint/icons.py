#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The application names no icon that nobody has: it is in the Adwaita theme, in GTK or libadwaita, or
our own."""
import functools
import glob
import os
import re
import lint

ICON = re.compile(r"""(?:"|icon-name">)([a-z0-9-]+-symbolic)["<]""")
LIBRARIES = ("libgtk-4.so.1", "libadwaita-1.so.0")


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


@functools.cache
def icons_of_the_system():
    names = {stem(f) for theme in ("Adwaita", "hicolor") for _, _, files in os.walk(f"/usr/share/icons/{theme}")
             for f in files}
    libraries = [p for d in ("/usr/lib", "/usr/lib64", *glob.glob("/usr/lib/*-linux-gnu"))
                 for p in (os.path.join(d, n) for n in LIBRARIES) if os.path.exists(p)]
    if "list-add-symbolic" not in names or not libraries:
        raise lint.Skip("the Adwaita icons or GTK are not installed")
    for library in libraries:
        names |= {stem(p) for p in lint.run(lint.tool("gresource"), "list", library)[1].splitlines()}
    return names


def problems(root):
    known = icons_of_the_system() | {stem(p) for p in lint.files(root, ".svg")}
    for path in lint.files(root, ".ui", ".c", under="src/app"):
        text = lint.read(root, path)
        for m in ICON.finditer(text):
            if m[1] not in known:
                yield f"{path}:{text.count(chr(10), 0, m.start()) + 1}: there is no icon {m[1]}"


if __name__ == "__main__":
    lint.main(problems)
