r"""What MathJax would read as formulas on a page, and where the page leads: an own reading of its rules.

Source: MathJax 2.7, extensions/tex2jax.js: tags and a class are passed over, and `\begin` and `\ref` need no dollar.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_PASSED_OVER = {"script", "noscript", "style", "textarea", "pre", "code"}
_VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "col"}
_BEGINNING = re.compile(r"\$|\\[(\[]|\\begin\{|\\(?:eq)?ref\{")
_ADDRESS = re.compile(r"^(?!data:image/(?:png|jpeg);)\w+:(?! )|//|url\(")
_COMMAND = re.compile(r"\\(?:(?:begin|end)\s*\{[^{}]*\}|[A-Za-z]+|!|\\\s*\*?\s*\[)")


@dataclass
class _Reader(HTMLParser):
    text: str = ""
    addresses: list[str] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag not in ("script", "link"):
            places = [attributes.get(name) or "" for name in ("href", "src", "action", "style")]
            self.addresses += [
                one for one in places if re.search(r"^(?!data:image/(png|jpeg);)\w+:(?! )|//|url\(", one)
            ]
        ignored = tag in _PASSED_OVER or "tex2jax_ignore" in (attributes.get("class") or "").split()
        if tag not in _VOID:
            self.open.append((tag, ignored))
        self.text += " " if tag in ("br", "wbr") else "\0"

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        self.text += "\0"

    def handle_data(self, data: str) -> None:
        if not any(ignored for _, ignored in self.open):
            self.text += data


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def commands(page: str) -> set[str]:
    """The TeX commands that could take effect on a page; none where no formula can begin."""
    texts = _read(page).text.split("\0")
    return {command for text in texts for command in _COMMAND.findall(text)} if any(map(_begins, texts)) else set()


def _begins(text: str) -> bool:
    return _BEGINNING.search(text) is not None


def addresses(page: str) -> list[str]:
    """Where the links, pictures and styles of a page lead, but for places on itself and pictures that it holds."""
    return _read(page).addresses
