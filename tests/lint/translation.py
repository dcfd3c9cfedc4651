#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese translation is complete: every string there is now, none missing, none guessed, and
neither language speaks like a tipster."""
import os
import re
import tempfile
import lint

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2",
            "pgettext:1c,2"]
ADVICE = re.compile(r"\b(buy|sell|signals?|opportunit(y|ies))\b|买入|卖出|信号|机会", re.I)


def template(root, folder):
    pot = os.path.join(folder, "now.pot")
    status, out = lint.run(lint.tool("xgettext"), "--from-code=UTF-8", "--add-comments", "-f", "po/POTFILES.in", "-o", pot,
                           *[f"--keyword={k}" for k in KEYWORDS], cwd=root)
    return pot, (out if status or not os.path.exists(pot) else None)


def problems(root):
    lint.tool("msgfmt")
    with tempfile.TemporaryDirectory() as folder:
        pot, wrong = template(root, folder)
        if wrong is not None:
            yield f"po/POTFILES.in: xgettext: {wrong or 'no strings'}"
            return
        merged = os.path.join(folder, "zh_CN.po")
        lint.run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, "po/zh_CN.po", pot, cwd=root)
        status, said = lint.run("msgfmt", "--check-format", "--check-domain", "--statistics", "-o", os.devnull, merged)
        if status or re.search(r"\d+ (untranslated|fuzzy)", said):
            yield f"po/zh_CN.po: {said} (ninja -C _build/main throughline-update-po)"
        for flags, what in (("--untranslated", "not translated"), ("--only-fuzzy", "guessed")):
            out = lint.run("msgattrib", flags, "--no-obsolete", "--no-wrap", merged)[1]
            for m in re.finditer(r'^msgid "(.+)"$', out, re.M):
                yield f'po/zh_CN.po: {what}: "{m[1]}"'
        text = lint.run("msgcat", "--no-wrap", "--no-location", merged)[1]
        for line in re.findall(r'^(?:msgid|msgstr)[^"]*"(.+)"$', text, re.M):
            if ADVICE.search(line):
                yield f'po: advice has no place here: "{line}"'


if __name__ == "__main__":
    lint.main(problems)
