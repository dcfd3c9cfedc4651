#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A check that cannot fail checks nothing: for each rule a bad sample that must be found, at the
right place, and a good one that must pass."""
import importlib
import os
import sys
import tempfile
import lint

SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n\n/* What it is for. */\n"
PO = '''msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh_CN\\nPlural-Forms: nplurals=1; plural=0;\\n"
'''
LIST = '#include <glib/gi18n.h>\nconst char *a = _("Open");\n'
DESKTOP = "[Desktop Entry]\nType=Application\nName=A\nExec=a\nCategories=Office;\n"
SCHEMA = ('<schemalist><schema id="a.b" path="/a/b/"><key name="wide" type="b"><default>true</default></key></schema>'
          "</schemalist>\n")
TEMPLATE = '<interface><template class="TlnA" parent="GtkBox">%s</template></interface>'
ICON = '<child><object class="GtkButton"><property name="icon-name">go-up-symbolic</property>%s</object></child>'
RES = '<gresources><gresource prefix="/"><file>tln-a.ui</file></gresource></gresources>'
TIP = '<property name="tooltip-text">Up</property>'
OPEN = "TO" + "DO"


def nested(inner):
    return f"void\nf (int a)\n{{\n  if (a)\n    for (;;)\n      while (a) {{\n        {inner}\n      }}\n}}\n"


# check, file that is wrong, its text, what the report must hold (None: nothing may be found), more files
CASES = [
    ("format", "src/a.c", "int  a;\n", "src/a.c:1", {}),
    ("format", "src/a.c", "int a;\n", None, {}),
    ("layers", "src/market/tln-a.c", '#include "tln-b.h"\n', "market may not use store", {"src/store/tln-b.h": ""}),
    ("layers", "src/base/tln-a.c", '#include "tln-b.h"\n', "base may not use article", {"src/article/tln-b.h": ""}),
    ("layers", "src/cli/tln-a.c", '#include "tln-b.h"\n', "cli may not use app", {"src/app/tln-b.h": ""}),
    ("layers", "src/store/repo/tln-a.c", "#include <sqlite3.h>\n", "belongs to store/db", {}),
    ("layers", "src/store/db/tln-a.c", "#include <sqlite3.h>\n", None, {}),
    ("layers", "src/store/tln-a.c", '/* c */\n#include <libsoup/soup.h>\n', "tln-a.c:2: <libsoup", {}),
    ("layers", "src/export/tln-a.c", "#include <gtk/gtk.h>\n", "belongs to app only", {}),
    ("layers", "src/cli/tln-a.c", "#include <adwaita.h>\n", "belongs to app only", {}),
    ("layers", "src/article/tln-a.c", "#include <poppler.h>\n", "belongs to pdf only", {}),
    ("layers", "src/store/tln-a.c", '#include "tln-b.h"\n', "store may not use pdf", {"src/pdf/tln-b.h": ""}),
    ("layers", "src/base/tln-a.c", "#include <lua.h>\n", "no library in the table", {}),
    ("layers", "src/base/tln-a.c", '#include "tln-none.h"\n', "nowhere under src", {}),
    ("layers", "src/base/a.c", "", "start with tln-", {}),
    ("layers", "src/base/tln-a.c", "", "names are unique", {"src/article/tln-a.c": ""}),
    ("layers", "src/app/reader/tln-a.c", '#include "tln-b.h"\n', "app/reader may not use app/theses",
     {"src/app/theses/tln-b.h": ""}),
    ("layers", "src/app/widgets/tln-a.c", '#include "tln-b.h"\n', "app/widgets may not use app/chart",
     {"src/app/chart/tln-b.h": ""}),
    ("layers", "src/app/reader/tln-a.c", '#include "tln-window.h"\n', "only the window", {"src/app/tln-window.h": ""}),
    ("layers", "src/app/reader/tln-a.c", '#include "tln-b.h"\n#include <gtk/gtk.h>\n#include "tln-c.h"\n', None,
     {"src/app/chart/tln-b.h": "", "src/store/tln-c.h": ""}),
    ("layers", "tests/market/test-a.c", '#include "tln-b.h"\n', "market may not use store", {"src/store/tln-b.h": ""}),
    ("layers", "src/net/tln-a.c", '#include "tln-b.h"\n#include <libsoup/soup.h>\n#include <string.h>\n', None,
     {"src/article/tln-b.h": ""}),
    ("sizes", "src/a.c", "\n" * 601, "601 lines", {}),
    ("sizes", "src/a.c", "\n" * 600, None, {}),
    ("sizes", "src/a.h", "\n" * 151, "151 lines", {}),
    ("sizes", "src/a.c", "int\nf (void)\n{\n" + "  g ();\n" * 58 + "}\n", "src/a.c:2: f has 61 lines", {}),
    ("sizes", "src/a.c", "int\nf (void)\n{\n" + "  g ();\n" * 57 + "}\n", None, {}),
    ("sizes", "src/a.h", "int f (int a, int b, void (*c) (int, int), int d, int e, int g);\n", "6 parameters", {}),
    ("sizes", "src/a.h", "int f (int a, int b, void (*c) (int, int), int d, int e);\n", None, {}),
    ("sizes", "src/a.h", "void f (int a, int b, int c, int d, int e, GCancellable *g, GAsyncReadyCallback h, "
     "gpointer i);\nint g (int a, int b, int c, int d, int e, GError **error);\n", None, {}),
    ("sizes", "src/a.c", "/* Signature given by SQLite. */\nstatic int\nf (int a, int b, int c, int d, int e, int g)\n"
     "{\n}\n", None, {}),
    ("sizes", "src/a.c", nested("if (a)\n          g ();"), "src/a.c:7: f nests 4 deep", {}),
    ("sizes", "src/a.c", nested("g ();"), None, {}),
    ("sizes", "src/a.c", nested("if (a) { g (); } else if (b) { h (); } else { i (); }"), "4 deep", {}),
    ("sizes", "src/a.c", "void\nf (int a)\n{\n  if (a) {\n  } else if (b) {\n  } else if (c) {\n  } else if (d) {\n"
     "    for (;;)\n      switch (a) {\n      case 1:\n        g ();\n      default:\n        h ();\n      }\n  }\n}\n",
     None, {}),
    ("sizes", "src/a.c", "G_DEFINE_TYPE (A, a, B)\nstatic const int x[] = { 1, 2 };\nvoid\nf (int a)\n{\n  char c = '{';"
     "\n  S s = { .a = { 1 }, .b = { 2 } };\n  do\n    if (a)\n      g (\"}\");\n  while (a);\n#if A\n  if (a) {\n#else\n"
     "  if (b) {\n#endif\n  }\n}\n", None, {}),
    ("spdx", "src/a.c", "/* A file. */\n", "src/a.c:1", {}),
    ("spdx", "src/a.c", SPDX.split("\n", 1)[0] + "\n\n#include <a.h>\n", "what the file is for", {}),
    ("spdx", "tools/a.py", "import os\n", "tools/a.py:1", {}),
    ("spdx", "tools/a", "#!/bin/sh\ntrue\n", "tools/a:1", {}),
    ("spdx", "src/a.c", SPDX, None, {}),
    ("left_open", "src/a.c", f"int a;\n/* {OPEN}: later */\n", "src/a.c:2", {}),
    ("left_open", "src/a.c", "#if 0\n#endif\n", "src/a.c:1", {}),
    ("left_open", "src/a.c", "int methodology;\n", None, {}),
    ("potfiles", "src/app/tln-a.c", LIST, "not in po/POTFILES.in", {"po/POTFILES.in": ""}),
    ("potfiles", "src/app/tln-a.ui", '<p translatable="yes">a</p>', "not in po/POTFILES.in", {"po/POTFILES.in": ""}),
    ("potfiles", "src/app/tln-a.c", "int a;\n", "nothing to translate", {"po/POTFILES.in": "src/app/tln-a.c\n"}),
    ("potfiles", "src/app/tln-a.c", '/* _("a") */\nchar *b = "_(";\n', None, {"po/POTFILES.in": ""}),
    ("potfiles", "po/POTFILES.in", "src/app/tln-a.c\n", "is not there", {}),
    ("potfiles", "src/store/tln-a.c", LIST, "nothing outside src/app", {"po/POTFILES.in": ""}),
    ("potfiles", "src/app/tln-a.c", LIST, None, {"po/POTFILES.in": "src/app/tln-a.c\n"}),
    ("threads", "src/app/tln-a.c", "int a;\n  g_task_run_in_thread (task, f);\n", "src/app/tln-a.c:2", {}),
    ("threads", "src/base/tln-aside.c", "  g_task_run_in_thread (task, f);\n", None, {}),
    ("translation", "po/zh_CN.po", PO, 'not translated: "Open"',
     {"po/POTFILES.in": "src/app/tln-a.c\n", "src/app/tln-a.c": LIST}),
    ("translation", "po/zh_CN.po", PO + '\n#, fuzzy\nmsgid "Open"\nmsgstr "打"\n', 'guessed: "Open"',
     {"po/POTFILES.in": "src/app/tln-a.c\n", "src/app/tln-a.c": LIST}),
    ("translation", "po/zh_CN.po", PO + '\nmsgid "Open"\nmsgstr "买入"\n', "advice",
     {"po/POTFILES.in": "src/app/tln-a.c\n", "src/app/tln-a.c": LIST}),
    ("translation", "po/zh_CN.po", PO + '\nmsgid "Open %d"\nmsgstr "打开 %s"\n', "Open %d",
     {"po/POTFILES.in": "src/app/tln-a.c\n", "src/app/tln-a.c": LIST.replace("Open", "Open %d")}),
    ("translation", "po/zh_CN.po", PO + '\nmsgid "Open"\nmsgstr "打开"\n', None,
     {"po/POTFILES.in": "src/app/tln-a.c\n", "src/app/tln-a.c": LIST}),
    ("desktop", "data/a.b.desktop.in", DESKTOP.replace("Office", "Offices"), "Offices", {}),
    ("desktop", "data/a.b.desktop.in", DESKTOP, None, {}),
    ("desktop", "data/a.b.metainfo.xml.in", '<component type="desktop-application"><id>a.b.C</id></component>', "a.b", {}),
    ("gschema", "data/a.gschema.xml", SCHEMA.replace("<default>true</default>", ""), "default", {}),
    ("gschema", "src/app/tln-a.c", 'g_settings_get_int (s, "tall");\n', "no setting tall", {"data/a.gschema.xml": SCHEMA}),
    ("gschema", "src/app/tln-a.c", 'g_settings_bind (s, "wide", w);\n', None, {"data/a.gschema.xml": SCHEMA}),
    ("ui_files", "src/app/tln-a.ui", "<interface>", "tln-a.ui:1", {}),
    ("ui_files", "src/app/tln-a.ui", TEMPLATE % "", "beside it", {}),
    ("ui_files", "src/app/tln-a.ui", TEMPLATE % "", "in no gresource", {"src/app/tln-a.c": ""}),
    ("ui_files", "src/app/tln-a.ui", TEMPLATE % (ICON % ""), "no tooltip",
     {"src/app/tln-a.c": "", "src/app/a.gresource.xml": RES}),
    ("ui_files", "src/app/tln-a.ui", TEMPLATE % (ICON % TIP), None,
     {"src/app/tln-a.c": "", "src/app/a.gresource.xml": RES}),
    ("icons", "src/app/tln-a.c", 'f ("no-such-thing-symbolic");\n', "no icon no-such-thing-symbolic", {}),
    ("icons", "src/app/tln-a.c", 'f ("list-add-symbolic"); g ("own-symbolic");\n', None,
     {"src/app/own-symbolic.svg": "<svg/>"}),
    ("scripts", "build-aux/a.sh", "if true\n", "a.sh", {}),
    ("scripts", "tests/a.py", "def f(:\n", "a.py:1", {}),
    ("scripts", "tests/a.py", "def f():\n    pass\n", None, {}),
]


def write(root, path, text):
    os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
    with open(os.path.join(root, path), "w", encoding="utf-8") as f:
        f.write(text)


def attempt(check, path, text, wanted, more):
    """None when it went as it should, else what was reported instead."""
    style = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".clang-format")
    with tempfile.TemporaryDirectory() as root:
        write(root, ".clang-format", lint.read(os.path.dirname(style), ".clang-format"))
        for p, t in {path: text, **more}.items():
            write(root, p, t)
        found = list(importlib.import_module(check).problems(root))
    fine = any(wanted in line for line in found) if wanted else not found
    return None if fine else f"wanted {wanted!r}, got {found}"


def main():
    print(f"1..{len(CASES)}")
    bad = 0
    for n, (check, path, text, wanted, more) in enumerate(CASES, 1):
        name = f"{check}: {wanted or 'passes'}"
        try:
            wrong = attempt(check, path, text, wanted, more)
        except lint.Skip as e:
            print(f"ok {n} {name} # SKIP {e}")
            continue
        if wrong:
            bad += 1
            print("# " + wrong.replace("\n", "\n# "))
        print(f"{'not ok' if wrong else 'ok'} {n} {name}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
