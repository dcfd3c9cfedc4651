#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every .ui file is well formed, lies beside the .c of the same stem and makes a template of it, and
gives each button that shows only an icon a tooltip."""
import os
import re
import xml.etree.ElementTree as ET
import lint

BUTTONS = ("GtkButton", "GtkMenuButton", "GtkToggleButton")


def buttons_without_name(tree):
    for o in tree.iter("object"):
        if o.get("class") not in BUTTONS:
            continue
        has = {p.get("name") for p in o.findall("property")}
        named = any(p.get("name") in ("label", "labelled-by") for a in o.findall("accessibility") for p in a)
        if "icon-name" in has and not has & {"label", "tooltip-text"} and not named:
            yield o.get("id") or "without an id"


def problems(root):
    for path in lint.files(root, ".ui", under="src") + lint.files(root, ".gresource.xml", ".svg"):
        try:
            tree = ET.parse(os.path.join(root, path))
        except ET.ParseError as e:
            yield f"{path}:{e.position[0]}: {e}"
            continue
        if not path.endswith(".ui"):
            continue
        source = path[:-3] + ".c"
        if not os.path.exists(os.path.join(root, source)):
            yield f"{path}:1: has no {os.path.basename(source)} beside it"
        for template in tree.iter("template"):
            if not (template.get("class") or "").startswith("Tln"):
                yield f"{path}:1: the template {template.get('class')} is not one of ours"
        for name in buttons_without_name(tree):
            yield f"{path}:1: a button with only an icon ({name}) has no tooltip, so nobody can say its name"
    listed = " ".join(lint.read(root, p) for p in lint.files(root, ".gresource.xml"))
    for path in lint.files(root, ".ui", under="src"):
        if not re.search(r"\b" + re.escape(os.path.basename(path)) + "<", listed):
            yield f"{path}:1: is in no gresource.xml"


if __name__ == "__main__":
    lint.main(problems)
