"""A question inside a lesson that answers at once, for every option. It costs and earns nothing."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import ClassVar

import traitlets

from ..names import nearest
from ..self_checks import Option, Question
from ..wording import listing
from .widget import FOLDER, Still, Widget, module, synced

CHOOSE_ONE, CHOOSE_ALL = "Choose one.", "Choose all that fit."


@dataclass(frozen=True)
class Printed:
    """A question as it stands on paper: with its options, and without the answers."""

    question: Question

    @property
    def alt(self) -> str:
        """The question and its options in one line."""
        options = [f"{letter}) {option.text}" for letter, option in _lettered(self.question)]
        return f"{self.question.text} {_instruction(self.question)} {' '.join(options)}"

    def html(self) -> str:
        """Return the question as a paragraph and the options as a list with letters."""
        items = "".join(f"<li>{html.escape(option.text)}</li>" for option in self.question.options)
        text = html.escape(f"{self.question.text} {_instruction(self.question)}")
        return f'<p>{text}</p><ol type="a">{items}</ol>'


class SelfCheck(Widget):
    """A question by its name, such as "lesson_2/units", with a sentence for every option.

    A course makes a class of its own, which knows its questions: `class SelfCheck(courselab.widgets.SelfCheck)` with
    `questions = find_self_checks("my_lab.self_checks")`. What was chosen lives as long as the kernel, and nowhere
    else. Raises ValueError for a name that does not exist.
    """

    questions: ClassVar[Mapping[str, Question]] = {}

    _esm = module(FOLDER / "self_check.js")

    _text = synced(traitlets.Unicode())
    _instruction = synced(traitlets.Unicode())
    _several = synced(traitlets.Bool())
    _options = synced(traitlets.List())
    _chosen = synced(traitlets.List())
    _checked = synced(traitlets.Bool(False))

    def __init__(self, name: str) -> None:
        if name not in self.questions:
            raise ValueError(self._unknown(name))
        self._question = self.questions[name]
        super().__init__(
            _text=self._question.text,
            _instruction=_instruction(self._question),
            _several=self._question.several,
            _options=[vars(option) | {"letter": letter} for letter, option in _lettered(self._question)],
        )

    def still(self) -> Still:
        """Return the question on paper."""
        return Printed(self._question)

    def _unknown(self, name: str) -> str:
        near = nearest(name, self.questions)
        guess = f'Did you mean "{near}"? ' if near else ""
        there = f"There are {listing(list(self.questions))}." if self.questions else "There are none."
        return f"No self-check is called {name!r}. {guess}{there}"


def _lettered(question: Question) -> list[tuple[str, Option]]:
    return list(zip(ascii_lowercase, question.options, strict=False))


def _instruction(question: Question) -> str:
    return CHOOSE_ALL if question.several else CHOOSE_ONE
