#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""picture.py DISPLAY-FILE PICTURE: in a ui-session, tell a program started elsewhere where the display
is, wait until it shows a window that has come to rest, and take the picture."""
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tests", "ui"))
import ui  # noqa: E402


def window():
    """Place of the window on the screen, once there is one."""
    root = ui.display().screen().root
    p = root.get_full_property(ui.display().intern_atom("_NET_CLIENT_LIST"), 0)
    if p is None or not len(p.value):
        return None
    w = ui.display().create_resource_object("window", p.value[-1])
    size, place = w.get_geometry(), root.translate_coords(w, 0, 0)
    return place.x, place.y, size.width, size.height


def main():
    told, picture = sys.argv[1:]
    with open(told + ".new", "w", encoding="utf-8") as f:
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            f.write(f"{name}='{os.environ[name]}'\n")
    os.rename(told + ".new", told)
    ui.wait(window, 60, "a window")
    ui.mouse(0, 0)
    screen, last, since = ui.screen(), None, time.monotonic()
    end = since + 20
    while time.monotonic() < min(since + 1.5, end):        # at rest when nothing changed for a while
        now = screen.sum()
        if now != last:
            last, since = now, time.monotonic()
        time.sleep(0.05)
    screen.shot(picture, window())


if __name__ == "__main__":
    main()
