#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `feeds read` makes of the feeds beside the project, against every expectation their manifests
state about a field that we keep. Fields we do not keep (pictures, enclosures, rights …) are counted
apart and not as met. Skips where the feeds are missing.

Compared is the meaning, not the spelling: text without its markup (we keep HTML as it came and show
our own structure of it), moments in UTC, addresses with one form for an empty path, languages without
regard to case, and an encoding by whether it reads the bytes in the same way."""
import ast
import collections
import datetime
import email.utils
import html
import html.parser
import json
import os
import re
import subprocess
import sys

CLI = os.environ["TLN_CLI"]
FEEDS = os.path.join(os.environ.get("TLN_SHARED", ""), "corpus", "feeds")
LEVEL = 0.99


class NotKept(Exception):
    """The expectation is about something that is no part of our feeds."""


class Stripper(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.out, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style") and self.hidden > 0

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(data)


def plain(text):
    s = Stripper()
    s.feed(text or "")
    s.close()
    return re.sub(r"\s+", "", html.unescape("".join(s.out)))


def moment(value):
    if isinstance(value, tuple):
        return datetime.datetime(*value[:6])
    if not value:
        return None
    for parse in (lambda v: datetime.datetime.fromisoformat(v.replace("Z", "+00:00")), email.utils.parsedate_to_datetime):
        try:
            d = parse(value.strip())
        except (ValueError, TypeError):
            continue
        return (d.astimezone(datetime.timezone.utc).replace(tzinfo=None) if d.tzinfo else d).replace(microsecond=0)
    return value


def address(value):
    value = re.sub(r"^\w+://[^/?#]+", lambda m: m[0].lower(), (value or "").strip())
    return value + "/" if re.fullmatch(r"(?i)\w+://[^/?#]+", value) else value


class Field:
    """A value of ours that is compared by its meaning."""

    def __init__(self, meaning, *values):
        self.meaning, self.values = meaning, values

    def __eq__(self, other):
        if isinstance(other, Field):
            return any(self == v for v in other.values)
        return any(self.meaning(v) == self.meaning(other) for v in self.values)

    def __len__(self):
        return len(plain(self.values[0]))

    def __str__(self):
        return " or ".join(repr(v)[:80] for v in self.values)


class Text(Field):
    """Text of which it is not said whether "<b>" in it is markup."""

    def __init__(self, *values):
        super().__init__(lambda v: v, *values)

    @staticmethod
    def readings(value):
        return {plain(value), re.sub(r"\s+", "", value or "")}

    def __eq__(self, other):
        others = other.values if isinstance(other, Field) else (other,)
        return any(self.readings(v) & self.readings(o) for v in self.values for o in others)


class Encoding:
    def __init__(self, name, path):
        self.name, self.path = name, path

    def __eq__(self, other):
        with open(self.path, "rb") as f:
            data = f.read()
        try:
            return data.decode(self.name).lstrip("\ufeff") == data.decode(other).lstrip("\ufeff")
        except (LookupError, UnicodeDecodeError):
            return False

    def __str__(self):
        return str(self.name)


def version(name):
    name = re.sub(r"\W", "", str(name).lower())
    if name in ("rss0", "rss1", "rss2", "atom", "json"):
        return name
    for pattern, kind in ((r"rss0?9\d*[nu]?$", "rss0"), (r"rss10$|rss11$", "rss1"), (r"rss2\d*$|rss$", "rss2"), (r"atom", "atom")):
        if re.match(pattern, name):
            return kind
    raise NotKept


def people(names):
    return [{"name": Field(plain, n), "email": Field(str, n) if "@" in n else None} for n in names]


def as_feedparser(feed, path):
    """Our answer under feedparser's names."""
    def dates(of):
        return {"updated": Field(moment, of["updated"]), "updated_parsed": Field(moment, of["updated"]),
                "modified": Field(moment, of["updated"]),
                "published": Field(moment, of["published"]), "published_parsed": Field(moment, of["published"])}

    def common(of):
        got = {"title": Text(of["title"]), "title_detail": {"value": Text(of["title"])},
               "links": [{"href": Field(address, a)} for a in of["links"]], "authors": people(of["authors"]), **dates(of)}
        if of["url"]:
            got["link"] = Field(address, of["url"])
        if of["language"]:
            got["language"] = Field(lambda v: (v or "").lower().replace("_", "-"), of["language"])
        if of["authors"]:
            name = of["authors"][0]
            got["author"] = Field(lambda v: plain(re.sub(r"\s*\([^()]*@[^()]*\)|\S+@\S+\s*\((.*)\)$", r"\1", v)), name)
            got["author_detail"] = people([name])[0]
        return got

    def entry(e):
        text = Text(e["summary"], e["content"])
        return {**common(e), "id": Field(str, e["id"]), "guid": Field(str, e["id"]), "summary": text, "description": text,
                "summary_detail": {"value": text}, "content": [{"value": text}] * 2}

    about = Text(feed["description"])
    channel = {**common(feed), **dict.fromkeys(("description", "subtitle", "tagline", "info", "summary"), about),
               **dict.fromkeys(("subtitle_detail", "tagline_detail", "info_detail"), {"value": about})}
    return {"feed": channel, "entries": [entry(e) for e in feed["entries"]], "bozo": feed["damaged"],
            "version": Field(version, feed["type"]), "encoding": Encoding(feed["encoding"], path)}


def as_listparser(opml):
    def outlines(kind):
        return [{"title": f["title"] or "", "url": f["url"], "categories": [f["folder"].split("/")] if f["folder"] else [],
                 "tags": [f["folder"]] if f["folder"] and "/" not in f["folder"] else []}
                for f in opml["feeds"] if f["kind"] == kind]
    return {"result": {"bozo": False, "feeds": outlines("feed"), "lists": outlines("list"), "opportunities": outlines("page"),
                       "meta": {"title": opml["title"]} if opml["title"] else {}}}


class Evaluator:
    """The manifests' expressions, without running them: names, members, comparisons."""

    def __init__(self, names):
        self.names = names

    def member(self, of, name):
        if isinstance(of, (list, tuple)) and isinstance(name, int):
            if name >= len(of):
                return None
            return of[name]
        if not isinstance(of, dict):
            raise NotKept
        if name not in of:
            if name in ("link", "language", "author") and "links" in of:
                return None
            raise NotKept
        value = of[name]
        if value is None:
            raise NotKept
        return value

    def call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id in ("len", "ord") and len(node.args) == 1:
            value = self.value(node.args[0])
            if isinstance(value, Field):
                value = plain(value.values[0] or value.values[-1])
            return len(value) if node.func.id == "len" else ord(value) if len(value) == 1 else value
        if isinstance(node.func, ast.Attribute) and node.func.attr == "has_key":
            return self.value(node.args[0]) in self.value(node.func.value)
        raise NotKept

    def value(self, node):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            if node.id not in self.names:
                raise NotKept
            return self.names[node.id]
        if isinstance(node, ast.Subscript):
            return self.member(self.value(node.value), self.value(node.slice))
        if isinstance(node, ast.Attribute):
            return self.member(self.value(node.value), node.attr)
        if isinstance(node, ast.Tuple):
            return tuple(self.value(e) for e in node.elts)
        if isinstance(node, ast.List):
            return [self.value(e) for e in node.elts]
        if isinstance(node, ast.Call):
            return self.call(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return not self.value(node.operand)
        if isinstance(node, ast.BoolOp):
            values = [self.value(v) for v in node.values]
            return all(values) if isinstance(node.op, ast.And) else any(values)
        if isinstance(node, ast.Compare):
            return self.compare(node)
        raise NotKept

    def compare(self, node):
        left = self.value(node.left)
        for op, right in zip(node.ops, node.comparators):
            right = self.value(right)
            if isinstance(op, (ast.Eq, ast.Is)):
                good = left == right
            elif isinstance(op, ast.NotEq):
                good = left != right
            elif isinstance(op, ast.In):
                good = left in right
            elif isinstance(op, ast.NotIn):
                good = left not in right
            else:
                raise NotKept
            if not good:
                return False
            left = right
        return True


def conjuncts(expression):
    node = ast.parse(expression.strip(), mode="eval").body
    return node.values if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) else [node]


class Score:
    def __init__(self):
        self.met, self.missed, self.not_kept, self.misses = collections.Counter(), collections.Counter(), collections.Counter(), []

    def count(self, row, what, met, got=None):
        key = f"{row['source']} {row['class']}"
        (self.met if met else self.missed)[key] += 1
        if not met:
            self.misses.append(f"{row['file']}: {what}" + (f", got {got}" if got is not None else ""))

    def check(self, row, what, test):
        """test: () -> (met, what we have)."""
        try:
            met, got = test()
        except NotKept:
            self.not_kept[f"{row['source']} {row['class']}"] += 1
            return
        self.count(row, what, met, got)

    def expressions(self, row, expressions, names):
        for expression in expressions:
            for node in conjuncts(expression):
                def test():
                    if isinstance(node, ast.Constant):
                        return True, None
                    got = Evaluator(names).value(node)
                    left = node.left if isinstance(node, ast.Compare) else node
                    return bool(got), "" if got else str(Evaluator(names).value(left))
                self.check(row, ast.unparse(node), test)


def score_feedparser(score, row, feed, path):
    if feed is None:
        for node in conjuncts(row["expect_expr"]):
            text = ast.unparse(node)
            score.count(row, text, text in ("bozo", "1"), "refused")
        return
    score.expressions(row, [row["expect_expr"]], as_feedparser(feed, path))


def score_listparser(score, row, opml):
    if opml is None or opml["type"] != "OPML":
        score.count(row, "a list of feeds", False, "refused")
        return
    for expression in row["expect_expr"]:
        about = re.findall(r"'(tags|categories|author|created|modified|version)'", expression.replace('"', "'"))
        if about or "bozo'] == 1" in expression:
            score.not_kept[f"{row['source']} {row['class']}"] += 1
            continue
        score.expressions(row, [expression], as_listparser(opml))


def written_in(value, path):
    """feed-rs makes up the ids that a feed lacks, and calls an RSS author whom it cannot take apart "author"."""
    with open(path, "rb") as f:
        return str(value).encode() in f.read()


def score_fields(score, row, want, got, where, path):
    meanings = {"title": plain, "language": lambda v: (v or "").lower().replace("_", "-"), "updated": moment, "published": moment}
    for name, meaning in meanings.items():
        if want.get(name) is not None:
            score.count(row, f"{where}{name} == {want[name]!r}", meaning(want[name]) == meaning(got[name]), repr(got[name]))
    links = {address(a) for a in want.get("links") or []}
    if links:
        score.count(row, f"{where}links == {sorted(links)}", links == {address(a) for a in got["links"]}, got["links"])
    if want.get("id") is not None and written_in(want["id"], path):
        score.count(row, f"{where}id == {want['id']!r}", want["id"] == got["id"], got["id"])
    authors = [a for a in want.get("authors") or [] if a != "author"]
    if authors:
        score.count(row, f"{where}authors == {authors}", sorted(map(plain, authors)) == sorted(map(plain, got["authors"])), got["authors"])


def score_feed_rs(score, row, feed, path):
    if feed is None:
        score.count(row, "a feed", row.get("expect_feed") is None, "refused")
        return
    want = row.get("expect_feed")
    if want is None:
        score.count(row, "refused", False, feed["type"])
        return
    score.count(row, f"type == {want['type']}", want["type"] == feed["type"], feed["type"])
    score_fields(score, row, want, feed, "", path)
    entries = row["expect_entries"]
    score.count(row, f"{len(entries)} entries", len(entries) == len(feed["entries"]), len(feed["entries"]))
    for i, (e, got) in enumerate(zip(entries, feed["entries"])):
        score_fields(score, row, e, got, f"entries[{i}].", path)


def gofeed_texts(score, row, want, got, where):
    for theirs, ours in (("title", ("title",)), ("description", ("description", "summary")), ("subtitle", ("description",)),
                         ("summary", ("summary",)), ("content", ("content",)), ("id", ("id",)), ("language", ("language",))):
        value = want.get(theirs)
        value = value.get("value") if isinstance(value, dict) else value
        if value:
            have = [got[o] for o in ours if o in got]
            score.count(row, f"{where}{theirs} == {value!r}", any(Text(h) == value for h in have), have)
    guid = want.get("guid")
    if guid:
        value = guid.get("value") if isinstance(guid, dict) else guid
        score.count(row, f"{where}guid", value == got["id"], got["id"])
    for name in ("updated", "published"):
        value = want.get(name + "Parsed") or want.get(name)
        if value:
            score.count(row, f"{where}{name} == {value!r}", moment(value) == moment(got[name]), got[name])


def gofeed_lists(score, row, want, got, where):
    links = [a if isinstance(a, str) else a.get("href") for a in want.get("links") or []]
    links = {address(a) for a in links if a}
    if links:
        score.count(row, f"{where}links == {sorted(links)}", links <= {address(a) for a in got["links"]}, got["links"])
    for author in want.get("authors") or []:
        value = author.get("name") or author.get("email")
        if value:
            score.count(row, f"{where}authors has {value!r}", plain(value) in map(plain, got["authors"]), got["authors"])


def score_gofeed(score, row, feed):
    want = row.get("expect_json")
    if want is None or feed is None:
        score.count(row, "read or refused", want is None, "refused")
        return
    gofeed_texts(score, row, want, feed, "")
    gofeed_lists(score, row, want, feed, "")
    for i, item in enumerate(want.get("items") or want.get("entries") or []):
        if i >= len(feed["entries"]):
            score.count(row, f"entries[{i}]", False, "missing")
            continue
        gofeed_texts(score, row, item, feed["entries"][i], f"entries[{i}].")
        gofeed_lists(score, row, item, feed["entries"][i], f"entries[{i}].")
    for name in set(want) - {"title", "description", "subtitle", "id", "language", "updated", "updatedParsed", "published",
                             "publishedParsed", "links", "link", "authors", "author", "items", "entries"}:
        score.not_kept[f"{row['source']} {row['class']}"] += 1


def options_of(row):
    """How the file is served: its address and its content type."""
    headers = {k.lower(): v for k, v in (row.get("headers") or {}).items()}
    here, base = "http://127.0.0.1:8097/", headers.get("content-location", "")
    if base.startswith("http"):
        here = base
    elif base and ":" not in base:
        here += base.lstrip("/")
    kind = headers.get("content-type")
    return (("--address", here) if row["source"] == "feedparser" else ()) + (("--content-type", kind) if kind else ())


def read_feeds(rows):
    """By file; None: refused with a sentence. One process for all that are served in the same way."""
    groups, feeds = collections.defaultdict(list), {}
    for row in rows:
        groups[options_of(row)].append(row["file"])
    for options, files in groups.items():
        p = subprocess.run([CLI, "--json", "feeds", "read", *options, "--", *files], capture_output=True, cwd=FEEDS, timeout=120)
        if p.returncode not in (0, 1):
            raise SystemExit(f"{files}: exit {p.returncode}: {p.stderr.decode(errors='replace')}")
        for line in p.stdout.splitlines():
            feed = json.loads(line)
            feeds[feed["path"]] = feed
        refused = p.stderr.decode().splitlines()
        for file in set(files) - set(feeds):
            if not any(f": {file}: " in line for line in refused):
                raise SystemExit(f"{file}: neither read nor refused")
            feeds[file] = None
    return feeds


def score_row(score, row, feed):
    path = os.path.join(FEEDS, row["file"])
    if row["source"] == "listparser":
        score_listparser(score, row, feed)
    elif row["source"] == "feed-rs":
        score_feed_rs(score, row, feed, path)
    elif row["source"] == "gofeed":
        score_gofeed(score, row, feed)
    elif row.get("expect_expr"):
        score_feedparser(score, row, feed, path)
    else:
        score.count(row, "read", feed is not None or os.path.getsize(path) == 0, "refused")


def main():
    manifest = os.path.join(FEEDS, "manifest.jsonl")
    if not os.path.exists(manifest):
        print("1..0 # SKIP the feeds are not beside the project")
        return 0
    score = Score()
    with open(manifest, encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    feeds = read_feeds(rows)
    for row in rows:
        score_row(score, row, feeds[row["file"]])
    for key in sorted(set(score.met) | set(score.missed) | set(score.not_kept)):
        met, all_ = score.met[key], score.met[key] + score.missed[key]
        print(f"# {key}: {met} of {all_} ({100 * met / max(all_, 1):.1f} %), {score.not_kept[key]} about what is not kept")
    for miss in score.misses:
        print(f"# missed: {miss}")
    met, all_ = sum(score.met.values()), sum(score.met.values()) + sum(score.missed.values())
    print(f"# {met} of {all_} expectations ({100 * met / all_:.2f} %), {sum(score.not_kept.values())} about what is not kept")
    print("1..1")
    print(f"{'ok' if all_ > 1000 and met >= LEVEL * all_ else 'not ok'} 1 feeds/corpus")
    return 0


if __name__ == "__main__":
    sys.exit(main())
