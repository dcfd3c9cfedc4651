# SPDX-License-Identifier: GPL-3.0-or-later
"""ui -- drive and check a GTK 4 program as a person would. Run inside `ui-session`.

    import ui
    with ui.App(["./app"]) as app:                 # started with uishim.so: exact positions, frame times
        app.find("button", "Open file").click()    # real mouse event; .press() is the accessible action
        app.type("hello"); app.key("ctrl+f")       # real key events
        app.wait(lambda: app.find("label", "3 shown", timeout=0))
        app.screenshot("out.png")
        assert not app.unnamed()
Every wait has a time limit and raises ui.Timeout with the tree as it was.
Command line:  ui.py tree CMD... | ui.py unnamed CMD... | ui.py shot FILE.png CMD...
"""
import hashlib, json, mmap, os, re, signal, struct, subprocess, sys, tempfile, time, zlib
from gi.repository import GLib
import a11y

WAYLAND = bool(os.environ.get("WAYLAND_DISPLAY"))
HERE = os.path.dirname(os.path.abspath(__file__))
TIMEOUT = 20           # seconds; a busy machine is no failure
STILL = 0.04           # seconds in which what is aimed at must not move
ACTIONS = ("click", "activate", "toggle", "press", "jump", "expand or contract")
INTERACTIVE = {"button", "push button", "toggle button", "check box", "radio button", "switch", "entry", "text",
               "password text", "spin button", "slider", "combo box", "menu item", "check menu item",
               "radio menu item", "list item", "page tab", "link", "table cell", "tree item", "image"}


class Timeout(AssertionError):
    pass


def wait(test, timeout=TIMEOUT, what="condition", step=0.02):
    """Call test() until it returns something true; that is returned."""
    end = time.monotonic() + timeout
    while True:
        try:
            r = test()
        except GLib.Error:                 # the object went away while being read
            r = None
        if r:
            return r
        if time.monotonic() >= end:
            raise Timeout(f"waited {timeout:g} s for {what}")
        time.sleep(step)


def run(*argv, timeout=10, **kw):
    return subprocess.run(argv, timeout=timeout, check=True, capture_output=True, text=True, **kw).stdout


# ---------------------------------------------------------------- accessible objects
class Node(a11y.Accessible):
    def __init__(self, owner, path, app):
        super().__init__(owner, path)
        self.app = app

    def __repr__(self):
        return f"<{self.role} {self.name!r}>"

    def made(self, owner, path):
        return Node(owner, path, self.app)

    @property
    def actions(self):
        n = self.get("Action", "NActions") or 0        # GetActions leaves out those of rows and switches
        return [self.ask("Action", "GetName", GLib.Variant("(i)", (i,)))[0] for i in range(n)]

    @property
    def rect(self):
        """x, y, width, height in the window's surface, or None where it is not on screen."""
        r = self.extents
        return r if r and 0 < r[2] < 20000 and 0 < r[3] < 20000 and abs(r[0]) < 20000 and abs(r[1]) < 20000 else None

    @property
    def window(self):
        n = self
        while n.parent and n.parent.role != "application":
            n = n.parent
        return n

    @property
    def screen_rect(self):
        r, (wx, wy, _, _) = self.rect, self.app.place(self.window)
        return r and (wx + r[0], wy + r[1], r[2], r[3])

    def find_all(self, role=None, name=None, showing=True):
        def fits(n):
            if role and n.role != role:
                return False
            if name is None:
                return True
            s = n.name
            return bool(name.search(s)) if isinstance(name, re.Pattern) else s == name
        out = []
        for n in self.walk(showing):
            try:
                if fits(n):
                    out.append(n)
            except GLib.Error:
                pass
        return out

    def find(self, role=None, name=None, nth=0, timeout=TIMEOUT, showing=True):
        """The nth match; waits for it. timeout=0: look once, None when it is not there."""
        def look():
            f = self.find_all(role, name, showing)
            return f[nth] if len(f) > nth else None
        if not timeout:
            return look()
        try:
            return wait(look, timeout)
        except Timeout:
            raise Timeout(f"no {role or 'node'} {name!r} within {timeout:g} s in:\n{self.app.tree()}") from None

    def label(self, name):
        return self.find("label", name)

    # ---- acting
    def press(self, action=None):
        """Do the accessible action (the way assistive tools press); tells whether there was one."""
        acts = self.actions
        for a in ([action] if action else ACTIONS):
            if a in acts:
                return self.ask("Action", "DoAction", GLib.Variant("(i)", (acts.index(a),)))[0]
        if action or self.role == "application":
            raise KeyError(f"{self!r} has no action {action!r}, only {acts}")
        inner = [n for n in self.walk() if n != self and set(n.actions) & set(ACTIONS)]
        if len(inner) == 1:                # GtkMenuButton, AdwSwitchRow: the action is on the inner widget
            return inner[0].press()
        return self.click()

    def centre(self):
        """Its middle on the screen, once it rests: a bar slides in, a list makes room."""
        def rests():
            r = self.screen_rect
            time.sleep(STILL)
            return r == self.screen_rect and r
        r = wait(rests, what=f"place of {self!r}")
        return r[0] + r[2] // 2, r[1] + r[3] // 2

    def click(self, button=1, count=1, at=None):
        """A real mouse click in its middle, or at (dx, dy) from its corner."""
        x, y = self.centre()
        if at:
            r = self.screen_rect
            x, y = r[0] + at[0], r[1] + at[1]
        mouse(x - 1, y)                    # no hand comes in one leap: after that GTK may be told again
        mouse(x, y)                        # of what lies below a popover
        for _ in range(count):
            run("xdotool", "click", str(button))
        return self

    def hover(self):
        mouse(*self.centre())
        return self

    def drag_to(self, other):
        (x, y), (u, v) = self.centre(), other.centre()
        mouse(x, y)
        run("xdotool", "mousedown", "1")
        for i in range(1, 11):             # in steps, or GTK sees no drag
            mouse(x + (u - x) * i // 10, y + (v - y) * i // 10)
            time.sleep(0.03)
        time.sleep(0.1)
        run("xdotool", "mouseup", "1")

    def scroll(self, steps):
        """Turn the wheel over it: positive is down."""
        self.hover()
        run("xdotool", "click", "--repeat", str(abs(steps)), "--delay", "20", "5" if steps > 0 else "4")

    def set_text(self, s):
        """Put text in at once through EditableText (any script)."""
        if not self.ask("EditableText", "SetTextContents", GLib.Variant("(s)", (s,)))[0]:
            raise AssertionError(f"{self!r} took no text")
        return self

    def select(self, i):
        """Select the i-th accessible child of a list. In GTK 4 these are the rows made so far, in no order."""
        return self.ask("Selection", "SelectChild", GLib.Variant("(i)", (i,)))[0]


def mouse(x, y):
    if WAYLAND:
        raise RuntimeError("no pointer under the headless Wayland session: use press()")
    run("xdotool", "mousemove", str(int(x)), str(int(y)))


# ---------------------------------------------------------------- the screen
def png(path, w, h, rows):
    """Write RGB rows."""
    def chunk(t, d):
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    with open(path, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) +
                chunk(b"IDAT", zlib.compress(b"".join(b"\0" + r for r in rows), 6)) + chunk(b"IEND", b""))


class Screen:
    """Xvfb's frame buffer, read straight from the file it is mapped to."""
    def __init__(self):
        with open(os.path.join(os.environ["UI_SESSION_DIR"], "fb", "Xvfb_screen0"), "rb") as f:
            self.m = mmap.mmap(f.fileno(), 0, prot=mmap.PROT_READ)
        h = struct.unpack(">25I", self.m[:100])
        self.w, self.h, self.stride, self.off = h[4], h[5], h[12], h[0] + h[19] * 12

    def sum(self, every=1):
        """Checksum of what is shown; of every n-th row only, where it must cost little."""
        v, s = memoryview(self.m), 1
        if every == 1:
            return zlib.adler32(v[self.off:])
        for o in range(self.off, self.off + self.h * self.stride, self.stride * every):
            s = zlib.adler32(v[o:o + self.stride], s)
        return s

    def shot(self, path, rect=None):
        x, y, w, h = rect or (0, 0, self.w, self.h)
        x0, y0, x1, y1 = max(0, x), max(0, y), min(self.w, x + w), min(self.h, y + h)
        rows = []
        for r in range(y0, y1):
            o = self.off + r * self.stride
            px, out = self.m[o + 4 * x0:o + 4 * x1], bytearray(3 * (x1 - x0))
            out[0::3], out[1::3], out[2::3] = px[2::4], px[1::4], px[0::4]
            rows.append(bytes(out))
        png(path, x1 - x0, y1 - y0, rows)


# ---------------------------------------------------------------- the program under test
def shim():
    """Path of uishim.so, built when needed; None without a compiler or GTK's headers."""
    src = os.path.join(HERE, "uishim.c")
    try:
        flags = run("pkg-config", "--cflags", "--libs", "gtk4").split()
        key = hashlib.sha1(open(src, "rb").read() + " ".join(flags).encode() +
                           run("pkg-config", "--modversion", "gtk4").encode()).hexdigest()[:12]
        d = os.path.join(tempfile.gettempdir(), f"uishim-{os.getuid()}")
        os.makedirs(d, 0o700, exist_ok=True)
        if os.stat(d).st_uid != os.getuid():
            return None
        so = os.path.join(d, key + ".so")
        if not os.path.exists(so):
            run("cc", "-shared", "-fPIC", "-O2", src, "-o", f"{so}.{os.getpid()}", *flags, timeout=60)
            os.rename(f"{so}.{os.getpid()}", so)
        return so
    except (OSError, subprocess.SubprocessError):
        return None


class App(Node):
    def __init__(self, argv, env=None, timeout=20, use_shim=True, log=None):
        """Start argv and wait until a window of it is to be seen. log: file for its output (else ours)."""
        super().__init__(None, None, self)
        self.argv = list(argv)
        e = dict(os.environ, **(env or {}))
        self.frames_file = os.path.join(os.environ["UI_SESSION_DIR"], f"frames-{time.monotonic_ns()}")
        so = shim() if use_shim else None
        if so:
            e["LD_PRELOAD"] = " ".join(filter(None, (e.get("LD_PRELOAD"), so)))
            e["UI_FRAMES"] = self.frames_file
            self.stalls_file = e["UI_STALLS"] = self.frames_file.replace("frames", "stalls")
        self.log = open(log, "wb") if log else None
        if not WAYLAND:
            mouse(screen().w - 1, screen().h - 1)      # out of the pictures
        self.t0 = time.monotonic_ns()
        self.proc = subprocess.Popen(self.argv, env=e, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.pid = self.proc.pid
        try:
            found = wait(self._accessible, timeout, f"a window of {self.argv[0]}")
            super().__init__(found.owner, found.path, self)
            self.settle()
        except BaseException:
            self.close()
            raise

    def _accessible(self):
        if self.proc.poll() is not None:
            raise AssertionError(f"{self.argv[0]} ended with {self.proc.returncode} before it showed a window")
        for p, pid in a11y.programs():
            if pid == self.pid and any(w.showing for w in p.children):
                return p

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()

    running = property(lambda s: s.proc.poll() is None)

    def close(self, timeout=5):
        """End it (by process id) and return its exit status."""
        for s in (signal.SIGTERM, signal.SIGKILL):
            if self.proc.poll() is None:
                self.proc.send_signal(s)
                try:
                    self.proc.wait(timeout)
                except subprocess.TimeoutExpired:
                    pass
        if self.log:
            self.log.close()
        return self.proc.returncode

    def wait_exit(self, timeout=TIMEOUT):
        return self.proc.wait(timeout)

    def wait(self, test, timeout=TIMEOUT, what="condition"):
        try:
            return wait(test, timeout, what)
        except Timeout as e:
            raise Timeout(f"{e} in:\n{self.tree()}") from None

    @property
    def windows(self):
        return [w for w in self.children if w.showing]

    def first_frame_ms(self):
        """From exec to the end of painting the first frame; None without the shim."""
        try:
            with open(self.frames_file) as f:
                return (int(f.readline()) - self.t0) / 1e6
        except (OSError, ValueError):
            return None

    def stalls(self, since):
        """Milliseconds of the long turns of its main loop that ended after since (time.monotonic_ns), as they were and
        without drawing; the longest first."""
        late = [(length / 1e6, (length - drawn) / 1e6) for end, length, drawn, _busy in self._turns() if end > since]
        return sorted((a for a, _b in late), reverse=True), sorted((b for _a, b in late), reverse=True)

    def busy(self, since):
        """The same without drawing, counting only what the processor worked on them: other work of the machine apart."""
        return sorted((busy / 1e6 for end, _length, _drawn, busy in self._turns() if end > since), reverse=True)

    def _turns(self):
        try:
            with open(self.stalls_file) as f:
                return [tuple(map(int, line.split())) for line in f]
        except OSError:
            return []

    # ---- windows on the screen
    def place(self, window):
        """x, y, width, height of a top-level window on the screen."""
        name, r = window.own_name, window.rect
        got = list(self._sway() if WAYLAND else self._x11())
        if not got:
            raise Timeout(f"no window of {self.argv[0]} on the screen")
        return min(got, key=lambda g: (g[1] != name, not r or abs(g[0][2] - r[2]) + abs(g[0][3] - r[3])))[0]

    def _sway(self):
        def walk(n):
            if n.get("pid") == self.pid and n.get("rect"):
                q = n["rect"]
                yield (q["x"], q["y"], q["width"], q["height"]), n.get("name"), n["id"]
            for k in n.get("nodes", []) + n.get("floating_nodes", []):
                yield from walk(k)
        return walk(json.loads(run("swaymsg", "-t", "get_tree")))

    def _x11(self):
        d = display()
        root = d.screen().root

        def prop(w, n):
            p = w.get_full_property(d.intern_atom(n), 0)
            return p.value if p else None
        for i in prop(root, "_NET_CLIENT_LIST") if prop(root, "_NET_CLIENT_LIST") is not None else ():
            w = d.create_resource_object("window", i)
            try:
                if list(prop(w, "_NET_WM_PID") or ()) != [self.pid]:
                    continue
                g, t = w.get_geometry(), root.translate_coords(w, 0, 0)
                yield (t.x, t.y, g.width, g.height), (prop(w, "_NET_WM_NAME") or b"").decode(errors="replace"), w
            except Exception:              # it went away
                continue

    def resize(self, w, h, window=None):
        """Ask for a size; returns the size the window really took."""
        win = window or self.windows[0]
        if WAYLAND:
            run("swaymsg", f"[pid={self.pid}]", "resize", "set", str(w), str(h))
        else:
            name, d = win.own_name, display()
            x = min(self._x11(), key=lambda g: g[1] != name)[2]
            x.configure(width=w, height=h, x=0, y=0)
            d.sync()
        self.settle()
        return self.place(win)[2:]

    def screenshot(self, path, window=None, full=False):
        """PNG of the window (or the whole screen), popovers and dialogs in it included."""
        self.settle()
        r = None if full else self.place(window or self.windows[0])
        if WAYLAND:
            run("grim", *([] if full else ["-g", "{},{} {}x{}".format(*r)]), path)
        else:
            screen().shot(path, r)
        return path

    def settle(self, quiet=0.2, timeout=5.0):
        """Wait until the screen has not changed for `quiet` seconds; False if it never rests."""
        if WAYLAND:
            time.sleep(0.5)
            return True
        s, end = screen(), time.monotonic() + timeout
        last, since = s.sum(), time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.03)
            now = s.sum()
            if now != last:
                last, since = now, time.monotonic()
            elif time.monotonic() - since >= quiet:
                return True
        return False

    # ---- keys
    def key(self, *keys):
        """Real key presses, e.g. key("ctrl+f"), key("Tab", "Tab", "Return")."""
        for k in keys:
            if WAYLAND:
                *mods, k = k.split("+")
                names = {"super": "logo"}
                argv = [x for m in mods for x in ("-M", names.get(m.lower(), m.lower()))]
                run("wtype", "-d", "20", *argv, "-k", k, *[x for m in mods for x in ("-m", names.get(m.lower(), m.lower()))])
            else:
                run("xdotool", "key", "--delay", "15", k)
            time.sleep(0.03)

    def type(self, text):
        """Real key presses for text. What has no key is entered as ctrl+shift+u HEX space, GTK's own way."""
        if WAYLAND:
            run("wtype", "-s", "200", text)
            return
        for part in re.findall(r"[ -~]+|[^ -~]", text):
            if " " <= part[0] <= "~":
                run("xdotool", "type", "--delay", "15", part, timeout=10 + len(part) / 10)
            elif part in "\n\t":
                self.key({"\n": "Return", "\t": "Tab"}[part])
            else:
                run("xdotool", "key", "--delay", "15", "ctrl+shift+u", *f"{ord(part):x}", "space")

    @property
    def focused(self):
        return ([n for n in self.walk() if n.has("focused")] or [None])[-1]

    def choose_file(self, path):
        """Answer GTK's own file dialog (the portal is off in ui-session) with a path, by keyboard."""
        d = self.wait(lambda: next((w for w in self.windows[1:] if w.has("active")), None), what="the file dialog")
        self.key("ctrl+l")                 # typing the path key by key would race its completion
        e = self.wait(lambda: next((n for n in d.find_all() if n.has("editable") and n.has("focused")), None),
                      what="location entry")
        e.set_text(path)
        self.key("Return")
        try:
            wait(lambda: d not in self.windows, 2)
        except Timeout:
            self.key("Return")             # the first one closed the list of completions
        self.wait(lambda: d not in self.windows, what="the file dialog to close")

    # ---- looking
    def tree(self, showing=True):
        """The accessible tree as text; unnamed boxes are left out."""
        out = []

        def put(n, depth):
            try:
                if not n.seen or (showing and depth and not n.showing):
                    return
                role, name, st = n.role, n.name, n.states & {
                    "focused", "selected", "checked", "expanded", "modal", "active", "pressed"}
                t = n.text if role in ("entry", "text", "password text") else ""
                plain = not name and role in ("panel", "grouping", "filler", "unknown", "generic")
                if not plain:
                    st |= set() if n.has("sensitive") or not depth else {"insensitive"}
                    out.append("  " * depth + role + (f" {name!r}" if name else "") + (f" = {t!r}" if t else "") +
                               (f" [{' '.join(sorted(st))}]" if st else ""))
                for k in n.children:
                    put(k, depth + (not plain))
            except GLib.Error:
                pass
            finally:
                n.seen = {}
        if self.path:
            self.snapshot(showing, a11y.DEEP)
            put(self, 0)
        return "\n".join(out)

    def unnamed(self):
        """Widgets a person can act on that tell assistive tools no name."""
        bad = []
        for n in self.walk():
            try:
                if n.role in INTERACTIVE and not n.own_name.strip() and n.has("focusable") and \
                        not n.name and not (n.description or "").strip() and n.rect:
                    bad.append(n)
            except GLib.Error:
                pass
        return bad


_one = {}


def screen():
    if "screen" not in _one:
        _one["screen"] = Screen()
    return _one["screen"]


def display():
    if "display" not in _one:
        from Xlib.display import Display
        _one["display"] = Display()
    return _one["display"]


def main(argv):
    if len(argv) < 3 or argv[1] not in ("tree", "unnamed", "shot"):
        raise SystemExit(__doc__)
    cmd = argv[3:] if argv[1] == "shot" else argv[2:]
    with App(cmd) as app:
        if argv[1] == "tree":
            print(app.tree())
        elif argv[1] == "shot":
            app.screenshot(argv[2])
        else:
            bad = app.unnamed()
            for n in bad:
                print(n.role, n.rect, "in", next((repr(p) for p in parents(n) if p.name), "?"))
            return 1 if bad else 0
    return 0


def parents(n):
    while (n := n.parent):
        yield n


if __name__ == "__main__":
    sys.exit(main(sys.argv))
