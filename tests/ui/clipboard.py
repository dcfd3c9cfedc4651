# SPDX-License-Identifier: GPL-3.0-or-later
"""clipboard -- be the program from which somebody copied: owns X's clipboard and hands out a text."""
import threading

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event


class Copied:
    """with Copied("text"): the clipboard holds the text for as long as the block runs."""

    def __init__(self, text):
        self.data, self.display, self.over = text.encode(), Display(), False
        atom = self.display.intern_atom
        self.names = {n: atom(n) for n in ("CLIPBOARD", "TARGETS", "UTF8_STRING", "text/plain;charset=utf-8")}
        screen = self.display.screen()
        self.window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
        self.window.set_selection_owner(self.names["CLIPBOARD"], X.CurrentTime)
        self.display.sync()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while not self.over:
            e = self.display.next_event()
            if e.type == X.SelectionRequest:
                self._answer(e)
            elif e.type == X.SelectionClear:
                return

    def _answer(self, e):
        kept = e.property or e.target
        if e.target == self.names["TARGETS"]:
            e.requestor.change_property(kept, Xatom.ATOM, 32,
                                        [self.names["TARGETS"], self.names["UTF8_STRING"],
                                         self.names["text/plain;charset=utf-8"]])
        elif e.target in (self.names["UTF8_STRING"], self.names["text/plain;charset=utf-8"]):
            e.requestor.change_property(kept, e.target, 8, self.data)
        else:
            kept = X.NONE
        e.requestor.send_event(event.SelectionNotify(time=e.time, requestor=e.requestor, selection=e.selection,
                                                     target=e.target, property=kept))
        self.display.flush()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.over = True
        wake = Display()                  # whoever owns it next ends the thread
        wake.screen().root.create_window(0, 0, 1, 1, 0, wake.screen().root_depth).set_selection_owner(
            wake.intern_atom("CLIPBOARD"), X.CurrentTime)
        wake.sync()
        self.thread.join(5)
        wake.close()
