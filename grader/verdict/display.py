"""Shows one verdict to its learner: the output of a check cell in the feedback notebook."""

from pathlib import Path

from grader.verdict.looks import legible, number, score_in_words
from grader.verdict.templating import render
from grader.verdict.verdict import AspectResult, Verdict

_TEMPLATES = Path(__file__).parent / "templates"


def display_bundle(verdict: Verdict) -> dict[str, str]:
    """The verdict as a MIME bundle with text/plain and text/html, for the `data` of a notebook output.

    The HTML styles itself inline only: JupyterLab removes style elements from a notebook that it does not trust.
    """
    return {
        "text/plain": legible("\n".join(_lines(verdict))),
        "text/html": render(_TEMPLATES / "verdict.html.j2", verdict=verdict),
    }


def _lines(verdict: Verdict) -> list[str]:
    labelled = (
        ("", verdict.headline),
        ("", verdict.smallest_input),
        ("Rule: ", verdict.rule),
        ("Hint: ", verdict.hint),
        *(("", note) for note in verdict.notes),
    )
    sentences = [label + sentence for label, sentence in labelled if sentence]
    aspects = [_aspect_line(aspect) for aspect in verdict.aspects]
    return [f"{verdict.word}: {score_in_words(verdict)}", *sentences, *aspects]


def _aspect_line(aspect: AspectResult) -> str:
    word = "right" if aspect.right else "not right"
    line = f"- {aspect.name}: {word}, {number(aspect.score)} of {number(aspect.max_score)} points"
    return f"{line}. {aspect.remark}" if aspect.remark else line
