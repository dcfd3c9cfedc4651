#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who draws the window where there is no graphics card, as here, and that GSK_RENDERER has the last word."""
import os
import re
import sys
from unittest import mock

from case import Case, main


class Renderer(Case):
    sample = False

    def drawn_by(self, renderer):
        with mock.patch.dict(os.environ, GSK_DEBUG="renderer"):
            os.environ.pop("GSK_RENDERER", None)
            if renderer:
                os.environ["GSK_RENDERER"] = renderer
            self.start()
        with open(self.log, encoding="utf-8") as f:
            return re.search(r"Using renderer '(\w+)'", f.read())[1]

    def test_where_there_is_no_graphics_card(self):
        self.assertEqual(self.drawn_by(None), "GskCairoRenderer")
        self.assertEqual(self.drawn_by("ngl"), "GskGLRenderer")


if __name__ == "__main__":
    sys.exit(main())
