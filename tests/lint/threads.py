#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a thread works on is let go of where it was asked for: only tln-aside.c runs a GTask in a
thread, since such a task, with its source and its data, may be freed there."""
import lint

ALLOWED = "src/base/tln-aside.c"


def problems(root):
    for path in lint.files(root, ".c", under="src"):
        for n, line in enumerate(lint.read(root, path).split("\n"), 1):
            if path != ALLOWED and "g_task_run_in_thread" in line:
                yield f"{path}:{n}: tln_aside_async runs it and frees nothing on the thread"


if __name__ == "__main__":
    lint.main(problems)
