# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: articles of our own, TAP, starting the program.

    import steps
    @steps.step
    def the_list_shows_it(app): ...
    steps.main(files)          # files: articles to begin with
"""
import os
import sys
import tempfile
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import ui  # noqa: E402

PROGRAM = os.environ.get("THROUGHLINE", "throughline")

CHEAP = """# Cheap models move the bottleneck

Lantern Weekly, 2025-03-10

A large language model that costs a tenth to train does not end the need for machines. Training compute is
bought once; inference compute is bought with every question asked.

The engineer Mara Voss says the servers of her firm are full by nine in the morning.

- Downloads of AI applications doubled in a month.
- The fund Signal Fire 5G (515050.SH) tracks firms that build the networks.

## What would prove this wrong

If prices for rented machines fall while use grows, the shortage was a story.
"""
OTHER = """Looms and lamps

2024-11

When looms became cheap, more cloth was woven and more weavers were hired. The gain did not go to those who
had made looms, but to those who found new uses for cloth.
"""
STEPS = []


def step(f):
    STEPS.append(f)
    return f


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    return path


def folder():
    """A folder with two articles and three files that are none."""
    d = tempfile.mkdtemp(prefix="throughline-ui-")
    write(d, "cheap.md", CHEAP)
    write(d, "looms.txt", OTHER)
    write(d, "again.md", CHEAP)
    write(d, "empty.txt", b"")
    write(d, "picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return d


def rows(app):
    """The rows of the list of articles, or of the table of claims."""
    tables = [t.find("list") for t in app.find_all("tree table", "Claims")]
    return ([r for l in app.find_all("list", "Articles") for r in l.find_all("list item")] +
            [r for t in tables for r in t.find_all("table row")])


def row(app, name):
    return app.wait(lambda: next((r for r in rows(app) if name in r.name), None), what=f"the row {name!r}")


def place(app, name):
    return app.find("list", "Places").find("list item", name)


def place_or_none(app, name):
    return app.find("list", "Places").find("list item", name, timeout=0)


def main(argv=(), env=None):
    print(f"1..{len(STEPS)}")
    failed = 0
    with ui.App([PROGRAM, *argv], env=env) as app:
        for i, f in enumerate(STEPS, 1):
            name = f.__name__.replace("_", " ")
            try:
                f(app)
                print(f"ok {i} {name}", flush=True)
            except Exception:
                failed += 1
                for line in traceback.format_exc().splitlines():
                    print(f"# {line}")
                print(f"not ok {i} {name}", flush=True)
    sys.exit(1 if failed else 0)
