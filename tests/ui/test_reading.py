#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a file to a claim with stage and stance, by keys and by pointer, and back with Undo."""
import os
import steps
from steps import step

FOLDER = steps.folder()


@step
def a_chosen_file_is_read_at_once(app):
    app.key("ctrl+o")
    app.choose_file(os.path.join(FOLDER, "cheap.md"))
    steps.row(app, "Cheap models")
    app.wait(lambda: "does not end the need" in text(app).text, what="the text in the reader")


def text(app):
    return app.find("text", "Text of the article")


@step
def what_was_found_is_shown_with_its_rule(app):
    chip = app.find("button", "515050.SSE")
    assert "found by" in chip.description or "Found by" in chip.description, chip.description
    app.find("button", "Training compute", nth=0)


def select_a_line(app):
    """Puts the cursor into the first paragraph and takes the words to the end of its line."""
    view = text(app)
    x, y, w, h = view.rect
    view.click(at=(60, h // 2 + 20))
    app.key("Home", "shift+End")
    app.settle()


@step
def h_keeps_the_selection(app):
    select_a_line(app)
    app.find("button", "Highlight (H)")
    app.key("h")
    app.wait(lambda: "1" in [l.name for l in steps.place(app, "Claims").find_all("label")],
             what="one claim in the sidebar")


@step
def a_number_and_plus_make_it_evidence(app):
    app.key("4")
    app.find("label", "Inference compute")
    app.key("plus")
    app.wait(lambda: app.find("toggle button", "Evidence For (+)").has("pressed"), what="the stance")


@step
def the_buttons_do_the_same(app):
    app.find("toggle button", "Evidence Against (−)").click()
    app.wait(lambda: app.find("toggle button", "Evidence Against (−)").has("pressed"), what="the stance")


@step
def the_pane_shows_the_claim(app):
    app.key("F8")
    app.find("label", "Against")
    app.find("label", "SHA-256 of the Text")
    app.key("F8")


@step
def details_are_kept_when_the_dialog_closes(app):
    text(app).click(at=(60, 5))
    app.key("n", "c")
    app.find("text", "Speaker")
    app.key("Escape")
    app.settle()


@step
def claims_have_a_place_of_their_own(app):
    steps.place(app, "Claims").click()
    assert len(app.wait(lambda: steps.rows(app), what="the claim")) == 1
    steps.place(app, "Inbox").click()
    steps.row(app, "Cheap models")


@step
def undo_takes_everything_back_and_redo_brings_it(app):
    for _ in range(4):
        app.key("ctrl+z")
        app.settle()
    app.wait(lambda: not [l.name for l in steps.place(app, "Claims").find_all("label") if l.name == "1"],
             what="no claim left")
    app.key("ctrl+z")
    app.find("label", "Start with an Article")
    app.key("ctrl+shift+z")
    steps.row(app, "Cheap models")


@step
def the_original_can_be_compared(app):
    steps.row(app, "Cheap models").click()
    app.wait(lambda: "does not end" in text(app).text, what="the text")
    app.key("ctrl+u")
    original = app.find("text", "Original")
    app.wait(lambda: "# Cheap models" in original.text, what="the original bytes")
    app.key("Escape")


@step
def it_ends_well(app):
    app.key("ctrl+q")
    assert app.wait_exit() == 0


steps.main()
