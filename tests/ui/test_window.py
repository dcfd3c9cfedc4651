#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at every size and in Chinese: it fits, everything has a name, every dialog opens."""
import os
import steps
from steps import step

FOLDER = steps.folder()
SIZES = ((1600, 1000), (1180, 760), (1000, 700), (700, 700), (480, 640), (360, 640))


def within_combo(node):
    """The list inside AdwComboRow has a nameless row of libadwaita's own."""
    return node.role == "list item" and any(n.role == "combo box" for n in steps.ui.parents(node))


@step
def it_takes_every_size_and_everything_has_a_name(app):
    steps.row(app, "Cheap models").click()
    app.settle()
    for w, h in SIZES:
        assert tuple(app.resize(w, h)) == (w, h), (w, h)
        assert not app.unnamed(), (w, app.unnamed())


def wait_focus(app, role, what):
    app.wait(lambda: app.focused and app.focused.role == role, what=what)


@step
def the_keys_stay_with_what_is_shown(app):
    app.resize(1180, 760)
    steps.row(app, "Cheap models").click()
    wait_focus(app, "list item", "the keys on the row")
    for width in (1000, 1180):
        app.resize(width, 700)
        wait_focus(app, "list item", f"the keys on the row at {width}")
    app.resize(360, 640)
    wait_focus(app, "text", "the keys in the text, which is what a phone shows")
    app.resize(1180, 760)
    wait_focus(app, "text", "the keys still in the text")
    app.resize(360, 640)
    app.key("alt+Left")
    steps.row(app, "Cheap models")
    for width in (1180, 360):
        app.resize(width, 700)
        wait_focus(app, "list item", f"the keys on the row at {width}")
    app.key("Return")
    wait_focus(app, "text", "the keys in the text")


@step
def the_keys_stay_in_the_sidebar(app):
    places = lambda: app.find("list", "Places").find_all("list item")
    app.resize(1250, 760)
    next(row for row in places() if row.name == "Inbox").click()
    for width in (1100, 1250, 1100):
        app.resize(width, 760)
        app.settle()
        app.wait(lambda: app.focused and app.focused.name == "Inbox", what=f"the keys on the Inbox at {width}")


@step
def evidence_is_a_sheet_on_a_phone(app):
    app.key("F8")
    app.find("button", "Close Evidence").click()
    app.wait(lambda: not app.find("button", "Close Evidence", timeout=0), what="the sheet to close")


@step
def back_leads_from_text_to_list_to_places(app):
    app.key("alt+Left")
    app.wait(lambda: steps.rows(app), what="the list")
    app.key("alt+Left")
    app.find("list", "Places")
    steps.place(app, "Library").click()
    steps.row(app, "Cheap models").click()
    app.find("text", "Text of the article")
    app.resize(1180, 760)


@step
def every_dialog_opens_and_closes(app):
    for key, name in (("ctrl+comma", "Preferences"), ("ctrl+question", "Keyboard Shortcuts"),
                      ("ctrl+n", "New Thesis"), ("ctrl+l", "Add Address")):
        app.key(key)
        app.find("dialog", name)
        app.settle()
        bad = [n for n in app.unnamed() if not within_combo(n)]
        assert not bad, (name, bad)
        app.key("Escape")
        app.wait(lambda: not app.find("dialog", name, timeout=0), what=f"{name} to close")


@step
def a_thesis_is_made_and_shown(app):
    app.key("ctrl+n")
    app.find("dialog", "New Thesis")
    app.type("Machines stay scarce")
    app.key("Return")
    steps.place(app, "Machines stay scarce")
    app.key("ctrl+z")
    app.wait(lambda: not steps.place_or_none(app, "Machines stay scarce"), what="the thesis to go")


steps.main([os.path.join(FOLDER, "cheap.md")])
