# SPDX-License-Identifier: GPL-3.0-or-later
"""case -- a test of Throughline's window: its own library, the program on it, and a log without complaints.

Environment: THROUGHLINE and TLN_CLI are the programs; TLN_LOCALEDIR holds the translations of the build.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

import hands
import ui

APP, CLI = os.environ["THROUGHLINE"], os.environ["TLN_CLI"]
PICTURES = os.environ.get("TLN_PICTURES")      # a folder: keep a picture of every window a test asks for
_ = hands.translator(APP)


class Case(unittest.TestCase):
    sample = True

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="tln-ui-")
        self.addCleanup(folder.cleanup)
        self.dir = folder.name
        self.library = os.path.join(self.dir, "library.db")
        if self.sample:
            self.cli("sample", "--language", "zh" if os.environ["LC_ALL"].startswith("zh") else "en")
        self.app = None
        self.runs = 0
        self.start()

    def start(self, *args):
        """Begin, or begin again: a restart keeps the library. args: what is to be opened."""
        self.stop()
        self.runs += 1
        self.log = os.path.join(self.dir, f"log-{self.runs}")
        self.app = ui.App([APP, "--library", self.library, *args], log=self.log)
        if self.runs == 1:
            self.addCleanup(self.stop)
        self.app.resize(1180, 760)

    def stop(self):
        """End the program as a user does; it must not have complained."""
        app, self.app = self.app, None
        if not app:
            return
        if app.running:
            app.windows[0].press("app.quit") if "app.quit" in app.windows[0].actions else app.key("ctrl+q")
            try:
                status = app.wait_exit()
            except subprocess.TimeoutExpired:
                status = app.close()
        else:
            status = app.close()
        app.close()
        self.assertEqual(status, 0, "the program's exit status")
        self.assertEqual(hands.complaints(self.log), [])

    def cli(self, *args, status=0):
        p = subprocess.run([CLI, "--library", self.library, *args], capture_output=True, timeout=60)
        self.assertEqual(p.returncode, status, p.stderr.decode())
        return p.stdout.decode()

    def rows(self, *args):
        return [json.loads(line) for line in self.cli("--json", *args).splitlines()]

    def write(self, name, data):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return path

    # ---- getting about
    def go(self, place):
        """Click a place of the sidebar, by name or by the start of it."""
        rows = self.app.find("list", _("Places"))
        row = self.app.wait(lambda: next((r for r in rows.find_all("list item") if r.name.startswith(place)), None),
                            what=f"{place!r} in the sidebar")
        return row.click()

    def articles(self):
        found = self.app.find("list", _("Articles"), timeout=0)
        return [r.name for r in found.find_all("list item")] if found else []

    def wait_articles(self, titles):
        self.app.wait(lambda: sorted(self.articles()) == sorted(titles), what=f"the articles {titles}")

    def open(self, title):
        self.app.find("list", _("Articles")).find("list item", title).click()
        return hands.reader(self.app, title)

    def said(self, words):
        """Wait until the window says something, in a toast or on a page."""
        return self.app.find("label", words)

    def menu(self, button, *names):
        """Open a menu by its button and choose from it, by mouse."""
        button.click()
        for name in names:
            self.app.wait(lambda: self.app.find("menu item", name, timeout=0), what=f"{name!r} in a menu").click()

    def picture(self, name):
        if PICTURES:
            self.app.screenshot(os.path.join(PICTURES, name + ".png"))


def main():
    """TAP, one line a test."""
    loader = unittest.defaultTestLoader
    tests = [t for group in loader.loadTestsFromModule(sys.modules["__main__"]) for t in group]
    print(f"1..{len(tests)}", flush=True)
    failed = False
    for n, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        name = test.id().replace("__main__.", "")
        if result.skipped:
            print(f"ok {n} {name} # SKIP {result.skipped[0][1]}", flush=True)
            continue
        print(f"{'ok' if result.wasSuccessful() else 'not ok'} {n} {name}")
        for _test, trace in result.failures + result.errors:
            failed = True
            print("\n".join("# " + line for line in trace.splitlines()))
        sys.stdout.flush()
    return 1 if failed else 0
