#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts parse, in the shell and the Python they are written for."""
import lint


def problems(root):
    for path in lint.files(root):
        text = lint.read(root, path)
        first = text.split("\n", 1)[0]
        if path.endswith(".sh") or (first.startswith("#!") and first.endswith("sh")):
            status, out = lint.run("sh", "-n", path, cwd=root)
            if status:
                yield f"{path}: {out}"
        elif path.endswith(".py") or (first.startswith("#!") and "python" in first):
            try:
                compile(text, path, "exec")
            except SyntaxError as e:
                yield f"{path}:{e.lineno}: {e.msg}"


if __name__ == "__main__":
    lint.main(problems)
