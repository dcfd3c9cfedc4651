# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this folder share. A check is a module with `problems(root)`, which yields one
line of text for each thing that is wrong ("file:line: what"); `main` makes a TAP test of it. None
of them needs git, so that a release archive can be checked as well."""
import os
import shutil
import subprocess
import sys

SKIP = ("_build", "build", ".git", "__pycache__", "subprojects")


class Skip(Exception):
    """The check cannot be made here; the text says why."""


def files(root, *ends, under=""):
    """Paths, relative to root, of the project's own files with one of these ends (all without)."""
    out = []
    for folder, folders, names in os.walk(os.path.join(root, under)):
        folders[:] = sorted(d for d in folders if not (d in SKIP or d.startswith(("_build", "build-")) and
                                                       d != "build-aux" or d.startswith(".") and d != ".ci"))
        out += [os.path.relpath(os.path.join(folder, n), root) for n in sorted(names)
                if (not ends or n.endswith(ends)) and not os.path.islink(os.path.join(folder, n))]
    return out


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as f:
        return f.read()


def tool(*names):
    """The first of these programs that is there."""
    for n in names:
        if shutil.which(n):
            return n
    raise Skip(f"{names[0]} is not installed")


def run(*argv, cwd=None):
    """(exit status, everything it printed)."""
    r = subprocess.run(argv, cwd=cwd, capture_output=True, text=True, errors="replace", check=False,
                       env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE=""))
    return r.returncode, (r.stdout + r.stderr).strip()


def main(problems):
    root = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else
                           os.path.join(os.path.dirname(__file__), "..", ".."))
    name = os.path.splitext(os.path.basename(sys.argv[0]))[0]
    print("1..1")
    try:
        found = list(problems(root))
    except Skip as e:
        print(f"ok 1 {name} # SKIP {e}")
        return
    for line in found:
        print("# " + line.replace("\n", "\n#   "))
    print(f"{'not ok' if found else 'ok'} 1 {name}" + (f" ({len(found)})" if found else ""))
    sys.exit(1 if found else 0)
