#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings' schema compiles strictly, and the application asks for no key it does not have."""
import os
import re
import lint

ASKS = re.compile(r'g_settings_(?:get|set|bind|reset|create_action)\w* \(\s*[^,()]*(?:\([^()]*\))?[^,()]*,\s*"([a-z0-9-]+)"')


def problems(root):
    compiler = lint.tool("glib-compile-schemas")
    schemas = lint.files(root, ".gschema.xml", under="data")
    for folder in sorted({os.path.dirname(p) for p in schemas}):
        status, out = lint.run(compiler, "--strict", "--dry-run", folder, cwd=root)
        if status or out:
            yield f"{folder}: {out}"
    keys = {k for p in schemas for k in re.findall(r'<key name="([^"]+)"', lint.read(root, p))}
    for path in lint.files(root, ".c", under="src"):
        text = lint.read(root, path)
        for m in ASKS.finditer(text):
            if m[1] not in keys:
                yield f"{path}:{text.count(chr(10), 0, m.start()) + 1}: there is no setting {m[1]}"


if __name__ == "__main__":
    lint.main(problems)
