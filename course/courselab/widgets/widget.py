"""What all widgets share: the style sheet, a name that never changes, and what shows where no front end runs."""

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import anywidget
import traitlets

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import \{.*\} from "(\.|courselab)/(\w+\.js)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=function|class|const)", re.MULTILINE)


class Still(Protocol):
    """What stands for a widget where no front end runs, such as a Picture: HTML, and the same in words."""

    @property
    def alt(self) -> str:
        """The same in words."""

    def html(self) -> str:
        """Return a piece of HTML without scripts."""


@dataclass(frozen=True)
class Text:
    """A still that is nothing but a sentence."""

    alt: str

    def html(self) -> str:
        """Return the sentence as a paragraph."""
        return f"<p>{html.escape(self.alt)}</p>"


SILENT = [
    "Python has not answered yet.",
    "It may be busy with another cell. If it has stopped, restart it (menu Kernel) and run this cell again.",
]


def synced(trait: Any) -> Any:
    """Return a trait that the front end has a copy of."""
    return trait.tag(sync=True)


def module(path: Path) -> str:
    """Return an ES module as one text, which is what a front end takes: what it imports is put in place, once.

    It may import from "./name.js", which lies beside it, and from "courselab/name.js", which lies here.
    """
    placed: set[Path] = set()

    def text_of(one: Path) -> str:
        def imported(found: re.Match[str]) -> str:
            other = (one.parent if found[1] == "." else FOLDER) / found[2]
            if other in placed:
                return ""
            placed.add(other)
            return EXPORT.sub("", text_of(other))

        return IMPORT.sub(imported, one.read_text(encoding="utf-8"))

    return text_of(path)


def styles(*paths: Path) -> str:
    """Return the style sheet that all widgets share as one text, followed by those of a widget's own."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / "widgets.css", *paths))


class Widget(anywidget.AnyWidget):
    """A widget that also shows itself in an exported page, on a code host, or in a test: as a still."""

    _css = styles()

    def still(self) -> Still:
        """Return what stands for the widget as it is now. It is the same in every run."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{type(self).__name__}: {self.still().alt}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the live widget, and the still for where it cannot live."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/html": self.still().html()}, metadata


class Asking(Widget):
    """A widget whose front end asks Python, and shows what is said in answer: a tone and sentences.

    The tone is "plain", "right" or "wrong". `_answered` counts the answers, so that the front end sees each of them.
    """

    _tone = synced(traitlets.Unicode("plain"))
    _message = synced(traitlets.List())
    _answered = synced(traitlets.Int(0))
    _silent = synced(traitlets.List(SILENT))
