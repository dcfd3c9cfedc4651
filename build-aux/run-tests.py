#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run-tests.py "SUITE..." BUILD [BUILD-WITHOUT-APP]

Runs the suites of a build, then the command line's of a build without the application, where that is
what there is (the unit tests are the same programs in both: it is enough that they are built), and
counts every case of every test program. The last line is `N passed, N failed`, `, N skipped` when
there are any; the exit status is 0 when something passed and nothing failed.
"""
import json
import os
import re
import subprocess
import sys

CASE = re.compile(r"^(not )?ok\b[^#]*(#\s*SKIP)?", re.I)


def cases(test):
    """(passed, failed, skipped) of one line of meson's test log."""
    passed = failed = skipped = 0
    for line in (test.get("stdout") or "").splitlines():
        m = CASE.match(line)
        if not m:
            continue
        skip = bool(m[2])
        if skip:
            skipped += 1
        elif m[1]:
            failed += 1
        else:
            passed += 1
    result = test["result"]
    if result == "SKIP" and not skipped:
        skipped += 1
    elif result not in ("OK", "SKIP", "EXPECTEDFAIL") and not failed:
        failed += 1                       # it crashed, hung, or stopped before its plan was done
    elif result == "OK" and not passed + skipped:
        passed += 1
    return passed, failed, skipped


def run(build, suites):
    log = os.path.join(build, "meson-logs", "testlog.json")
    if os.path.exists(log):
        os.unlink(log)
    listed = json.loads(subprocess.run(["meson", "introspect", "--tests", build], capture_output=True,
                                       check=True).stdout)
    known = {s.split(":")[-1] for t in listed for s in t["suite"]}
    want = [s for s in suites if s in known]
    if not want:
        return []
    # a slow machine is not a failure, a test that hangs still ends
    subprocess.run(["meson", "test", "-C", build, "--no-rebuild", "--print-errorlogs", "--timeout-multiplier", "4",
                    *[x for s in want for x in ("--suite", s)]], check=False)
    if not os.path.exists(log):
        return []
    with open(log, encoding="utf-8", errors="replace") as f:
        return [json.loads(line) for line in f]


def main():
    suites, builds = sys.argv[1].split(), sys.argv[2:]
    total, bad = [0, 0, 0], []
    for i, build in enumerate(builds):
        if i:
            print("\nAgain, built without the application:", flush=True)
        tests = run(build, suites if not i else [s for s in suites if s == "cli"])
        for t in tests:
            n = cases(t)
            total = [a + b for a, b in zip(total, n)]
            if n[1]:
                bad.append(f"{t['name']} ({os.path.basename(build)}): {t['result'].lower()}")
    print()
    for line in bad:
        print("failed:", line)
    passed, failed, skipped = total
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""), flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
