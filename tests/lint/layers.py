#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders are layers: each #include must go the way the table allows, and a library only be used
where it belongs. A program built without the application must not load GTK (--binary FILE)."""
import os
import re
import sys
import lint

# a layer may use itself and these
LAYERS = {
    "base": {},
    "pdf": {},  # a program of its own; its header says how it answers
    "article": {"base", "pdf"},
    "market": {"base"},
    "store": {"base", "article", "market"},
    "export": {"base", "article", "market", "store"},
    "net": {"base", "article", "market"},
    "cli": {"base", "article", "market", "store", "export", "net"},
    "app": {"base", "article", "market", "store", "export", "net"},
}
# libraries, by how their headers are named, and the folders of src that may use them
LIBRARIES = [
    (r"(glib|gio|gobject|gmodule)[/.-]|glib(-object|-unix)?\.h|gio(unix)?\.h", ("",)),
    (r"sqlite3", ("store/db",)),
    (r"libsoup/", ("net",)),
    (r"(gtk|gdk|gsk|graphene|epoxy)[/.-]|adwaita\.h", ("app",)),
    (r"pango/|cairo", ("export", "app", "pdf")),
    (r"poppler", ("pdf",)),
    (r"gumbo\.h|md4c", ("article",)),
    (r"json-glib/", ("",)),
]
C_LIBRARY = re.compile(r"(assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale|math|setjmp|signal|"
                       r"stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|tgmath|time|uchar|"
                       r"wchar|wctype|dirent|fcntl|ftw|fnmatch|glob|grp|iconv|langinfo|libintl|malloc|netdb|poll|pthread|"
                       r"pwd|sched|spawn|sysexits|termios|unistd|utime|(arpa|net|netinet|sys|linux)/\w+)\.h$")
# in the application a folder is a place of the window; these two serve all of them
SHARED = {"widgets": {"widgets"}, "chart": {"widgets", "chart"}}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def folder_of(path):
    """src/app/reader/x.c -> ("app", "reader"); tests/app/x.c -> ("app", "")."""
    parts = path.split("/")[1:-1]
    return (parts[0] if parts else ""), (parts[1] if len(parts) > 1 else "")


def outside(path, header, layer):
    """Is this library's header allowed here?"""
    test = path.startswith("tests/")
    for pattern, places in LIBRARIES:
        if re.match(pattern, header):
            here = path.split("/", 1)[1]
            fine = any(not p or here.startswith(p + "/") or (test and layer == p.split("/")[0]) for p in places)
            return None if fine or (test and layer in ("ui", "support", "bench", "fuzz")) else f"<{header}> belongs to {' and '.join(places)} only"
    if C_LIBRARY.match(header):
        return None
    return f"<{header}> is of no library in the table of tests/lint/layers.py and CONTRIBUTING.md"


def inside(path, header, homes):
    """Is this header of ours allowed here?"""
    layer, feature = folder_of(path)
    test = path.startswith("tests/")
    if header == "config.h" or header.endswith("-resources.h") or (test and header not in homes):  # made by the build
        return None
    home = homes.get(os.path.basename(header))
    if not home:
        return f'"{header}" is nowhere under src'
    if "/" in header:
        return f'"{header}": headers are included by their bare name'
    to, to_feature = folder_of(home)
    if test and layer not in LAYERS:
        return None
    if to != layer and to not in LAYERS.get(layer, ()):
        return f"{layer} may not use {to} ({header})"
    if layer == to == "app" and not test and feature != to_feature and to_feature:
        if feature and to_feature not in SHARED.get(feature, SHARED):
            return f"app/{feature} may not use app/{to_feature} ({header})"
    if layer == to == "app" and feature and header == "tln-window.h":
        return "only the window knows the pages, not they the window"
    return None


def problems(root):
    sources = lint.files(root, ".c", ".h", under="src")
    homes = {}
    for path in sources:
        name = os.path.basename(path)
        if not name.startswith("tln-") and name != "main.c":
            yield f"{path}:1: the names of our files start with tln-"
        if name in homes and name != "main.c":
            yield f"{path}:1: there is {homes[name]} already, names are unique"
        homes[name] = path
        if path.split("/")[1] not in LAYERS:
            yield f"{path}:1: src/{path.split('/')[1]} is no layer"
    for path in sources + [p for p in lint.files(root, ".c", ".h", under="tests") if not p.startswith("tests/ui/")]:
        text = lint.read(root, path)
        for m in INCLUDE.finditer(text):
            wrong = outside(path, m[2], folder_of(path)[0]) if m[1] == "<" else inside(path, m[2], homes)
            if wrong:
                yield f"{path}:{text.count(chr(10), 0, m.start()) + 1}: {wrong}"


def binary_problems(path):
    status, libraries = lint.run(lint.tool("ldd"), path)
    if status:
        yield f"{path}: {libraries}"
    for line in libraries.splitlines():
        if re.match(r"\s*lib(gtk-|adwaita|gdk-?\d)", line):
            yield f"{path}: built without the application, it loads {line.split()[0]}"


if __name__ == "__main__":
    if "--binary" in sys.argv:
        programs = sys.argv[sys.argv.index("--binary") + 1:]
        sys.argv[1:] = []
        lint.main(lambda root: [p for b in programs for p in binary_problems(b)])
    else:
        lint.main(problems)
