#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop file and the metainfo are what the desktop and the software catalogues accept."""
import os
import shutil
import tempfile
import lint


def problems(root):
    lint.tool("desktop-file-validate"), lint.tool("appstreamcli")
    for path in lint.files(root, ".desktop.in", under="data"):
        with tempfile.TemporaryDirectory() as folder:      # the validator wants the final name
            final = os.path.join(folder, os.path.basename(path)[:-3])
            shutil.copy(os.path.join(root, path), final)
            out = lint.run("desktop-file-validate", final)[1].replace(folder + "/", "")
        for line in out.splitlines():
            yield f"{path}: {line}"
    for path in lint.files(root, ".metainfo.xml.in", under="data"):
        status, out = lint.run("appstreamcli", "validate", "--no-net", "--pedantic", "--no-color", path, cwd=root)
        if status:
            yield f"{path}: {out}"


if __name__ == "__main__":
    lint.main(problems)
