#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the text of an article: headings, lists, tables, quotes, pictures."""
import sys

import hands
import ui
from case import Case, _, main
from clipboard import copied

TITLE = "Looms and lamps"
TEXT = f"""# {TITLE}

More cloth was woven.

## Rents

- first
- second

| Year | Rent | Place |
|---|---|---|
| 1901 | 12 | mill |
| 1902 | 15 | town |

> He said so.

![A loom](https://example.com/loom.png)

### Lamps

They went out.
"""


class Structure(Case):
    sample = False

    def article(self, text=TEXT):
        self.cli("import", self.write("looms.md", text))
        self.start()
        self.text = self.open(TITLE)
        return self.text.find("article", TITLE, showing=False)

    def test_every_block_has_role_and_name(self):
        article = self.article()
        self.assertEqual(article.parent, self.text)
        have = [(n.role, n.name or n.text) for n in article.children]
        self.assertEqual(have, [
            ("heading", TITLE),
            ("paragraph", "More cloth was woven."), ("heading", "Rents"), ("list", "List of 2 entries"),
            ("table", "Table of 3 rows"), ("block quote", "He said so."), ("image", "A loom"), ("heading", "Lamps"),
            ("paragraph", "They went out.")])
        self.assertEqual([n.description for n in article.find_all("heading", showing=False)],
                         ["Heading, level 1", "Heading, level 2", "Heading, level 3"])
        self.assertEqual([n.name for n in article.find_all("list item", showing=False)], ["first", "second"])
        self.assertEqual([n.attributes["level"] for n in article.find_all("heading", showing=False)],
                         ["1", "2", "3"])
        x, y, width, height = self.text.rect
        for n in article.children:
            self.assertTrue(n.has("visible") and n.has("showing"), n)
            self.assertTrue(x <= n.rect[0] and n.rect[0] + n.rect[2] <= x + width, n)
        tops = [n.rect[1] for n in article.children if n.role in ("heading", "paragraph")]
        self.assertEqual(tops, sorted(tops))
        self.assertEqual(article.find("image", showing=False).description, _("The picture is not here"))

    def test_cells_say_the_head_of_their_column(self):
        table = self.article().find("table", showing=False)
        rows = table.find_all("table row", showing=False)
        self.assertEqual([[c.name for c in row.children] for row in rows],
                         [["Year", "Rent", "Place"], ["1901", "12", "mill"], ["1902", "15", "town"]])
        self.assertEqual({c.role for row in rows for c in row.children}, {"table cell"})
        self.assertEqual({c.description for c in rows[0].children}, {_("Head of a column")})
        self.assertEqual([c.description for c in rows[2].children], ["Year", "Rent", "Place"])

    def test_parts_of_a_long_one(self):
        article = self.article(f"# {TITLE}\n\n" + "\n\n".join(f"Filler {n} of note." for n in range(130)) + "\n")
        self.assertEqual([n.name for n in article.children], ["Part 1 of 3", "Part 2 of 3", "Part 3 of 3"])
        self.assertEqual([len(n.children) for n in article.children], [60, 60, 11])
        self.assertEqual(article.children[2].children[-1].text, "Filler 129 of note.")

    def test_a_very_long_paragraph_comes_in_pieces(self):
        article = self.article(f"# {TITLE}\n\n" + "word " * 1000 + "\n")
        pieces = article.find_all("paragraph", showing=False)
        self.assertEqual([len(n.text) for n in pieces], [2000, 2000, 999])

    def test_a_claim_over_a_cut_of_one_endless_paragraph(self):
        sentence = "Orders of looms came late again and nobody in the town could say why. "
        words = (sentence * 2500).strip()
        self.article(f"# {TITLE}\n\n{words}\n")
        self.app.wait(lambda: len(self.text.text) > len(words), what="all of the text")
        lines = self.text.text.rstrip("\n").split("\n")[1:]
        self.assertEqual("".join(lines), words)
        self.assertTrue(all(len(line) <= 3000 for line in lines))
        self.assertTrue(all(line.endswith("why. ") for line in lines[:-1]))
        before, after = "could say why. \n", "Orders of looms"
        self.text.click(at=(300, 300))
        for _n in range(40):
            if before + after in self.seen():
                break
            self.app.key("Page_Down")
        start = self.text.text.index(before + after)
        a, b = (hands.place_of(self.app, self.text, start + at) for at in (0, len(before + after)))
        ui.mouse(*a)
        ui.run("xdotool", "mousedown", "1")
        for i in range(1, 6):
            ui.mouse(a[0] + (b[0] - a[0]) * i // 5, a[1] + (b[1] - a[1]) * i // 5)
        ui.run("xdotool", "mouseup", "1")
        self.app.wait(lambda: hands.selected(self.text) == before + after, what="the selection")
        self.app.wait(lambda: copied("PRIMARY") == "could say why. Orders of looms",
                      what="the same words for the middle button")
        self.app.key("ctrl+c")                 # it is one paragraph, there and here
        self.app.wait(lambda: copied() == "could say why. Orders of looms", what="the words without the cut")
        self.app.key("h")
        self.app.wait(lambda: [c["quote"] for c in self.rows("claim", "list")] == ["could say why. Orders of looms"],
                      what="the claim")

    def seen(self):
        """The text from the line the cursor is on, a page of it."""
        at = self.text.caret
        return self.text.text[max(at - 1500, 0):at + 300]

    def test_another_article_is_another_tree(self):
        article = self.article()
        self.cli("import", self.write("other.md", "# Other\n\nNew words.\n"))
        text = self.open("Other")
        other = text.find("article", "Other", showing=False)
        self.assertEqual(other.children[-1].text, "New words.")
        self.assertIsNone(text.children[0].find_all("heading", "Rents", showing=False) or None)
        self.assertNotEqual(article, other)


if __name__ == "__main__":
    sys.exit(main())
