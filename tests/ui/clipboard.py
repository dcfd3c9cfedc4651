# SPDX-License-Identifier: GPL-3.0-or-later
"""clipboard -- be the program from which somebody copies or drags: owns a selection of X and hands out what it holds."""
import threading
import time

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event

CHUNK = 200_000
TEXT = ("UTF8_STRING", "text/plain;charset=utf-8")


class Offer:
    """with Offer(SELECTION, {type: text or bytes, …}): the selection holds the data for as long as the block runs."""

    def __init__(self, selection, data):
        self.display, self.over, self.heard = Display(), False, {}
        self.selection = self.display.intern_atom(selection)
        self.data = {self.display.intern_atom(t): d if isinstance(d, bytes) else d.encode() for t, d in data.items()}
        self.targets = self.display.intern_atom("TARGETS")
        screen = self.display.screen()
        self.window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
        self.window.set_selection_owner(self.selection, X.CurrentTime)
        self.display.sync()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while not self.over:
            e = self.display.next_event()
            if e.type == X.SelectionRequest:
                self._answer(e)
            elif e.type == X.ClientMessage:
                self.heard[self.display.get_atom_name(e.client_type)] = list(e.data[1])
            elif e.type == X.SelectionClear:
                return

    def _answer(self, e):
        kept = e.property or e.target
        if e.target == self.targets:
            e.requestor.change_property(kept, Xatom.ATOM, 32, [self.targets, *self.data])
        elif e.target in self.data:
            data = self.data[e.target]            # a request of X holds 256 KiB
            e.requestor.change_property(kept, e.target, 8, data[:CHUNK])
            for at in range(CHUNK, len(data), CHUNK):
                e.requestor.change_property(kept, e.target, 8, data[at:at + CHUNK], X.PropModeAppend)
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
            self.selection, X.CurrentTime)
        wake.sync()
        self.thread.join(5)
        wake.close()


def Copied(text, html=None):
    """The clipboard of a program from which a text was copied, with its markup where it has some."""
    data = dict.fromkeys(TEXT, text)
    return Offer("CLIPBOARD", {"text/html": html, **data} if html else data)


def copied(selection="CLIPBOARD"):
    """The text in the clipboard, from whichever program it was copied; or in another selection, as PRIMARY."""
    display = Display()
    kept, text = display.intern_atom("TLN_TEST_COPIED"), display.intern_atom(TEXT[0])
    window = display.screen().root.create_window(0, 0, 1, 1, 0, display.screen().root_depth)
    window.convert_selection(display.intern_atom(selection), text, kept, X.CurrentTime)
    while True:
        e = display.next_event()
        if e.type == X.SelectionNotify:
            break
    data = window.get_full_property(kept, X.AnyPropertyType) if e.property else None
    display.close()
    return data.value.decode() if data else None


class Dragged(Offer):
    """with Dragged({type: text, …}) as drag: what another program's user drags; drag.drop (x, y) lets it go there."""

    def __init__(self, data):
        super().__init__("XdndSelection", data)
        atoms = list(self.data)
        self.window.change_property(self.display.intern_atom("XdndTypeList"), Xatom.ATOM, 32, atoms)
        self.types = (atoms + [0, 0, 0])[:3]

    def _tell(self, target, message, *data):
        data = [self.window.id, *data, 0, 0, 0, 0][:5]
        target.send_event(event.ClientMessage(window=target, client_type=self.display.intern_atom(message),
                                              data=(32, data)))
        self.display.flush()

    def _await(self, message, timeout=10):
        end = time.monotonic() + timeout
        while message not in self.heard:
            if time.monotonic() > end:
                raise TimeoutError(f"no {message} from the window under the drag")
            time.sleep(0.02)
        return self.heard.pop(message)

    def _under(self, x, y):
        """The window of a program at a place of the screen that takes drops."""
        aware, root = self.display.intern_atom("XdndAware"), self.display.screen().root
        at = root
        while not at.get_full_property(aware, 0):
            at = at.translate_coords(root, x, y).child
            if not at:
                raise LookupError(f"nothing at {x}, {y} takes drops")
        return at

    def drop(self, x, y):
        """Come over the window at a place of the screen, and let go; whether it took the data."""
        target, copy = self._under(x, y), self.display.intern_atom("XdndActionCopy")
        self._tell(target, "XdndEnter", (5 << 24) | (len(self.data) > 3), *self.types)
        for step in (8, 4, 0):
            self.heard.pop("XdndStatus", None)
            self._tell(target, "XdndPosition", 0, ((x - step) << 16) | (y - step), X.CurrentTime, copy)
            status = self._await("XdndStatus")
        if not status[1] & 1:
            self._tell(target, "XdndLeave")
            return False
        self._tell(target, "XdndDrop", 0, X.CurrentTime)
        return bool(self._await("XdndFinished")[1] & 1)
