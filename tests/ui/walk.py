#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py FOLDER [ARG...] -- the main job on the sample notebook, with mouse and keys, inside `ui-session`.

From an empty library to an exported thesis: read, highlight, take as evidence, move on the board, undo, look at a
price chart, export. Leaves the Markdown in FOLDER/export and pictures of the window in FOLDER. Ends with 0 when
every step did what it should; works in English and in Chinese, since it takes its words from the program's own.
"""
import os
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import hands
import ui

OUT = os.path.abspath(sys.argv[1])
PROGRAM = os.environ.get("TLN_APP", "throughline")
BEGIN = time.monotonic()
_ = hands.translator(PROGRAM)


def say(line):
    print(f"  {time.monotonic() - BEGIN:4.0f} s  {line}", flush=True)


def picture(app, name):
    app.screenshot(os.path.join(OUT, name + ".png"))


def start(app):
    """The sample notebook, by the button that an empty library shows."""
    app.resize(1280, 800)
    button = app.wait(lambda: rows(app) or app.find("button", _("Try the _Sample"), timeout=0),
                      what="articles, or an empty library that offers the sample")
    if isinstance(button, ui.Node):
        app.wait(lambda: button.has("sensitive"), what="a button that can be pressed")
        button.click()
    app.wait(lambda: len(rows(app)) >= 5, timeout=20, what="the articles of the sample")
    say(f"the sample notebook: {len(rows(app))} articles")


def rows(app):
    articles = app.find("list", _("Articles"), timeout=0)
    return articles.find_all("list item") if articles else []


def count(app, place):
    """The number that stands beside a place in the sidebar."""
    row = app.find("list", _("Places")).find("list item", _(place))
    numbers = [n.name for n in row.find_all("label") if n.name.isdigit()]
    return int(numbers[0]) if numbers else 0


def read(app):
    """Open an article, mark its last sentence, say for which stage and that it speaks for it."""
    claims = count(app, "Claims")
    title = rows(app)[2].name
    rows(app)[2].click()
    text = hands.reader(app, title)
    words = text.text.strip().split("\n")[-1]
    hands.select(app, text, words[:len(words) // 2])
    app.key("h")
    app.wait(lambda: count(app, "Claims") == claims + 1, what="the claim")
    app.key("4")
    app.find("toggle button", _("Evidence For (+)"))
    app.key("plus")
    app.wait(lambda: app.find("toggle button", _("Evidence For (+)")).states & {"checked", "pressed"},
             what="the stance")
    picture(app, "reader")
    say(f"read “{title}” and kept a claim of it")


def theses(app):
    """The theses in the sidebar: what is neither a place nor an instrument, which begins with its code."""
    places = {_("Inbox"), _("Library"), _("Claims"), _("Reviews"), _("Trash")}
    return [r for r in app.find("list", _("Places")).find_all("list item")
            if r.name not in places and not re.match(r"\d{6} ", r.name)]


def column_of(app, card):
    """The column of the board in which a card stands."""
    found = app.find("list item", card, timeout=0)
    return next((p.name for p in ui.parents(found) if p.role == "grouping" and p.name), "") if found else ""


def board(app):
    """Move a card of the board to another stage by keyboard, and take that back."""
    row = max(theses(app), key=lambda r: int("0" + "".join(n.name for n in r.find_all("label") if n.name.isdigit())))
    thesis = row.name
    row.click()
    app.find("button", _("Evidence Menu"))
    picture(app, "board")
    card = hands.focus(app, lambda n: n.role == "list item" and n.find("button", _("Evidence Menu"), timeout=0)).name
    before = column_of(app, card)
    app.key("ctrl+Right")
    app.wait(lambda: column_of(app, card) not in ("", before), what="the card in another column")
    after = column_of(app, card)
    app.key("ctrl+z")
    app.wait(lambda: column_of(app, card) == before, what="the card back in its column")
    say(f"moved evidence from {before} to {after} and undid it")
    return thesis


def chart(app):
    """The page of an instrument, with what its chart tells a screen reader."""
    app.find("list", _("Places")).find("list item", re.compile("^515050 ")).click()
    plot = app.wait(lambda: next((n for n in app.find_all("image") if "515050" in n.name and n.description), None),
                    what="the chart of 515050")
    picture(app, "chart")
    say(f"{plot.name}: {plot.description}")


def export(app, thesis):
    """Ctrl+E on the board, into a folder, as linked notes."""
    folder = os.path.join(OUT, "export")
    os.makedirs(folder, exist_ok=True)
    app.find("list", _("Places")).find("list item", thesis).click()
    app.find("button", _("Evidence Menu"))
    app.key("ctrl+e")
    app.find("list item", _("Folder")).click()
    app.choose_file(folder)
    picture(app, "export")
    app.wait(lambda: not [w for w in app.windows[1:]], what="the file dialog to go")
    hands.default_button(app, _("E_xport")).click()
    app.wait(lambda: not app.find("list item", _("Folder"), timeout=0), timeout=20, what="the export to end")
    files = [os.path.join(d, f) for d, _dirs, names in os.walk(folder) for f in names if f.endswith(".md")]
    if not any(thesis in open(f, encoding="utf-8").read() for f in files):
        raise AssertionError(f"no exported file tells of {thesis!r}: {files}")
    say(f"exported {len(files)} Markdown files")


def main():
    with ui.App([PROGRAM, *sys.argv[2:]], log=os.path.join(OUT, "log.txt")) as app:
        start(app)
        read(app)
        thesis = board(app)
        chart(app)
        export(app, thesis)
        picture(app, "window")
        app.key("ctrl+q")
        if app.wait_exit():
            raise AssertionError("the program ended with an error")
    complaints = hands.complaints(os.path.join(OUT, "log.txt"))
    if complaints:
        raise AssertionError("the program complained:\n" + "\n".join(complaints))
    return 0


if __name__ == "__main__":
    sys.exit(main())
