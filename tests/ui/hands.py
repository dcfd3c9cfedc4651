# SPDX-License-Identifier: GPL-3.0-or-later
"""hands -- what the tests of Throughline's window share on top of `ui`: words of the interface in the
language of the session, selecting text as a hand would, the parts of the pages. Knows the program; ui.py does not."""
import gettext
import os
import re
import shutil

import ui

GAP = 4          # pixels a press may move before GTK takes it for a drag


def translator(program):
    """The function that gives a text of the interface in the session's language."""
    folder = os.environ.get("TLN_LOCALEDIR")
    if not folder:
        where = shutil.which(program) or program
        folder = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(where))), "share", "locale")
    words = gettext.translation("throughline", folder, fallback=True)

    def translated(text, context=None):
        return (words.pgettext(context, text) if context else words.gettext(text)).replace("_", "")
    return translated


def place_of(app, text, offset):
    """Where a character of a text stands on the screen: its left edge, half its height."""
    e = text.character(offset)
    x, y, _, _ = app.place(text.window)
    return x + e.x + 1, y + e.y + e.height // 2


def selected(text):
    """The selected words of a text, or an empty string."""
    r = text.selection
    return text.text[slice(*r)] if r else ""


def select(app, text, words):
    """Select words of a text by a mouse drag, as a reader does."""
    start = text.text.index(words)
    app.settle()                                  # the words stand still before they are aimed at
    a, b = place_of(app, text, start), place_of(app, text, start + len(words))
    ui.mouse(*a)
    ui.run("xdotool", "mousedown", "1")
    for i in range(1, GAP + 1):
        ui.mouse(a[0] + (b[0] - a[0]) * i // GAP, a[1] + (b[1] - a[1]) * i // GAP)
    ui.run("xdotool", "mouseup", "1")
    return app.wait(lambda: selected(text) == words, what=f"the selection of {words!r}")


def reader(app, title=None):
    """The text of the article that is open, once it is there."""
    if title:
        app.wait(lambda: any(n.name == title for n in app.find_all("grouping")), what=f"the article {title!r}")
    return app.wait(lambda: next((t for t in app.find_all("text") if not t.has("editable") and t.text), None),
                    what="the text of an article")


def dialog(app, name):
    """The dialog of that name inside the window."""
    return app.find("dialog", name)


def focus(app, test, key="Tab", most=60):
    """Press a key until what has the focus fits; returns it."""
    for _ in range(most):
        f = app.focused
        if f and test(f):
            return f
        app.key(key)
    raise ui.Timeout(f"{most} times {key} did not reach it in:\n{app.tree()}")


def default_button(app, name):
    """The button of that name that is not in a page below the dialog: the last one."""
    return app.wait(lambda: (app.find_all("button", name) or [None])[-1], what=f"the button {name!r}")


# What the libraries say of a session without a desktop, and nothing else. Without a compositor libadwaita draws
# a border of 5 pixels inside the window, so that 360 pixels are 350.
KNOWN = re.compile(r"dbind-WARNING|AT-SPI: Error in GetItems|Unable to acquire session bus|dconf-WARNING|"
                   r"requested 360 px, 350 px available")
BAD = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|: (CRITICAL|WARNING|runtime error)|AddressSanitizer")


def complaints(log):
    """The warnings and criticals in a program's log."""
    with open(log, encoding="utf-8", errors="replace") as f:
        return [line.strip() for line in f if BAD.search(line) and not KNOWN.search(line)]


def in_combo(node):
    """Whether it is in the list inside a combo row: a nameless row there is libadwaita's own."""
    return node.role == "list item" and any(p.role == "combo box" for p in ui.parents(node))


def choose(app, combo, name):
    """Choose from a combo row, by mouse; a stage has its shape before its name."""
    row = app.find("combo box", combo)
    row.click()
    app.wait(lambda: next((label for pane in row.find_all("scroll pane") for label in pane.find_all("label")
                           if name in (label.name, label.name.split(" ", 1)[-1])), None),
             what=f"{name!r} among the choices of {combo!r}").click()
