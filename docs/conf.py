"""The site of docs/ for Sphinx: `make docs` builds it, and every warning ends the build. No page asks the network."""

import re
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

sys.path.insert(0, str(Path(__file__).parents[1]))
from docs.made import MADE

project = "K-Means workshop"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["**.py"]
html_theme = "furo"
html_title = project
html_show_copyright = html_show_sphinx = False
html_copy_source = html_show_sourcelink = False
html_show_search_summary = False  # a page that is opened from a file may fetch no other
html_theme_options = {"navigation_with_keys": True}
pygments_style, pygments_dark_style = "friendly", "monokai"
nitpicky = True
highlight_language = "none"  # of blocks that name no language
smartquotes = False  # options keep their two hyphens

_FROM_ELSEWHERE = re.compile(r"<(?:script|link|img|iframe|source)\b[^>]*\b(?:src|href)=[\"']?(?:https?:)?//[^>]*>")
_log = logging.getLogger(__name__)


def fill(_app: Sphinx, page: str, source: list[str]) -> None:
    """Put what is made from the code in the place of its mark. Warns where it does not fit."""
    for name, make in MADE.items():
        mark = f"{{{{ {name} }}}}"
        if mark in source[0]:
            text, warnings = make(source[0])
            source[0] = source[0].replace(mark, text)
            for warning in warnings:
                _log.warning(warning, location=page)


def require_own_parts(app: Sphinx, error: Exception | None) -> None:
    """Warn where a browser would ask the network for a part of a page."""
    for path in () if error else sorted(Path(app.outdir).rglob("*.html")):
        for tag in _FROM_ELSEWHERE.findall(path.read_text(encoding="utf-8")):
            _log.warning("%s would load from elsewhere: %s", path.name, tag)


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this once."""
    app.connect("source-read", fill)
    app.connect("build-finished", require_own_parts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
