# SPDX-License-Identifier: GPL-3.0-or-later
"""a11y -- what a program tells assistive tools (AT-SPI), asked over one connection with many questions under way.

libatspi asks one thing at a time and waits; a tree of 400 parts takes it a second. Here a whole level of the tree is
asked at once. Interfaces: org.a11y.atspi.{Accessible,Action,Component,EditableText,Selection,Text,Value}.
"""
import collections

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib      # of libatspi only the names of roles and states

DEEP = 60              # levels of a tree
SLOW = 20000           # milliseconds a program may take to answer; a busy machine is no failure
WINDOW = 1             # coordinates from the corner of the window's surface
ATSPI = "org.a11y.atspi."
STATES = {int(s): s.value_nick for s in (getattr(Atspi.StateType, n) for n in dir(Atspi.StateType) if n.isupper())
          if s.value_nick != "last-defined"}
Rect = collections.namedtuple("Rect", "x y width height")
_one = {}


def bus():
    """The connection to the bus of assistive tools."""
    if "bus" not in _one:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        where, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                   Gio.DBusCallFlags.NONE, SLOW).unpack()
        _one["bus"] = Gio.DBusConnection.new_for_address_sync(
            where, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    return _one["bus"]


def names(state):
    """The names of a set of states, which is two numbers of 32 bits."""
    low, high = state
    bits = low | high << 32
    return {name for bit, name in STATES.items() if bits >> bit & 1}


def role_name(number):
    try:
        return Atspi.role_get_name(Atspi.Role(number))
    except ValueError:                     # younger than this libatspi
        return "unknown"


class Accessible:
    """A part of a program. role, name and states are asked anew every time, but for those that a walk over the tree
    holds out, as long as it holds them out."""

    def __init__(self, owner, path):
        self.owner, self.path, self.seen = owner, path, {}

    def __eq__(self, o):
        return isinstance(o, Accessible) and (self.owner, self.path) == (o.owner, o.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def made(self, owner, path):
        """Another part of the same program; subclasses make their own kind."""
        return type(self)(owner, path)

    def at(self, reference):
        """The part a reference of the protocol means, or None."""
        return None if reference[1].endswith("/null") else self.made(*reference)

    # ---- asking
    def ask(self, interface, method, args=None):
        return bus().call_sync(self.owner, self.path, ATSPI + interface, method, args, None, Gio.DBusCallFlags.NONE,
                               SLOW).unpack()

    def get(self, interface, name):
        """A property; None where the part lacks that interface."""
        try:
            return bus().call_sync(self.owner, self.path, "org.freedesktop.DBus.Properties", "Get",
                                   GLib.Variant("(ss)", (ATSPI + interface, name)), None, Gio.DBusCallFlags.NONE,
                                   SLOW).unpack()[0]
        except GLib.Error as e:
            if "UnknownObject" in e.message or "ServiceUnknown" in e.message or interface == "Accessible":
                raise
            return None

    def offers(self, interface):
        return ATSPI + interface in self.ask("Accessible", "GetInterfaces")[0]

    def kept(self, what, fetch):
        return self.seen[what] if what in self.seen else fetch()

    role = property(lambda s: s.kept("role", lambda: role_name(s.ask("Accessible", "GetRole")[0])))
    own_name = property(lambda s: s.kept("name", lambda: s.get("Accessible", "Name")))
    states = property(lambda s: s.kept("states", lambda: names(s.ask("Accessible", "GetState")[0])))
    children = property(lambda s: s.kept("children", lambda: [
        k for k in map(s.at, s.ask("Accessible", "GetChildren")[0]) if k]))
    description = property(lambda s: s.get("Accessible", "Description"))
    parent = property(lambda s: s.at(s.get("Accessible", "Parent")))
    attributes = property(lambda s: s.ask("Accessible", "GetAttributes")[0])
    value = property(lambda s: s.get("Value", "CurrentValue"))
    showing = property(lambda s: s.has("showing"))

    def has(self, state):
        return state in self.states

    @property
    def name(self):
        """Accessible name; else the text of the labels it is labelled by or holds (menu items)."""
        n = self.own_name
        if not n:
            by = [self.at(t) for how, targets in self.ask("Accessible", "GetRelationSet")[0]
                  if how == int(Atspi.RelationType.LABELLED_BY) for t in targets]
            n = " ".join(x.own_name or x.text for x in by if x and x != self).strip()
        return n

    @property
    def extents(self):
        """Where it is in the window's surface as told, or None."""
        if not self.offers("Component"):
            return None
        return Rect(*self.ask("Component", "GetExtents", GLib.Variant("(u)", (WINDOW,)))[0])

    # ---- text
    @property
    def text(self):
        """Content of a label, entry or text view."""
        try:
            return self.ask("Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]
        except GLib.Error:
            return ""

    caret = property(lambda s: s.get("Text", "CaretOffset"))

    @property
    def selection(self):
        """The first and the last offset of what is selected, or None."""
        if not self.ask("Text", "GetNSelections")[0]:
            return None
        return self.ask("Text", "GetSelection", GLib.Variant("(i)", (0,)))

    def character(self, offset):
        """Where a character is in the window's surface."""
        return Rect(*self.ask("Text", "GetCharacterExtents", GLib.Variant("(iu)", (offset, WINDOW))))

    def look(self, offset):
        """The attributes of the text at an offset."""
        return self.ask("Text", "GetAttributes", GLib.Variant("(i)", (offset,)))[0]

    # ---- the whole tree
    def snapshot(self, showing, depth):
        """Ask everything about all parts below, a level at a time; what is not showing is left out with all below."""
        level = [self]
        while level:
            asked = [(n, [("Accessible", "GetState"), ("Accessible", "GetRole"), ("Accessible", "GetChildren"), None])
                     for n in level]
            level = []
            for n, (state, role, kids, name) in zip([n for n, _q in asked], answers(asked)):
                if None in (state, role, kids, name):
                    continue               # it went away
                n.seen = {"states": names(state[0]), "role": role_name(role[0]), "name": name[0]}
                hidden = showing and n.seen["role"] != "application" and "showing" not in n.seen["states"]
                n.seen["children"] = [k for k in map(n.at, kids[0]) if k]
                if not hidden and depth:
                    level += n.seen["children"]
            depth -= 1

    def walk(self, showing=True, depth=DEEP):
        """This part and all below, depth first. What a part was when the walk began is kept while it is held out."""
        self.snapshot(showing, depth)
        yield from self.held_out(showing, depth)

    def held_out(self, showing, depth):
        if not self.seen or (showing and self.role != "application" and not self.showing):
            self.seen = {}
            return
        kids = self.children if depth else ()
        try:
            yield self
        finally:
            self.seen = {}
        for k in kids:
            yield from k.held_out(showing, depth - 1)


def answers(asked):
    """What each part says to its questions, None where it says nothing; a question that is None asks for the name."""
    out = [[None] * len(questions) for _n, questions in asked]
    left = sum(map(len, out))
    loop = GLib.MainLoop()

    def done(connection, result, i, j):
        nonlocal left
        left -= 1
        try:
            out[i][j] = connection.call_finish(result).unpack()
        except GLib.Error:
            pass
        if not left:
            loop.quit()
    for i, (n, questions) in enumerate(asked):
        for j, q in enumerate(questions):
            interface, method, args = (ATSPI + q[0], q[1], None) if q else (
                "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ATSPI + "Accessible", "Name")))
            bus().call(n.owner, n.path, interface, method, args, None, Gio.DBusCallFlags.NONE, SLOW, None, done, i, j)
    loop.run()
    return out


def programs():
    """The programs on the bus with their process ids."""
    root = Accessible(ATSPI + "Registry", "/org/a11y/atspi/accessible/root")
    for p in root.children:
        try:
            pid, = bus().call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "GetConnectionUnixProcessID", GLib.Variant("(s)", (p.owner,)), None,
                                   Gio.DBusCallFlags.NONE, SLOW).unpack()
        except GLib.Error:                 # it went away
            continue
        yield p, pid
