#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is left open in the code: what is to be done is an issue, what is dead is deleted."""
import re
import lint

WORDS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|^\s*#\s*if 0\b", re.M)
ENDS = (".c", ".h", ".py", ".sh", ".ui", ".css", ".sql", ".xml", ".in", ".md", ".build", ".yml", ".json")


def problems(root):
    for path in lint.files(root, *ENDS):
        text = lint.read(root, path)
        for m in WORDS.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, m.start()) + 1}: {m[0].strip()}"


if __name__ == "__main__":
    lint.main(problems)
