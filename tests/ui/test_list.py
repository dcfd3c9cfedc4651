#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder comes in, what is refused is told, the list is worked by keys with Undo, search finds."""
import hands
import steps
from steps import step

FOLDER = steps.folder()


def titles(app):
    return sorted(r.name for r in steps.rows(app))


@step
def a_folder_is_imported_and_reported(app):
    app.key("ctrl+shift+o")
    app.choose_file(FOLDER)
    report = app.find("label", "2 new articles, 1 already here, 2 not imported")
    assert report
    app.find("label", "empty.txt")
    app.find("label", "picture.html")
    app.find("label", "The file is empty.")
    app.key("Escape")
    app.wait(lambda: len(steps.rows(app)) == 2, what="two rows")


@step
def j_and_k_walk_the_list(app):
    steps.rows(app)[0].click()
    app.key("j")
    app.wait(lambda: steps.rows(app)[1].has("selected"), what="the second row selected")
    app.key("k")
    app.wait(lambda: steps.rows(app)[0].has("selected"), what="the first row selected")


@step
def archiving_takes_it_out_of_the_inbox_and_undo_brings_it_back(app):
    app.key("e")
    app.find("button", "Undo").click()         # first of all: a toast does not wait
    app.wait(lambda: app.find_all("label", "2 articles"), what="both again")
    app.key("e")
    app.wait(lambda: len(steps.rows(app)) == 1, what="one row left")
    app.key("ctrl+z")
    app.wait(lambda: len(steps.rows(app)) == 2, what="both rows again")


@step
def delete_moves_it_to_the_trash_and_back(app):
    first = steps.rows(app)[0].name
    steps.rows(app)[0].click()
    app.key("Delete")
    app.wait(lambda: len(steps.rows(app)) == 1, what="one row left")
    steps.place(app, "Trash").click()
    steps.row(app, first).click()
    app.key("Delete")
    app.find("label", "The Trash Is Empty")
    steps.place(app, "Inbox").click()
    app.wait(lambda: len(steps.rows(app)) == 2, what="both rows again")


@step
def typing_searches(app):
    steps.rows(app)[0].click()
    app.type("weavers")
    app.wait(lambda: len(steps.rows(app)) == 1 and "ooms" in steps.rows(app)[0].name, what="the one that has it")
    app.key("Escape")
    app.wait(lambda: len(steps.rows(app)) == 2, what="all rows again")


@step
def nothing_found_says_so(app):
    app.key("ctrl+f")
    app.type("zeppelin")
    app.find("label", "Nothing Found")
    app.key("Escape")


@step
def an_article_is_assigned_by_search(app):
    steps.place(app, "Library").click()
    steps.row(app, "ooms").click()
    app.settle()
    app.find("button", "Assign…").click()
    app.find("dialog", "Assign To")
    app.type("x")
    app.key("Escape")                     # leaves it from the search, too
    app.wait(lambda: not app.find("dialog", "Assign To", timeout=0), what="the dialog to go")
    app.find("button", "Assign…").click()
    app.find("dialog", "Assign To")
    app.type("appl")
    app.settle()
    app.key("Return")
    app.wait(lambda: app.find("button", "Applications", timeout=0), what="the chip")


@step
def a_tag_is_given_and_taken_back(app):
    app.find("button", "Assign…").click()
    app.find("dialog", "Assign To")
    app.settle()
    hands.focus(app, lambda node: node.role == "text" and "New Tag" in (node.name, node.parent and node.parent.name))
    app.type("hbm")
    app.key("Return")
    app.find("button", "Undo")
    app.key("Escape")
    app.wait(lambda: app.find("button", "#hbm", timeout=0), what="the tag's chip")
    app.key("ctrl+z")
    app.wait(lambda: not app.find_all("button", "#hbm"), what="no chip of the tag")


@step
def text_is_pasted_as_an_article(app):
    steps.place(app, "Inbox").click()
    app.key("ctrl+f")
    app.type("Tides and turbines turn every day.")
    app.key("ctrl+a", "ctrl+c", "Escape", "alt+1")
    app.settle()
    steps.place(app, "Inbox").click()
    app.key("ctrl+v")
    steps.row(app, "Tides and turbines")


steps.main()
