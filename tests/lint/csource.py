# SPDX-License-Identifier: GPL-3.0-or-later
"""A small reader of C as clang-format writes it: tokens with their lines, the functions of a file
with their parameters, length and nesting. It knows no types and follows the first branch of every
#if only; that is enough for counting."""
import re

TOKEN = re.compile(r"""
    (?P<space>[ \t\r\f\v]+) | (?P<newline>\n) | (?P<comment>/\*.*?\*/|//[^\n]*)
  | (?P<string>(?:u8|[LuU])?"(?:\\.|[^"\\\n])*"|(?:[LuU])?'(?:\\.|[^'\\\n])*')
  | (?P<word>[A-Za-z_]\w*) | (?P<number>\.?\d[\w.+-]*?(?=[^\w.]|$)) | (?P<mark>\.\.\.|.)""", re.X | re.S)
CONTROLS = ("if", "for", "while", "switch")


class Function:
    def __init__(self, name, line, parameters, imposed):
        self.name, self.line, self.parameters, self.imposed = name, line, parameters, imposed
        self.end = line                # line of the closing brace; the same for a declaration
        self.deepest, self.deepest_line = 0, line


def without_preprocessor(text):
    """Blank out directives and every branch but the first, keeping the lines."""
    out, skipping, continued = [], [], False
    for line in text.split("\n"):
        directive = re.match(r"\s*#\s*(\w*)", line)
        if continued or (directive and not in_comment(out)):
            word = directive[1] if directive and not continued else ""
            if word in ("if", "ifdef", "ifndef"):
                skipping.append(False)
            elif word in ("else", "elif") and skipping:
                skipping[-1] = True
            elif word == "endif" and skipping:
                skipping.pop()
            continued = line.endswith("\\")
            out.append("")
        else:
            out.append("" if any(skipping) else line)
    return "\n".join(out)


def in_comment(lines):
    """Does a block comment begun in these lines still go on? (Cheap: the last one tells.)"""
    for line in reversed(lines):
        opened, closed = line.rfind("/*"), line.rfind("*/")
        if opened >= 0 or closed >= 0:
            return opened > closed
    return False


def tokens(text):
    """[(text, line)], without space and comments, and {line: comment that ends there}."""
    out, comments, line = [], {}, 1
    for m in TOKEN.finditer(without_preprocessor(text)):
        kind, s = m.lastgroup, m[0]
        if kind == "comment":
            comments[line + s.count("\n")] = s
        elif kind not in ("space", "newline"):
            out.append((s, line))
        line += s.count("\n")
    return out, comments


def closing(toks, i):
    """Index of the bracket that closes the one at i."""
    pairs, depth = {"(": ")", "[": "]", "{": "}"}, 0
    o, c = toks[i][0], pairs[toks[i][0]]
    for j in range(i, len(toks)):
        depth += (toks[j][0] == o) - (toks[j][0] == c)
        if not depth:
            return j
    return len(toks) - 1


def parameters(toks, o, c):
    """The parameters between two parentheses, each as a list of its tokens."""
    out, depth = [[]], 0
    for t, _ in toks[o + 1:c]:
        depth += (t in "([{") - (t in ")]}")
        if t == "," and not depth:
            out.append([])
        else:
            out[-1].append(t)
    return [p for p in out if p not in ([], ["void"], ["..."])]


def without_conventional(given):
    """Leave out what GLib's conventions put last: cancellable, callback with its data, error."""
    left = list(given)
    if left and left[-1][:3] == ["GError", "*", "*"]:
        left.pop()
    if len(left) > 1 and left[-1][0] == "gpointer" and re.search(r"(Callback|Func|Notify)$", left[-2][0]):
        del left[-2:]
    if left and left[-1][0] == "GCancellable":
        left.pop()
    return left


def header_of(toks, start, end):
    """(index of the name, of "(" and of ")") of the function that toks[start:end] declares, or None."""
    words = [t for t, _ in toks[start:end]]
    if "typedef" in words or "=" in words:
        return None
    i, found = start, None
    while i < end:
        if toks[i][0] in "([{":
            c = closing(toks, i)
            if toks[i][0] == "(" and i > start and re.match(r"[A-Za-z_]\w*$", toks[i - 1][0]) and \
                    not toks[i - 1][0].startswith(("__attribute__", "G_GNUC_", "G_DE", "G_AV")):
                found = i - 1, i, c
            i = c
        i += 1
    return found


def functions(text):
    """Every function the file defines or, at the outermost level, declares."""
    toks, comments = tokens(text)
    out, i, start = [], 0, 0
    while i < len(toks):
        t = toks[i][0]
        if t in "([":
            i = closing(toks, i)
        elif t == ";":
            h = header_of(toks, start, i)
            # a declaration has its type before the name; a macro called at this level has not
            if h and h[0] > start:
                out.append(make(toks, h, start, comments))
            start = i + 1
        elif t == "{":
            h, c = header_of(toks, start, i), closing(toks, i)
            if h:
                f = make(toks, h, start, comments)
                f.end = toks[c][1]
                body(toks, i, c, f)
                out.append(f)
                start = c + 1
            elif not any(x[0] in ("=", "struct", "union", "enum", "typedef") for x in toks[start:i]):
                start = c + 1
            i = c
        i += 1
    return out


def make(toks, h, start, comments):
    name, o, c = h
    before = comments.get(toks[start][1] - 1, "") + comments.get(toks[start][1], "")
    return Function(toks[name][0], toks[name][1], len(without_conventional(parameters(toks, o, c))), "ignature given by" in before)


def body(toks, o, c, f):
    """Measure how deep the statements between two braces are nested."""
    def note(i, depth):
        if depth > f.deepest:
            f.deepest, f.deepest_line = depth, toks[i][1]

    def simple(i):
        while i < c and toks[i][0] != ";":
            i = closing(toks, i) + 1 if toks[i][0] in ("(", "[", "{") else i + 1
        return i + 1

    def block(i, end, depth):
        while i < end:
            i = statement(i, depth)

    def statement(i, depth):
        t = toks[i][0]
        if t == "{":
            end = closing(toks, i)
            block(i + 1, end, depth)
            return end + 1
        if t in CONTROLS:
            note(i, depth + 1)
            i = statement(closing(toks, i + 1) + 1, depth + 1)
            if t == "if" and i < c and toks[i][0] == "else":
                i = statement(i + 1, depth if toks[i + 1][0] == "if" else depth + 1)
            return i
        if t == "do":
            note(i, depth + 1)
            return simple(statement(i + 1, depth + 1))
        if t == "case":
            while toks[i][0] != ":":
                i += 1
            return i + 1
        if i + 1 < c and toks[i + 1][0] == ":" and re.match(r"[A-Za-z_]", t):
            return i + 2               # default: or a label
        if i + 1 < c and toks[i + 1][0] == "(":
            end = closing(toks, i + 1)
            if end + 1 < c and toks[end + 1][0] == "{":     # a macro that loops
                note(i, depth + 1)
                return statement(end + 1, depth + 1)
        return simple(i)

    block(o + 1, c, 0)
