"""The kinds of questions that there are: those built in, and those that installed packages add."""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points

from grader.errors import CourseError
from grader.questions.choices import CHOICE
from grader.questions.functions import CLASS, FUNCTION
from grader.questions.kinds import Kind
from grader.questions.values import VALUE
from grader.questions.vocabulary import Question

GROUP = "grader.questions"
_BUILT_IN: Mapping[type, Kind] = {kind.question: kind for kind in (FUNCTION, CLASS, VALUE, CHOICE)}


def kind_of_question(question: Question) -> Kind:
    """The kind of a question. Raises CourseError where there is none for it, or an installed kind cannot be loaded."""
    kind = _BUILT_IN.get(type(question)) or _installed().get(type(question))
    if kind is None:
        raise CourseError(
            f"The question {question.name} is a {type(question).__name__}, and no kind of question is installed for "
            f"that. Install the package that has it; it adds an entry point to the group {GROUP}."
        )
    return kind


@cache
def _installed() -> dict[type, Kind]:
    """Read once, for looking through what is installed takes time, and only where a built-in kind will not do."""
    found = {}
    for point in entry_points(group=GROUP):
        try:
            kind = point.load()
        except Exception as error:
            raise CourseError(
                f"The kind of question {point.name} ({point.value}) cannot be loaded: {type(error).__name__}: {error}"
            ) from error
        if not isinstance(kind, Kind):
            raise CourseError(f"The kind of question {point.name} ({point.value}) is no object of type Kind.")
        found[kind.question] = kind
    return found
