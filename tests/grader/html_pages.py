"""An HTML page as a browser's parser sees it: what is open, what is said, where it leads."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "col"}


@dataclass
class Page(HTMLParser):
    """Elements with their attributes in order, the text that is read, and everything that is not well-formed."""

    text: str = ""
    pieces: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.faults += [f"{tag} gives an attribute twice"] if len(dict(attrs)) < len(attrs) else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
            self.pieces += data.split()

    @property
    def words(self) -> str:
        """All that is read, with one blank between words and between elements."""
        return " ".join(self.pieces)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def values(self, attribute: str) -> list[str]:
        """What an attribute says wherever it stands."""
        return [str(attributes[attribute]) for _, attributes in self.elements if attribute in attributes]


def read_page(html: str) -> Page:
    """Parse a page or a piece of one. What stays open at the end is a fault."""
    page = Page()
    page.feed(html)
    page.close()
    page.faults += [f"<{tag}> is never closed" for tag in page.open]
    return page
