#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says its licence, C files in their first line, and for what it is."""
import re
import lint

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def problems(root):
    for path in lint.files(root, ".c", ".h"):
        if not lint.read(root, path).startswith(f"/* {LICENCE} */\n"):
            yield f"{path}:1: the first line must be /* {LICENCE} */"
        elif not re.match(r"[^\n]*\n\s*/\*", lint.read(root, path)):
            yield f"{path}:2: a paragraph must say what the file is for and what not"
    for path in lint.files(root):
        text = lint.read(root, path)
        if (path.endswith((".py", ".sh", ".sql", ".css", ".ui")) or text.startswith("#!")) and \
                LICENCE not in "\n".join(text.split("\n", 5)[:5]):
            yield f"{path}:1: no {LICENCE}"


if __name__ == "__main__":
    lint.main(problems)
