#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well reprints of real articles are told from other articles. One JSON line a case.

bench_corpus.py CORPUS… [--shown N]: folders as ../shared/corpus/readability/unpack.sh makes them (zh-dev, wcxb-dev);
throughline-cli is taken from $TLN_CLI or PATH. The articles of a case are imported into one library and every pair that
is suggested counts: of the same article right, of two articles wrong. recall: articles that were suggested with one of
their own. All pairs of all articles are asked about, the originals among themselves too; N wrong pairs are shown."""
import argparse
import collections
import glob
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

CLI = os.environ.get("TLN_CLI", "throughline-cli")
LEAST = 800                                  # characters of an article that is worth a reprint
WORDS = {
    "zh": {"title": "市场观察:{}背后的逻辑", "disclaimer":
           "免责声明:本文转自其他媒体,转载目的在于传递更多信息,并不代表本网赞同其观点和对其真实性负责。文中内容仅供参考,"
           "不构成任何投资建议,据此操作风险自担。如涉及作品内容、版权和其他问题,请在三十日内与本网联系。",
           "before": "来源:观察网  作者:本网编辑", "nav": ["首页", "财经", "科技", "滚动新闻"], "more": "相关阅读",
           "author": "本网编辑长期关注产业与市场,在本网写过数百篇文章,欢迎读者来信交流。"},
    "en": {"title": "What is behind it: {}", "disclaimer":
           "Disclaimer: This article first appeared elsewhere and is republished here for information only. The views "
           "are those of its author and not of this site. Nothing here is advice of any kind; readers act at their own "
           "risk. Write to us within thirty days about anything that concerns the rights in this work.",
           "before": "Republished by The Daily Watch. By Staff Writer", "nav": ["Home", "Business", "Science", "Latest"],
           "more": "Related stories",
           "author": "Our staff writer has followed markets and industry for years and has written hundreds of pieces "
                     "for this site. Letters from readers are welcome."},
}


def run(*args):
    """throughline-cli; what single files are refused for is no failure here."""
    done = subprocess.run([CLI, *args], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Article:
    def __init__(self, name, path, read):
        self.name, self.path, self.title = name, path, read.get("title") or "?"
        self.paragraphs = [p for p in read["text"].split("\n") if p.strip()]
        han = len(re.findall("[\u4e00-\u9fff]", read["text"]))
        self.words = WORDS["zh" if han * 4 > len(read["text"]) else "en"]


def load(folders):
    found = []
    for folder in folders:
        with open(os.path.join(folder, "manifest.jsonl")) as f:
            pages = [json.loads(line) for line in f]
        paths = [os.path.join(folder, page["file"]) for page in pages]
        read = {r["path"]: r for r in run("--json", "read", *paths)}
        name = os.path.basename(os.path.normpath(folder))
        found += [Article(f"{name}-{page['page']}", path, read[path]) for page, path in zip(pages, paths)
                  if path in read and len(read[path]["text"]) >= LEAST]
    return found


# ---- The rules. Each gives the title, the paragraphs, what stands before and behind them, and whether a site is around.
def dress(article, paragraphs, title=None, foot=(), site=False, others=()):
    w, e = article.words, html.escape
    before = f"<p>{e(w['before'])}</p>" if site or foot else ""
    body = "".join(f"<p>{e(p)}</p>" for p in paragraphs) + "".join(f"<p>{e(p)}</p>" for p in foot)
    body = f"<h1>{e(title or article.title)}</h1>{before}{body}"
    if site:
        links = "".join(f"<li><a href='/{i}'>{e(o.title)}</a></li>" for i, o in enumerate(others))
        body = (f"<nav>{''.join(f'<a href=/>{e(n)}</a>' for n in w['nav'])}</nav><div id=main><article>{body}</article>"
                f"<div class=author>{e(w['author'])}</div><h3>{e(w['more'])}</h3><ul>{links}</ul></div>"
                f"<footer>{e(w['disclaimer'])}</footer>")
    return f"<!doctype html><meta charset=utf-8><title>{e(title or article.title)}</title><body>{body}</body>"


def another_title(article, r, others):
    return dress(article, article.paragraphs, article.words["title"].format(r.choice(others).title))


def added_disclaimer(article, r, others):
    return dress(article, article.paragraphs, foot=[article.words["disclaimer"]])


def kept(article, r, share):
    """Paragraphs without so much of the text, taken out anywhere."""
    paragraphs, size = list(article.paragraphs), sum(map(len, article.paragraphs))
    while len(paragraphs) > 2 and sum(map(len, paragraphs)) > share * size:
        del paragraphs[r.randrange(len(paragraphs))]
    return paragraphs


def cut_paragraphs(article, r, others):
    return dress(article, kept(article, r, 0.75))


def other_site(article, r, others):
    return dress(article, article.paragraphs, site=True, others=r.sample(others, 8))


def all_of_it(article, r, others):
    return dress(article, kept(article, r, 0.7), article.words["title"].format(r.choice(others).title),
                 [article.words["disclaimer"], article.words["author"]], True, r.sample(others, 8))


def excerpt(article, r, others):
    size, paragraphs = 0, []
    for p in article.paragraphs:
        paragraphs.append(p)
        size += len(p)
        if size > 0.4 * sum(map(len, article.paragraphs)):
            break
    return dress(article, paragraphs, site=True, others=r.sample(others, 8))


def half(article, second, r, others):
    middle, size = 0, 0
    while size < sum(map(len, article.paragraphs)) / 2:
        size += len(article.paragraphs[middle])
        middle += 1
    part = article.paragraphs[middle:] if second else article.paragraphs[:middle]
    return dress(article, part, foot=[article.words["disclaimer"], article.words["author"]], site=True,
                 others=r.sample(others, 8))


RULES = [another_title, added_disclaimer, cut_paragraphs, other_site, all_of_it, excerpt]


# ---- Counting.
def add(library, paths):
    """Imports, and gives the id of each path that became an article of its own."""
    return {r["path"]: r["id"] for r in run("--library", library, "--json", "import", *paths)
            if r["status"] in ("new", "reprint")}


def count(library, ids, wanted):
    """ids: article of each id; wanted: ids that ought to be suggested with another one of theirs."""
    right, wrong, found = 0, [], set()
    for pair in run("--library", library, "--json", "reprints"):
        a, b = pair["id"], pair["reprint_of"]
        if ids[a] == ids[b]:
            right += 1
            found |= {a, b}
        else:
            wrong.append((ids[a], ids[b], pair["similarity"], pair["found"]))
    return right, wrong, len(found & wanted)


def report(case, library, ids, wanted, shown):
    right, wrong, found = count(library, ids, wanted)
    pairs = collections.Counter(ids.values())
    print(json.dumps({"case": case, "articles": len(ids), "pairs": len(ids) * (len(ids) - 1) // 2,
                      "of_the_same": sum(n * (n - 1) // 2 for n in pairs.values()), "right": right, "wrong": len(wrong),
                      "precision": round(right / (right + len(wrong)), 4) if right + len(wrong) else None,
                      "recall": round(found / len(wanted), 4) if wanted else None}), flush=True)
    for pair in wrong[:shown]:
        print("#", *pair, flush=True)
    return right, len(wrong), found, len(wanted)


def reprint_case(rule, articles, base, ids, folder, shown):
    library = os.path.join(folder, rule.__name__ + ".db")
    shutil.copy(base, library)
    own, paths = dict(ids), {}
    for n, article in enumerate(articles):
        path = os.path.join(folder, f"{rule.__name__}-{n}.html")
        with open(path, "w") as f:
            f.write(rule(article, random.Random(n), articles))
        paths[path] = article.name
    new = {i: paths[p] for p, i in add(library, paths).items()}
    return report(rule.__name__, library, own | new, set(new), shown)


def sibling_case(articles, folder, shown):
    """The two halves of an article in one site's dress: no reprints of each other."""
    library, paths = os.path.join(folder, "siblings.db"), {}
    for n, article in enumerate(articles):
        if len(article.paragraphs) >= 8:
            for second in (False, True):
                path = os.path.join(folder, f"half-{n}-{second}.html")
                with open(path, "w") as f:
                    f.write(half(article, second, random.Random(n), articles))
                paths[path] = f"{article.name} {'second' if second else 'first'} half"
    return report("siblings", library, {i: paths[p] for p, i in add(library, paths).items()}, set(), shown)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="+")
    parser.add_argument("--shown", type=int, default=0, metavar="N")
    options = parser.parse_args()
    if not all(glob.glob(os.path.join(c, "manifest.jsonl")) for c in options.corpus):
        raise SystemExit("skipped: no corpus there (../shared/corpus/readability/unpack.sh makes one)")
    articles = load(options.corpus)
    with tempfile.TemporaryDirectory(prefix="tln-reprints-") as folder:
        base = os.path.join(folder, "originals.db")
        names = {a.path: a.name for a in articles}
        ids = {i: names[p] for p, i in add(base, [a.path for a in articles]).items()}
        sums = [report("originals", base, ids, set(), options.shown)]
        sums += [reprint_case(rule, articles, base, ids, folder, options.shown) for rule in RULES]
        sums.append(sibling_case(articles, folder, options.shown))
    right, wrong, found, wanted = map(sum, zip(*sums))
    print(json.dumps({"case": "all", "right": right, "wrong": wrong, "precision": round(right / (right + wrong), 4),
                      "recall": round(found / wanted, 4)}))


if __name__ == "__main__":
    sys.exit(main())
