#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in lists every file that has something to translate, and no other."""
import os
import re
import csource
import lint

CALLS = {"_", "N_", "C_", "NC_", "Q_", "ngettext", "gettext", "pgettext", "npgettext", "g_dngettext", "g_dpgettext2"}
MARK = re.compile(r"""translatable=["'](yes|true|1)["']""")
ALWAYS = (".desktop.in", ".metainfo.xml.in")


def translatable(root, path):
    text = lint.read(root, path)
    if path.endswith((".c", ".h")):
        toks, _ = csource.tokens(text)
        return any(a in CALLS and b == "(" for (a, _), (b, _) in zip(toks, toks[1:]))
    if path.endswith(".gschema.xml"):
        return True
    return path.endswith(ALWAYS) or (path.endswith((".ui", ".blp")) and MARK.search(text))


def problems(root):
    listed = [s for s in (line.split("#")[0].strip() for line in lint.read(root, "po/POTFILES.in").splitlines()) if s]
    for path in listed:
        if not os.path.exists(os.path.join(root, path)):
            yield f"po/POTFILES.in: {path} is not there"
        elif not translatable(root, path):
            yield f"po/POTFILES.in: {path} has nothing to translate"
    if listed != sorted(set(listed)):
        yield "po/POTFILES.in: not sorted, or something twice"
    for path in lint.files(root, ".c", ".h", ".ui", under="src") + lint.files(root, ".in", ".xml", under="data"):
        if not translatable(root, path):
            continue
        if path.startswith("src/") and not path.startswith("src/app/"):
            yield f"{path}:1: only the application speaks to people, nothing outside src/app is translated"
        elif path not in listed:
            yield f"{path}:1: has something to translate and is not in po/POTFILES.in"


if __name__ == "__main__":
    lint.main(problems)
