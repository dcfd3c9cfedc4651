#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing grows beyond what can be taken in at a glance. Of the parameters those do not count that
GLib's conventions put last (cancellable, callback with its data, error); a signature that a library
imposes says so in the comment before it ("Signature given by SQLite")."""
import csource
import lint

SOURCE, HEADER, FUNCTION, PARAMETERS, NESTING = 600, 150, 60, 5, 3


def problems(root):
    for path in lint.files(root, ".c", ".h"):
        text = lint.read(root, path)
        lines, limit = text.count("\n"), SOURCE if path.endswith(".c") else HEADER
        if lines > limit:
            yield f"{path}:{limit}: {lines} lines, at most {limit}"
        for f in csource.functions(text):
            length = f.end - f.line + 1
            if length > FUNCTION:
                yield f"{path}:{f.line}: {f.name} has {length} lines, at most {FUNCTION}"
            if f.parameters > PARAMETERS and not f.imposed:
                yield f"{path}:{f.line}: {f.name} has {f.parameters} parameters, at most {PARAMETERS}"
            if f.deepest > NESTING:
                yield f"{path}:{f.deepest_line}: {f.name} nests {f.deepest} deep, at most {NESTING}"


if __name__ == "__main__":
    lint.main(problems)
