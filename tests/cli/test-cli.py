#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script uses it: names, exit status, JSON lines, and the main job end to end."""
import contextlib
import hashlib
import json
import os
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from make_pdf import make_pdf  # noqa: E402

CLI = os.environ["TLN_CLI"]
SHARED = os.environ.get("TLN_SHARED", "")
SEEDS = os.path.join(SHARED, "seeds")

ARTICLE_ZH = """推理算力的缺口还在扩大
2025年3月10日 18:13 来源：示例财经
近日，5G通信ETF（515050）与芯片ETF（159995）成交活跃。
一位工程师说：“推理请求两周涨到六倍，推理算力只增加了一半。”
大模型的训练算力需求暂时放缓，但AI应用的下载量仍在增长。
风险提示
以上内容仅供参考，不构成投资建议。市场有风险，投资需谨慎。
"""
ARTICLE_EN = """---
title: Capacity is the story
published: 2025-03-03
---
Inference compute is short. A buyer said that orders were **late** by six weeks.

Training compute is easier to find than it was a year ago.
"""


class Base(unittest.TestCase):
    def setUp(self):
        self.tmp = tempfile.TemporaryDirectory(prefix="tln-cli-")
        self.dir = self.tmp.name
        self.library = os.path.join(self.dir, "library.db")
        self.zh = self.write("zh.txt", ARTICLE_ZH.encode("gb18030"))
        self.en = self.write("en.md", ARTICLE_EN.encode())

    def tearDown(self):
        self.tmp.cleanup()

    def write(self, name, data):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
        return path

    def raw(self, *args, stdin=b""):
        return subprocess.run([CLI, "--library", self.library, *args], input=stdin, capture_output=True, timeout=120)

    def run_cli(self, *args, status=0, stdin=b""):
        p = self.raw(*args, stdin=stdin)
        self.assertEqual(p.returncode, status, p.stderr.decode() + p.stdout.decode())
        return p.stdout.decode()

    def rows(self, *args, status=0, stdin=b""):
        return [json.loads(line) for line in self.run_cli("--json", *args, status=status, stdin=stdin).splitlines()]

    def dump(self):
        return {r["id"]: r["title"] for r in self.rows("list")}


class Usage(Base):
    def test_help_and_mistakes(self):
        self.assertIn("import", self.run_cli("--help"))
        for args in ([], ["nonsense"], ["show"], ["claim", "add", "x"], ["chart", "515050.SSE"], ["thesis"], ["export"],
                     ["list", "--limit", "many"]):
            p = self.raw(*args)
            self.assertEqual(p.returncode, 2, args)
            self.assertEqual(len(p.stderr.decode().splitlines()), 1, args)
        self.assertFalse(os.path.exists(self.library))


class Reading(Base):
    def test_read(self):
        zh, en = self.rows("read", self.zh, self.en)
        self.assertEqual(zh["encoding"], "GB18030")
        self.assertEqual(zh["kind"], "text")
        self.assertEqual(zh["lang"][:2], "zh")
        self.assertIn("推理请求两周涨到六倍", zh["text"])
        self.assertEqual(en["title"], "Capacity is the story")
        self.assertEqual(en["publishedTime"], "2025-03-03")
        self.assertIn("**late**", en["markdown"])
        self.assertNotIn("**", en["text"])
        page = b"<meta property=article:published_time content=2025-03-03T07:00:02.500Z><p>A page.</p>"
        (stated,) = self.rows("read", "-", stdin=page)
        self.assertEqual(stated["publishedTime"], "2025-03-03T07:00:02.500Z")
        page = "<p>%s</p><figure><img src=a.png><figcaption>A hall of 300750</figcaption></figure>" % (
            "This is said of the hall in the picture, and more than below it. " * 4)
        (figure,) = self.rows("read", "-", stdin=page.encode())
        self.assertEqual(figure["captions"], ["A hall of 300750"])
        self.assertNotIn("300750", figure["text"])
        self.assertIn("*A hall of 300750*", figure["markdown"])
        (again,) = self.rows("read", "-", stdin=ARTICLE_EN.encode())
        self.assertIn("Inference compute", again["text"])

    def test_detect(self):
        (found,) = self.rows("detect", self.zh)
        codes = {(i["code"], i["exchange"], i["name"]) for i in found["instruments"]}
        self.assertEqual(codes, {("515050", "SSE", "5G通信ETF"), ("159995", "SZSE", "芯片ETF")})
        (read,) = self.rows("read", self.zh)
        for i in found["instruments"]:
            self.assertIn(i["code"], read["text"][i["start"]:i["end"]])
            self.assertTrue(i["rule"])
        stages = {s["stage"] for s in found["stages"]}
        self.assertLessEqual({"inference_compute", "training_compute", "model", "applications"}, stages)
        hidden = "".join(read["text"][b["start"]:b["end"]] for b in found["boilerplate"])
        self.assertIn("市场有风险", hidden)
        self.assertNotIn("推理请求", hidden)

    def test_figures(self):
        path = self.write("figures.md", "---\ndate: 2025-03-01\n---\n# 算力\n\n2月6日，芯片ETF(159995)近3000亿元。"
                          "长河证券预计，未来5年年复合增长率达120%。需求有望继续增长。\n\n"
                          "By 2028 sales are expected to reach 10 to 20 million dollars.\n".encode())
        (found,) = self.rows("detect", path)
        (read,) = self.rows("read", path)
        for kind in ("numbers", "dates", "forecasts"):
            for one in found[kind]:
                self.assertEqual(read["text"][one["start"]:one["end"]], one["quote"])
                self.assertTrue(one["rule"])
        first, _, rate, money = found["numbers"]
        self.assertEqual((first["value"], first["unit"], first["qualifier"]), (3e11, "CNY", "nearly"))
        self.assertNotIn("upper", first)
        self.assertEqual((money["value"], money["upper"], money["unit"]), (1e7, 2e7, "USD"))
        self.assertEqual([(d["date"], d["precision"]) for d in found["dates"]],
                         [("2025-02-06", "day"), ("2028", "year")])
        dated, open_end, english = found["forecasts"]
        self.assertEqual((dated["cue"], dated["speaker"], dated["horizon"], dated["due"]),
                         ("预计", "长河证券", "未来5年", "2030"))
        self.assertEqual([found["numbers"][i] for i in dated["numbers"]], [rate])
        self.assertAlmostEqual(dated["multiple"], 51.536, places=2)
        self.assertIsNone(open_end["due"])
        self.assertIsNone(open_end["multiple"])
        self.assertEqual(english["due"], "2028")
        self.assertIn("forecast “", self.run_cli("detect", path))


@unittest.skipUnless("TLN_PDF" in os.environ, "built without the reader of PDF files")
class Pdf(Base):
    PAGES = [[(72, 760, 20, "Capacity is the story"), (72, 700, 10, "March 10, 2025"),
              (72, 660, 10, "The first page says that inference compute is short."), (290, 30, 9, "1")],
             [(72, 760, 10, "The second page says that orders were late by six weeks."), (290, 30, 9, "2")]]

    def test_read(self):
        path = self.write("note.pdf", make_pdf(self.PAGES))
        (row,) = self.rows("read", path)
        self.assertEqual((row["kind"], row["encoding"], row["title"]), ("pdf", "PDF", "Capacity is the story"))
        self.assertEqual(row["publishedTime"], "2025-03-10")
        self.assertEqual(row["text"].splitlines(), ["Capacity is the story", "March 10, 2025",
                                                    "The first page says that inference compute is short.",
                                                    "The second page says that orders were late by six weeks."])
        self.assertEqual([row["text"][p:].split(maxsplit=2)[:2] for p in row["pages"]],
                         [["Capacity", "is"], ["The", "second"]])
        (text,) = self.rows("read", self.en)
        self.assertNotIn("pages", text)
        self.assertIn("kind: pdf, PDF", self.run_cli("read", "-", stdin=make_pdf(self.PAGES)))

    def test_claim_knows_its_page(self):
        (row,) = self.rows("import", self.write("note.pdf", make_pdf(self.PAGES)))
        (shown,) = self.rows("show", row["id"])
        self.assertEqual(len(shown["pages"]), 2)
        self.run_cli("thesis", "new", "Short")
        self.run_cli("claim", "add", row["id"], "--quote", "orders were late", "--thesis", "Short")
        (claim,) = self.rows("claim", "list")
        self.assertEqual(claim["page"], 2)
        note = os.path.join(self.dir, "short.md")
        self.run_cli("export", "--format", "markdown", "--thesis", "Short", note)
        with open(note, encoding="utf-8") as f:
            self.assertRegex(f.read(), r"note\.pdf, .*, p\. 2, chars \d+–\d+, text sha256")
        self.assertEqual([r["state"] for r in self.rows("verify", note)], ["exact"])
        self.run_cli("undo")
        self.run_cli("undo")
        self.run_cli("undo")
        self.assertEqual(self.dump(), {})

    def test_refused(self):
        whole = make_pdf(self.PAGES)
        locked = make_pdf(self.PAGES, "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                          f"/O <{'01' * 32}> /U <{'02' * 32}> >>")
        rows = self.rows("import", self.write("a.pdf", locked), self.write("b.pdf", whole[:300]),
                         self.write("c.pdf", make_pdf([[]])), self.zh, status=1)
        self.assertEqual([r["status"] for r in rows], ["refused", "refused", "refused", "new"])
        for row, word in zip(rows, ("password", "damaged", "without text")):
            self.assertIn(word, row["reason"])
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            self.assertEqual(db.execute("SELECT count(*) FROM original").fetchone(), (1,))

    def test_no_reader(self):
        p = subprocess.run([CLI, "read", self.write("note.pdf", make_pdf(self.PAGES))], capture_output=True,
                           timeout=60, env={**os.environ, "TLN_PDF": "/nonexistent/throughline-pdf"})
        self.assertEqual(p.returncode, 1)
        self.assertIn("cannot be read here", p.stderr.decode())


class Searching(Base):
    def setUp(self):
        super().setUp()
        self.run_cli("import", self.zh, self.en)

    def notes(self, *args, status=0):
        p = self.raw(*args)
        self.assertEqual(p.returncode, status, p.stderr)
        return p.stderr.decode()

    def test_parts(self):
        everything = self.rows("search", "is:unread")
        self.assertEqual(len(everything), 2)
        self.assertEqual(self.rows("search", "is:unread", "--count"), [{"count": 2, "more": False}])
        self.assertEqual(self.run_cli("search", "is:unread", "--count"), "2\n")
        best = self.rows("search", "推理算力", "--best")
        self.assertEqual([r["id"] for r in best], [r["id"] for r in self.rows("search", "推理算力")])
        self.assertGreater(best[0]["score"], 0)
        self.assertEqual(len(self.rows("search", "is:unread", "--best", "--limit", "1")), 1)
        self.run_cli("search", "x", "--best", "--count", status=2)

    def test_folding(self):
        found = [r["id"] for r in self.rows("search", "推理算力")]
        self.assertEqual(len(found), 1)
        self.assertEqual([r["id"] for r in self.rows("search", "推理算力 數據")],
                         [r["id"] for r in self.rows("search", "推理算力 数据")])

    def test_faults(self):
        self.assertIn("characters 6 to 10: no such state: is:green; possible: unread",
                      self.notes("search", "x is:green", status=1))
        self.assertIn("characters 1 to 5: no such filter, searched for as a word: stgae:x; possible: stage",
                      self.notes("search", "stgae:x"))
        self.assertIn("nothing has this name: tag:nowhere", self.notes("search", "tag:nowhere"))
        self.assertEqual(self.notes("search", "推理算力"), "")

    def test_index(self):
        before = self.rows("search", "推理算力")
        self.assertEqual(self.rows("index"), [{"articles": 0}])
        db = sqlite3.connect(self.library)
        db.execute("UPDATE meta SET value = '1' WHERE key = 'tokenizer_version'")
        db.commit()
        db.close()
        self.assertIn("all texts are read", self.notes("search", "推理算力"))
        self.assertEqual(self.rows("search", "推理算力"), before)
        self.assertEqual(self.rows("index"), [{"articles": 2}])
        self.assertEqual(self.notes("search", "推理算力"), "")
        self.assertEqual(self.rows("index", "--again"), [{"articles": 2}])
        self.assertEqual(self.rows("search", "推理算力"), before)
        db = sqlite3.connect(self.library)
        db.execute("UPDATE fts_data SET block = zeroblob (length (block)) WHERE id > 10")
        db.commit()
        db.close()
        self.assertIn("index --again", self.notes("search", "推理算力"))
        self.assertEqual(self.rows("search", "推理算力"), before)
        self.run_cli("index", "--again")
        self.assertEqual(self.notes("search", "推理算力"), "")
        self.run_cli("index", "x", status=2)

    def test_index_not_to_be_opened(self):
        before = self.rows("search", "推理算力")
        with contextlib.closing(sqlite3.connect(self.library)) as db:
            db.execute("DELETE FROM fts_data WHERE id = 10")
            db.commit()
        self.assertEqual(self.rows("search", "推理算力"), before)
        path = self.write("late.txt", "迟来的一篇\n\n推理算力仍在增长。\n".encode())
        self.assertEqual([r["status"] for r in self.rows("import", path)], ["new"])
        self.assertEqual(self.rows("index"), [{"articles": len(self.rows("list"))}])
        self.assertEqual(len(self.rows("search", "推理算力")), len(before) + 1)
        self.assertEqual(self.notes("search", "推理算力"), "")


class Importing(Base):
    def test_import_undo_redo(self):
        self.assertEqual([r["status"] for r in self.rows("import", self.zh, self.en)], ["new", "new"])
        self.assertEqual([r["status"] for r in self.rows("import", self.zh, self.en)], ["duplicate", "duplicate"])
        before = self.dump()
        self.assertEqual(len(before), 2)
        self.run_cli("undo")
        self.assertEqual(self.dump(), {})
        self.assertEqual(self.rows("search", "推理算力"), [])
        self.run_cli("redo")
        self.assertEqual(self.dump(), before)
        self.assertEqual(len(self.rows("search", "推理算力")), 1)
        self.assertEqual(self.run_cli("check").strip(), "sound")
        self.run_cli("undo")
        self.run_cli("undo", status=1)
        kinds = [h["kind"] for h in self.rows("history")]
        self.assertIn("import", kinds)

    def test_standard_input(self):
        (row,) = self.rows("import", "-", stdin=ARTICLE_ZH.encode())
        self.assertEqual(row["status"], "new")
        (row,) = self.rows("show", row["id"][-4:])
        self.assertEqual(row["published"][:10], "2025-03-10")

    def test_refusals(self):
        self.write("bad/zeros.txt", bytes(5000))
        self.write("bad/empty.txt", b"")
        self.write("bad/picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
        with open(os.path.join(self.dir, "bad", "large.txt"), "wb") as f:
            f.truncate(200 * 1024 * 1024)
        self.write("bad/good.txt", ARTICLE_EN.encode())
        locked = os.path.join(self.dir, "bad", "locked")
        os.mkdir(locked)
        os.chmod(locked, 0)
        start = time.monotonic()
        p = self.raw("--json", "import", os.path.join(self.dir, "bad"), os.path.join(self.dir, "absent.txt"))
        self.assertLess(time.monotonic() - start, 20)
        os.chmod(locked, 0o700)
        rows = {os.path.basename(json.loads(line)["path"]): json.loads(line) for line in p.stdout.splitlines()}
        self.assertEqual(p.returncode, 1)
        self.assertEqual(rows["good.txt"]["status"], "new")
        for name in ("zeros.txt", "empty.txt", "picture.html", "large.txt", "absent.txt"):
            self.assertEqual(rows[name]["status"], "refused", name)
            self.assertTrue(rows[name]["reason"], name)
        if os.geteuid() != 0:
            self.assertEqual(rows["locked"]["status"], "refused")
        refused = sum(r["status"] == "refused" for r in rows.values())
        self.assertEqual(len(p.stderr.decode().splitlines()), refused)
        self.assertEqual(len(self.dump()), 1)

    def test_kill(self):
        folder = os.path.join(self.dir, "many")
        os.mkdir(folder)
        for i in range(500):
            self.write(f"many/{i:03}.txt", (f"第{i}篇文章\n" + ARTICLE_ZH + f"编号 {i}\n").encode())
        texts = {hashlib.sha256(open(os.path.join(folder, f), "rb").read()).hexdigest() for f in os.listdir(folder)}
        for stop_after in (40, 170, 330):
            p = subprocess.Popen([CLI, "--library", self.library, "--json", "import", folder],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            for _ in range(stop_after):
                if not p.stdout.readline():
                    break
            p.send_signal(signal.SIGKILL)
            p.stdout.close()
            p.wait()
            self.assertEqual(self.run_cli("check").strip(), "sound")
            some = self.rows("list", "--limit", "3")
            self.assertGreater(len(some), 0)
            for row in some:
                (whole,) = self.rows("show", row["id"])
                self.assertIn(whole["originalSha256"], texts)
                self.assertTrue(whole["text"].strip().split("\n")[-1].startswith("编号 "))
        self.run_cli("import", folder)
        self.assertEqual(len(self.dump()), 500)
        self.assertEqual(self.run_cli("check").strip(), "sound")

    def test_no_library(self):
        """A mistyped name is said; only what adds something makes a library."""
        for args in (("list",), ("show", "1"), ("search", "rack"), ("check",), ("history",), ("undo",), ("verify", self.dir),
                     ("export", os.path.join(self.dir, "out")), ("thesis", "list"), ("thesis", "set", "1", "title", "T"),
                     ("tag", "1", "model"), ("claim", "list"), ("instrument", "list"), ("prices", "list", "515050.SSE"),
                     ("claim", "add", "1", "--quote", "rack")):
            p = self.raw(*args)
            self.assertEqual((p.returncode, p.stdout), (1, b""), args)
            self.assertEqual(p.stderr.decode(), f"throughline-cli: there is no library at {self.library}\n", args)
            self.assertFalse(os.path.exists(self.library), args)
        self.run_cli("thesis", "new", "One")
        self.assertEqual(len(self.rows("thesis", "list")), 1)

    def test_reading_leaves_it(self):
        self.run_cli("import", self.en)
        before = open(self.library, "rb").read()
        for args in (("list",), ("search", "rack"), ("history",), ("check",), ("thesis", "list")):
            self.run_cli(*args)
        self.assertEqual(open(self.library, "rb").read(), before)

    def test_wrong_libraries(self):
        for name, data in (("text.db", b"not a library\n"), ("empty.db", b"")):
            self.library = self.write(name, data)
            p = self.raw("list")
            self.assertEqual(p.returncode, 1, name)
            self.assertEqual(len(p.stderr.decode().splitlines()), 1)
            self.assertEqual(open(self.library, "rb").read(), data)


class Hostile(Base):
    """Input nobody means well with: one clear line each, nothing waits, nothing is damaged."""

    def refused(self, *args, status=1):
        p = subprocess.run([CLI, "--library", self.library, *args], stdin=subprocess.DEVNULL, capture_output=True,
                           timeout=20)
        self.assertEqual(p.returncode, status, (args, p.stderr))
        self.assertEqual(len(p.stderr.decode().splitlines()), 1, p.stderr)
        return p.stderr.decode()

    def test_no_files(self):
        pipe = os.path.join(self.dir, "pipe.txt")
        os.mkfifo(pipe)
        loop = os.path.join(self.dir, "loop")
        os.symlink("loop", loop)
        for path in (pipe, "/dev/zero", loop, self.dir, os.path.join(self.dir, "absent")):
            self.refused("read", path)
            self.refused("detect", path)
            self.refused("prices", "read", path)
            self.refused("prices", "import", "515050.SSE", path)
        folder = os.path.join(self.dir, "in")
        os.makedirs(os.path.join(folder, "sub"))
        os.symlink("..", os.path.join(folder, "sub", "up"))
        os.symlink("/dev/zero", os.path.join(folder, "zero.txt"))
        os.mkfifo(os.path.join(folder, "pipe.txt"))
        self.write("in/good.txt", ARTICLE_EN.encode())
        p = self.raw("import", folder)
        self.assertEqual(len(p.stderr.decode().splitlines()), 2, p.stderr)
        self.assertEqual(len(self.dump()), 1)

    def test_names(self):
        folder = os.fsencode(os.path.join(self.dir, "names"))
        os.mkdir(folder)
        for i, name in enumerate((b"new\nline.txt", b"\xff\xfe.txt", b"\x1b[31m.txt", b"-dash.txt")):
            with open(os.path.join(folder, name), "wb") as f:
                f.write(ARTICLE_EN.encode() + b"%d\n" % i)
            with open(os.path.join(folder, b"empty" + name), "wb"):
                pass
        p = self.raw("--json", "import", os.fsdecode(folder))
        rows = [json.loads(line) for line in p.stdout.decode().splitlines()]
        self.assertEqual(sorted(r["status"] for r in rows), ["new"] * 4 + ["refused"] * 4)
        self.assertEqual(len(p.stderr.decode().splitlines()), 4)
        self.assertNotIn(b"\x1b", p.stderr)

    def test_words(self):
        self.run_cli("import", "-", stdin=("算" * 100000).encode())
        self.run_cli("import", "-", stdin=b"a" * 100000)
        start = time.monotonic()
        self.assertEqual(len(self.rows("search", "算" * 40000)), 1)
        self.assertEqual(len(self.rows("search", "a" * 100000)), 1)
        self.assertLess(time.monotonic() - start, 10)
        for words in ('"', "(", "*", "a AND", "-", "'", "\\", "%", "\x01", "near(a b)", "😀", ""):
            self.run_cli("search", "--", words)
        self.refused("search", "since:never")
        self.refused("search", b"\xff", status=2)
        self.refused("thesis", "new", b"\xff", status=2)

    def test_libraries(self):
        self.run_cli("import", self.en)
        good = open(self.library, "rb").read()
        for name, sql in (("newer.db", "PRAGMA user_version = 99"), ("foreign.db", "PRAGMA application_id = 7")):
            self.library = self.write(name, good)
            with contextlib.closing(sqlite3.connect(self.library)) as db:
                db.execute(sql)
            before = open(self.library, "rb").read()
            for args in (("list",), ("import", self.zh), ("undo",), ("check",)):
                self.assertIn(name, self.refused(*args))
            self.assertEqual(open(self.library, "rb").read(), before)
        for path in (os.path.join(self.dir, "pipe.db"), self.dir, "/dev/null", "/proc/none/library.db"):
            if path.endswith("pipe.db"):
                os.mkfifo(path)
            self.library = path
            self.refused("list")
        self.library = ""
        self.refused("list", status=2)

    def test_locked(self):
        self.run_cli("import", self.en)
        holder = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); " \
                 "c.execute('BEGIN IMMEDIATE'); print(flush=True); sys.stdin.read()"
        with subprocess.Popen([sys.executable, "-c", holder, self.library], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as p:
            p.stdout.readline()
            start = time.monotonic()
            self.assertEqual(len(self.rows("list")), 1)
            self.assertLess(time.monotonic() - start, 3)
            self.assertIn("another program", self.refused("import", self.zh))
            p.stdin.close()
        self.assertEqual(self.run_cli("check").strip(), "sound")
        self.assertEqual(len(self.dump()), 1)

    def test_merge_theses(self):
        self.run_cli("thesis", "new", "One")
        self.run_cli("thesis", "new", "Two")
        row = self.rows("import", self.en)[0]
        self.run_cli("claim", "add", row["id"], "--quote", "orders were late", "--thesis", "One", "--stance", "for")
        self.run_cli("thesis", "merge", "One", "Two")
        self.assertEqual([(t["title"], t["status"], t["for"]) for t in self.rows("thesis", "list")],
                         [("One", "closed", 0), ("Two", "open", 1)])
        self.assertIn("have not been merged", self.refused("thesis", "merge", "One", "Two"))
        self.refused("thesis", "merge", "One", status=2)
        self.refused("thesis", "merge", "One", "Three")
        self.run_cli("undo")
        self.assertEqual([(t["title"], t["status"], t["for"]) for t in self.rows("thesis", "list")],
                         [("One", "open", 1), ("Two", "open", 0)])

    def test_export_over_others(self):
        self.run_cli("thesis", "new", "One")
        picture = self.write("picture.md", b"\x89PNG\r\n\x1a\n\0\0")
        self.refused("export", picture)
        self.assertEqual(open(picture, "rb").read(), b"\x89PNG\r\n\x1a\n\0\0")
        self.refused("export", "--format", "markdown", self.library)
        self.assertEqual(self.run_cli("check").strip(), "sound")


class MainJob(Base):
    def day_file(self):
        rows = []
        price = 1000
        for i in range(60):
            price += (i * 7919) % 23 - 10
            day = 20250101 + (i // 28) * 100 + i % 28
            rows.append(struct.pack("<IIIIIfII", day, price, price + 9, price - 8, price + 3,
                                    float(price) * 20000 / 1000 * 100, 2000000, 0))
        return self.write("sh515050.day", b"".join(rows))

    def test_main_job(self):
        rows = self.rows("import", self.zh, self.en)
        zh = rows[0]["id"]
        (thesis,) = self.rows("thesis", "new", "Inference is the bottleneck")
        self.run_cli("thesis", "set", thesis["id"], "falsifier", "Queues vanish", "conviction", "60")
        self.run_cli("thesis", "set", thesis["id"], "conviction", "160", status=1)
        self.run_cli("tag", zh, "inference-compute")
        (claim,) = self.rows("claim", "add", zh, "--quote", "推理请求两周涨到六倍，推理算力只增加了一半", "--thesis",
                             "Inference is the bottleneck", "--stage", "inference_compute", "--stance", "for",
                             "--speaker", "一位工程师")
        self.run_cli("claim", "add", zh, "--quote", "没有这句话", status=1)
        (listed,) = self.rows("claim", "list")
        self.assertEqual(listed["id"], claim["id"])
        self.assertEqual(listed["stance"], "for")
        self.run_cli("instrument", "link", "515050.SH", "--thesis", thesis["id"], "--stage", "training_compute",
                     "--reason", "optical modules")
        self.run_cli("prices", "import", "515050.SSE", self.day_file())
        bars = self.rows("prices", "list", "515050.SSE")
        self.assertEqual(len(bars), 60)
        self.assertLess(bars[0]["c"], 2)
        svg = os.path.join(self.dir, "f.svg")
        png = os.path.join(self.dir, "f.png")
        self.run_cli("chart", "515050.SSE", "-o", svg)
        self.run_cli("chart", "515050.SSE", "-o", png, "--kind", "candles", "--dark")
        first = open(svg, "rb").read()
        self.assertIn(b"<svg", first)
        self.assertEqual(open(png, "rb").read(8), b"\x89PNG\r\n\x1a\n")
        self.run_cli("chart", "515050.SSE", "-o", svg)
        self.assertEqual(open(svg, "rb").read(), first)
        self.charts(first)
        self.corporate_actions(first)
        self.own_claim(thesis["id"], first)
        self.on_the_chart(thesis["id"])
        self.export_and_verify(thesis["id"], claim["id"])

    def corporate_actions(self, first):
        """Splits and dividends change what is drawn, never the prices that are kept."""
        code, day = "515050.SSE", "2025-01-02"
        bars, svg = self.rows("prices", "list", code), os.path.join(self.dir, "split.svg")
        self.run_cli("corporate", "split", code, day, "1", "2.5")
        self.run_cli("corporate", "dividend", code, "2025-01-06", "0.05")
        self.run_cli("corporate", "none", code, "2025-01-07")
        self.assertEqual([(r["kind"], r["day"], r.get("old"), r.get("new"), r.get("cash"))
                          for r in self.rows("corporate", "list", code)],
                         [("split", day, 1, 2.5, None), ("dividend", "2025-01-06", None, None, 0.05),
                          ("none", "2025-01-07", None, None, None)])
        self.assertEqual(self.run_cli("corporate", "list", code),
                         f"{day}  split 1 to 2.5\n2025-01-06  dividend 0.05\n2025-01-07  none\n")
        self.assertEqual(self.rows("prices", "list", code), bars)
        drawn = set()
        for basis in ("printed", "splits", "total"):
            self.run_cli("chart", code, "-o", svg, "--marks", "none", "--prices", basis)
            with open(svg, "rb") as file:
                drawn.add(file.read())
        self.assertEqual(len(drawn), 3)
        self.corporate_file(code, bars)
        for status, *wrong in ((1, "split", code, day, "1", "3"), (1, "split", code, "2025-02-03", "1", "1"),
                               (2, "split", code, "2025-02-03", "1"), (2, "split", code, "soon", "1", "2"),
                               (1, "dividend", code, "2025-02-03", "0"), (2, "dividend", code, "2025-02-03", "x"),
                               (1, "remove", code, "2025-02-03", "split"), (2, "remove", code, day, "gift"),
                               (2, "gift", code, day), (2,), (1, "list", "000000.SSE")):
            self.run_cli("corporate", *wrong, status=status)
        self.run_cli("chart", code, "-o", svg, "--prices", "dear", status=2)
        for kind, when in (("split", day), ("dividend", "2025-01-06"), ("none", "2025-01-07")):
            self.run_cli("corporate", "remove", code, when, kind)
        self.assertEqual(self.rows("corporate", "list", code), [])
        self.run_cli("chart", code, "-o", svg)
        with open(svg, "rb") as file:
            self.assertEqual(file.read(), first)

    def own_claim(self, thesis, first):
        """A claim nobody wrote an article about: made, told, drawn at its day, verified, taken back."""
        code, svg, words = "515050.SSE", os.path.join(self.dir, "own.svg"), "Servers were sold out."
        (last,) = self.rows("prices", "list", code)[-1:]
        (own,) = self.rows("claim", "own", words, "--day", last["t"], "--instrument", code, "--thesis", thesis,
                           "--stance", "against")
        told = [c for c in self.rows("claim", "list") if c["id"] == own["id"]]
        self.assertEqual([(c["quote"], c["stance"], c["thesis"], c["anchor"]) for c in told],
                         [(words, "against", thesis, "exact")])
        (article,) = self.rows("show", told[0]["article"])
        self.assertEqual((article["site"], article["published"]), ("Own note", None))
        self.run_cli("chart", code, "-o", svg)
        with open(svg, "rb") as file:
            self.assertNotEqual(file.read(), first)
        for status, *wrong in ((2, words), (2, words, "--day", "soon"), (2, "--day", last["t"]),
                               (1, "  ", "--day", last["t"]), (1, words, "--day", last["t"], "--thesis", "none such"),
                               (1, words, "--day", last["t"], "--instrument", "000000.SSE"),
                               (2, words, "--day", last["t"], "--strength", "4"),
                               (2, words, "--day", last["t"], "--stance", "so so")):
            self.run_cli("claim", "own", *wrong, status=status)
        self.run_cli("undo")
        self.assertNotIn(own["id"], [c["id"] for c in self.rows("claim", "list")])
        self.run_cli("chart", code, "-o", svg)
        with open(svg, "rb") as file:
            self.assertEqual(file.read(), first)

    def corporate_file(self, code, bars):
        """Prices are exported with splits and dividends, and both are read back, once, and undone together."""
        path, other = os.path.join(self.dir, "out.csv"), "515051.SSE"
        known = [{k: v for k, v in r.items() if k != "id"} for r in self.rows("corporate", "list", code)
                 if r["kind"] != "none"]
        self.run_cli("prices", "export", code, path)
        (read,) = self.rows("prices", "read", path)
        self.assertEqual((read["actions"], read["adjustment"]), (known, "raw"))
        self.run_cli("instrument", "add", other)
        for _ in range(2):
            self.run_cli("prices", "import", other, path)
            self.assertEqual(self.rows("prices", "list", other), bars)
            self.assertEqual([{k: v for k, v in r.items() if k != "id"} for r in
                              self.rows("corporate", "list", other)], known)
        self.run_cli("undo")
        self.assertEqual(len(self.rows("corporate", "list", other)), 2)
        self.run_cli("undo")
        self.assertEqual(self.rows("corporate", "list", other), [])
        self.run_cli("undo")
        self.run_cli("prices", "export", code, status=2)
        self.run_cli("prices", "export", "000000.SSE", path, status=1)
        self.run_cli("prices", "export", code, os.path.join(self.dir, "no", "folder.csv"), status=1)
        (read,) = self.rows("prices", "read", self.day_file())
        self.assertIsNone(read["actions"])

    def on_the_chart(self, thesis):
        """A note at a day and a line at a price: made, told, drawn, exported, taken back."""
        code, shot = "515050.SSE", [os.path.join(self.dir, f"on-chart-{i}.svg") for i in range(2)]
        self.run_cli("chart", code, "-o", shot[0])
        last = self.rows("prices", "list", code)[-1]
        (note,) = self.rows("instrument", "note", code, "--day", last["t"], "The report\nof the day")
        (line,) = self.rows("instrument", "line", code, str(last["c"]), "--note", "where it stood")
        (told,) = self.rows("instrument", "show", code)
        self.assertEqual(told["notes"], [{"id": note["id"], "day": last["t"], "text": "The report\nof the day"}])
        self.assertEqual(told["lines"], [{"id": line["id"], "price": last["c"], "text": "where it stood"}])
        self.assertEqual(told["links"][0]["thesis"], thesis)
        self.assertEqual(told["links"][0]["reason"], "optical modules")
        shown = self.run_cli("instrument", "show", code)
        self.assertIn(f"    note of {last['t']}  The report of the day\n", shown)
        self.assertIn(f"    line at {last['c']}  where it stood\n", shown)
        self.run_cli("chart", code, "-o", shot[1])
        pictures = []
        for path in shot:
            with open(path, "rb") as file:
                pictures.append(file.read())
        self.assertNotEqual(pictures[0], pictures[1])
        out = os.path.join(self.dir, "thesis.md")
        self.run_cli("export", "--thesis", thesis, "--format", "markdown", out)
        with open(out, encoding="utf-8") as file:
            exported = file.read()
        self.assertIn(f"### On the chart: 515050.SH\n\n- {last['t']}: The report\\\n  of the day\n"
                      f"- line at {last['c']}: where it stood\n\n", exported)
        for status, *wrong in ((2, "note", code, "soon"), (2, "note", code, "--day", "soon", "x"),
                               (1, "note", code, "--day", "2025-01-01", "  "),
                               (1, "note", "000000.SSE", "--day", "2025-01-01", "x"), (2, "line", code, "high"),
                               (2, "line", code, "1x"), (1, "line", code, "nan"), (1, "line", "000000.SSE", "1")):
            self.run_cli("instrument", *wrong, status=status)
        self.run_cli("undo")
        self.run_cli("undo")
        (told,) = self.rows("instrument", "show", code)
        self.assertEqual((told["notes"], told["lines"]), ([], []))

    def charts(self, plain):
        """Every kind of picture without a display, each different, and what is refused."""
        self.run_cli("prices", "import", "588930.SSE", self.day_file())
        seen = {plain}
        for i, args in enumerate((["--kind", "area"], ["--kind", "step"], ["--kind", "hollow"], ["--kind", "bars"],
                                  ["--period", "week"], ["--values", "percent"], ["--values", "hundred", "--log"],
                                  ["--sma", "5", "--sma", "20", "--ema", "12", "--bollinger", "20"], ["--drawdown"],
                                  ["--compare", "588930.SSE"], ["--compare", "588930.SSE", "--relative"],
                                  ["--marks", "none"], ["--true-time"], ["--width", "360", "--height", "300"])):
            svg = os.path.join(self.dir, f"chart-{i}.svg")
            self.run_cli("chart", "515050.SSE", "-o", svg, *args)
            with open(svg, "rb") as file:
                drawn = file.read()
            self.assertIn(b"<svg", drawn)
            self.assertNotIn(drawn, seen, args)
            seen.add(drawn)
        pdf = os.path.join(self.dir, "chart.PDF")
        self.run_cli("chart", "515050.SSE", "-o", pdf)
        with open(pdf, "rb") as file:
            self.assertEqual(file.read(5), b"%PDF-")
        for wrong in (["--kind", "pie"], ["--values", "euro"], ["--period", "decade"], ["--from", "soon"], ["--relative"],
                      ["--sma", "1", "--sma", "2", "--sma", "3"], ["--marks", "evidence,pies"]):
            self.run_cli("chart", "515050.SSE", "-o", pdf, *wrong, status=2)
        for wrong in (["--sma", "twenty"], ["--sma", "0"], ["--sma", "5", "--sma", "-3"], ["--ema", "1.5"],
                      ["--bollinger", ""], ["--sma", "--log"]):
            said = self.raw("chart", "515050.SSE", "-o", pdf, *wrong)
            self.assertEqual(said.returncode, 2, wrong)
            self.assertIn(f"{wrong[-2]} wants a number of bars", said.stderr.decode())
            self.assertIn(f'"{wrong[-1]}" is none', said.stderr.decode())
        self.run_cli("chart", "515050.SSE", "-o", pdf + ".gif", status=2)
        self.run_cli("chart", "515050.SSE", "-o", pdf, "--compare", "000000.SSE", status=1)
        self.run_cli("chart", "515050.SSE", "-o", pdf, "--from", "2099-01-01", status=1)

    def export_and_verify(self, thesis, claim):
        vault = os.path.join(self.dir, "vault")
        (report,) = self.rows("export", "--thesis", thesis, "--format", "vault", vault)
        self.assertGreater(report["written"], 5)
        (again,) = self.rows("export", "--thesis", thesis, "--format", "vault", vault)
        self.assertEqual(again["written"], 0)
        note = os.path.join(vault, "Theses", "Inference is the bottleneck.md")
        text = open(note, encoding="utf-8").read()
        self.assertIn("推理请求两周涨到六倍", text)
        self.assertIn("sha256", text)
        states = self.rows("verify", vault)
        self.assertTrue(states)
        self.assertEqual({s["state"] for s in states}, {"exact"})
        self.assertEqual({s["claim"] for s in states}, {claim})
        with open(note, "w", encoding="utf-8") as f:
            f.write(text.replace("两周涨到六倍", "两周涨到九倍") + "\nmy own remark\n")
        altered = {s["state"] for s in self.rows("verify", note, status=1)}
        self.assertEqual(altered, {"altered"})
        (third,) = self.rows("export", "--thesis", thesis, "--format", "vault", vault)
        self.assertEqual((third["written"], third["kept"]), (1, 1))
        self.assertIn("my own remark", open(note, encoding="utf-8").read())
        single = os.path.join(self.dir, "one.md")
        self.run_cli("export", "--thesis", thesis, single)
        self.assertEqual({s["state"] for s in self.rows("verify", single)}, {"exact"})
        self.run_cli("undo")
        self.library = os.path.join(self.dir, "other.db")
        self.run_cli("thesis", "new", "Another")
        self.assertEqual({s["state"] for s in self.rows("verify", single, status=1)}, {"missing"})

    def test_prices_refused(self):
        letters = self.write("letters.csv", b"date,open,high,low,close\n" + b"2025-01-02,a,b,c,d\n" * 30)
        for path in (letters, self.write("zero.day", bytes(64)), self.write("none.csv", b"")):
            p = self.raw("prices", "import", "515050.SSE", path)
            self.assertEqual(p.returncode, 1, path)
            self.assertEqual(len(p.stderr.decode().splitlines()), 1, p.stderr.decode())
        self.run_cli("prices", "import", "nonsense", letters, status=1)

    def test_sample(self):
        for language in ("en", "zh"):
            self.library = os.path.join(self.dir, language + ".db")
            self.run_cli("sample", "--language", language)
            self.assertEqual(len(self.dump()), 6)
            theses = self.rows("thesis", "list")
            self.assertEqual(len(theses), 2)
            self.assertEqual(sum(t["for"] + t["against"] for t in theses), 11)
            self.assertEqual(len(self.rows("claim", "list")), 12)
            instruments = self.rows("instrument", "list")
            self.assertEqual(len(instruments), 5)
            self.assertTrue(all(i["priced"] and i["invented"] for i in instruments))
            vault = os.path.join(self.dir, "sample-" + language)
            self.run_cli("export", vault, "--language", language)
            text = open(os.path.join(vault, "Instruments", "515050.SH.md"), encoding="utf-8").read()
            self.assertIn({"en": "invented data", "zh": "虚构数据"}[language], text)
            self.assertEqual({s["state"] for s in self.rows("verify", vault)}, {"exact"})
            self.run_cli("sample", "--remove")
            self.assertEqual((self.dump(), self.rows("thesis", "list"), self.rows("instrument", "list")), ({}, [], []))
            self.run_cli("undo")
            self.assertEqual(len(self.dump()), 6)
            self.assertEqual(self.run_cli("check").strip(), "sound")


@unittest.skipUnless(os.path.isdir(SEEDS), "the shared folder is missing")
class Seeds(Base):
    def test_seeds(self):
        self.assertEqual([r["status"] for r in self.rows("import", SEEDS)], ["new", "new"])
        self.assertEqual([r["status"] for r in self.rows("import", SEEDS)], ["duplicate", "duplicate"])
        found = self.rows("detect", *[os.path.join(SEEDS, f) for f in sorted(os.listdir(SEEDS))])
        codes = {(i["code"], i["exchange"]) for row in found for i in row["instruments"]}
        self.assertEqual(codes, {("515050", "SSE"), ("516630", "SSE"), ("513180", "SSE"), ("588930", "SSE"),
                                 ("159995", "SZSE")})
        texts = {r["id"]: self.rows("show", r["id"])[0]["text"] for r in self.rows("list")}
        for words in ("算力", "推理算力", "银", "515050", "DeepSeek"):
            hits = {r["id"] for r in self.rows("search", words)}
            self.assertEqual(hits, {i for i, t in texts.items() if words.lower() in t.lower()}, words)
        self.run_cli("undo")
        self.assertEqual(self.dump(), {})
        self.run_cli("redo")
        self.assertEqual(len(self.dump()), 2)
        self.assertEqual(self.run_cli("check").strip(), "sound")


def main():
    """TAP, one line a test."""
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    tests = [t for group in suite for t in group]
    print(f"1..{len(tests)}")
    failed = False
    for n, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        name = test.id().replace("__main__.", "")
        if result.skipped:
            print(f"ok {n} {name} # SKIP {result.skipped[0][1]}")
        elif result.wasSuccessful():
            print(f"ok {n} {name}")
        else:
            failed = True
            print(f"not ok {n} {name}")
            for _, trace in result.failures + result.errors:
                print("\n".join("# " + line for line in trace.splitlines()))
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
