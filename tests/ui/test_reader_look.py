#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the text of an article is set, and links in it."""
import sys

import hands
import ui
from case import Case, _, main

LOOK = "The look of a page"
BODY = """# The look of a page

Kite Weekly, 2025-03-10

[The source of it all](https://kite.example/source) comes first. A page of **HBM3e** and 光模块 is set in 12 points.

> A quote of 三倍 stands apart.

每一家用AI算力的公司

1. First of a list
2. Second of a list

| Part | Share | Maker |
| --- | ---: | --- |
| 光模块 | 12 % | Lantern |
| Pump | 3 % | Kite |

```
code stands as it is
```

## Second heading

"""
FILL = "\n\n".join(f"Paragraph {n} is there so that the page is long enough to be scrolled and read." for n in range(80))


class Look(Case):
    sample = False

    def setUp(self):
        super().setUp()
        self.cli("import", self.write("look.md", BODY + FILL))
        self.start()
        self.text = self.open(LOOK)

    def extents(self, words):
        return self.text.character(self.text.text.index(words))

    def height(self):
        return self.extents("Kite Weekly").height

    def attribute(self, words, name):
        at = self.text.text.index(words)
        return self.text.look(at).get(name)

    def popover(self):
        self.app.find("toggle button", _("Appearance of the Text")).click()

    def test_zoomed_by_keys(self):
        self.app.key("ctrl+0")                     # the settings are those of the session
        self.app.settle()
        before = self.height()
        self.app.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
        self.app.wait(lambda: self.height() > before * 1.2, what="larger text")
        self.app.key("ctrl+minus", "ctrl+0")
        self.app.wait(lambda: self.height() == before, what=f"{before} of before, not {self.height()}")

    def test_set_by_the_popover_and_kept(self):
        before, left = self.height(), self.extents("Kite Weekly").x
        self.popover()
        self.picture("look")
        self.app.find("button", _("Larger Text (Ctrl++)")).click()
        self.app.wait(lambda: self.height() > before, what="larger text")
        self.app.find("radio button", _("Narrow")).click()
        self.app.wait(lambda: self.extents("Kite Weekly").x > left, what="narrower lines")
        self.app.find("radio button", _("Sepia")).click()
        self.app.find("radio button", _("Serif")).click()
        self.app.find("radio button", _("Airy")).click()
        self.app.key("Escape")
        self.picture("look-sepia")
        larger = self.height()
        self.start()
        self.text = self.open(LOOK)
        self.app.wait(lambda: self.height() == larger, what="the size kept")
        self.popover()
        self.assertTrue(self.app.find("radio button", _("Sepia")).has("checked"))
        self.assertTrue(self.app.find("radio button", _("Airy")).has("checked"))
        self.app.key("Escape")

    def test_links_say_where_they_lead(self):
        self.app.settle()
        ui.mouse(*hands.place_of(self.app, self.text, self.text.text.index("source of it all")))
        self.app.find("label", "https://kite.example/source")
        self.picture("link")
        ui.run("xdotool", "click", "3")
        self.app.find("menu item", _("Copy Link Address"))
        self.app.key("Escape")

    def test_links_by_keys(self):
        self.text.click(at=(300, 300))
        link = hands.focus(self.app, lambda f: f.role == "link")
        self.assertEqual((link.name, link.description), ("The source of it all", "https://kite.example/source"))
        self.app.find("label", "https://kite.example/source")      # said below, as under the pointer
        self.picture("link-focus")

    def test_han_stands_upright(self):
        self.assertEqual(self.attribute("quote of", "style"), "italic")
        self.assertNotEqual(self.attribute("三倍", "style"), "italic")

    def test_han_and_latin_are_parted_by_a_gap(self):
        plain = self.extents("家用").width
        self.assertGreater(self.extents("用AI").width, plain)
        self.assertGreater(self.extents("算力的").width, plain)
        self.assertEqual(self.extents("力的").width, plain)
        self.assertLess(self.extents("AI算").width + self.extents("I算").width, 2 * plain)
        self.assertIn("每一家用AI算力的公司", self.text.text)

    def test_how_far_is_said(self):
        bar = self.app.find("progress bar", _("How far it is read"))
        self.assertEqual(bar.value, 0)
        self.text.click(at=(80, 300))
        self.app.key("ctrl+End")
        self.app.wait(lambda: bar.value > 0.95, what="the end")

    def test_the_head_goes_with_the_text(self):
        def below():
            return self.extents("Kite Weekly").y - head.rect[1]

        head = self.app.find("label", _("10 March 2025?"))
        before, top = below(), head.rect[1]
        self.text.scroll(2)
        self.app.wait(lambda: head.rect[1] < top, what="the head scrolled")
        self.app.settle()
        self.assertEqual(below(), before)


if __name__ == "__main__":
    sys.exit(main())
