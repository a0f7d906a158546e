"""What people read: a verdict's page, the class report and the class table, also where the text is hostile."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from grader.report.class_table import ClassTable
from grader.report.page import write_report
from grader.verdict.display import display_bundle
from grader.verdict.looks import LOOKS
from grader.verdict.row import Row
from grader.verdict.verdict import AspectResult, Verdict, Word
from tests.grader.html_pages import Page, read_page

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x="',
    "handler": "<img src=x onerror=alert(1)>",
    "end": "</p></div></main></body>",
    "entity": "&lt;b&gt;&amp;&nbsp;",
    "template": "{{ 7 * 7 }} {% raw %}",
    "rich": "[bold red]loud[/bold red] [link=http://evil.example]x[/link]",
    "comment": "<!-- --><![CDATA[ ]]>",
}
UNSHOWABLE = {
    "ansi": "\x1b[2J\x1b[31mred",
    "bell": "\x07\x08\x00",
    "c1": "\x9b31m",
    "override": "safe\u202etxt.exe",
    "isolate": "\u2066hidden\u2069",
    "surrogate": "\ud800",
}


def verdict(word: Word = Word.WRONG, text: str = "A sentence.", **more: object) -> Verdict:
    return Verdict("check_double", word, 1.0, 4.0, f"double: {word}. {text}", **more)


def full_verdict(text: str) -> Verdict:
    """A verdict that says `text` wherever a learner's or an author's words can stand."""
    aspects = (AspectResult(text, True, 2.0, 2.0), AspectResult("edges", False, 0.0, 2.0, text))
    said = {"smallest_input": text, "rule": text, "hint": text, "diagnosis": text, "notes": (text,)}
    return verdict(text=text, aspects=aspects, **said)


def report(tmp_path: Path, rows: list[Row], title: str = "Doubling") -> Page:
    path = tmp_path / "report.html"
    write_report(rows, path, title, datetime(2025, 3, 1, 9, 30, tzinfo=UTC))
    return read_page(path.read_text(encoding="utf-8"))


def hostile_rows(text: str) -> list[Row]:
    words = (Word.WRONG, Word.MISSING, Word.NEEDS_A_PERSON)
    return [Row(text, text, text, Verdict(f"q{word}", word, 0.0, 1.0, text, text, text, text, text)) for word in words]


def table(rows: list[Row], width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor")
    console.print(ClassTable(rows))
    return console.file.getvalue()


def plain(terminal_text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", terminal_text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_as_text_in_a_verdict(text: str) -> None:
    page = read_page(display_bundle(full_verdict(text))["text/html"])
    harmless = read_page(display_bundle(full_verdict("harmless"))["text/html"])
    assert page.faults == []
    assert page.elements == harmless.elements
    assert page.text == harmless.text.replace("harmless", text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_as_text_in_the_report(tmp_path: Path, text: str) -> None:
    page, harmless = report(tmp_path, hostile_rows(text), text), report(tmp_path, hostile_rows("name"), "name")
    assert page.faults == []
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in harmless.elements]
    assert [set(attributes) for _, attributes in page.elements] == [set(given) for _, given in harmless.elements]
    assert page.text.count(text) >= harmless.text.count("name")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_as_text_in_the_terminal(text: str) -> None:
    shown = plain(table(hostile_rows(text), width=400))
    assert text[:20] in shown
    assert "\x1b]8" not in shown


@pytest.mark.parametrize("text", UNSHOWABLE.values(), ids=UNSHOWABLE.keys())
def test_what_must_not_be_shown_is_replaced_everywhere(tmp_path: Path, text: str) -> None:
    bundle = display_bundle(full_verdict(text))
    pages = (*bundle.values(), plain(table(hostile_rows(text))), report(tmp_path, hostile_rows(text), text).text)
    bad = {letter for letter in text if not letter.isprintable()}
    assert bad
    for shown in pages:
        assert bad.isdisjoint(shown)
        assert "\ufffd" in shown
        shown.encode("utf-8")


@pytest.mark.parametrize("text", ["x" * 20_000, "long words " * 2_000], ids=["one word", "many words"])
def test_very_long_text_is_kept_and_wraps(tmp_path: Path, text: str) -> None:
    page = read_page(display_bundle(full_verdict(text))["text/html"])
    assert text in page.text
    assert "overflow-wrap:anywhere" in page.elements[0][1]["style"]
    assert report(tmp_path, hostile_rows(text)).faults == []
    assert max(len(line) for line in plain(table(hostile_rows(text), width=80)).splitlines()) <= 80


@pytest.mark.parametrize("word", Word)
def test_verdict_says_its_word_its_symbol_and_its_points(word: Word) -> None:
    bundle = display_bundle(verdict(word))
    points = "4 points, not marked yet" if word is Word.NEEDS_A_PERSON else "1 of 4 points"
    assert bundle["text/plain"].splitlines()[:2] == [f"{word}: {points}", f"double: {word}. A sentence."]
    assert f"{LOOKS[word].symbol} {word} {points}" in " ".join(read_page(bundle["text/html"]).text.split())
    assert LOOKS[word].fill in bundle["text/html"]


def test_every_word_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(Word)
    assert len({look.symbol for look in LOOKS.values()}) == len({look.fill for look in LOOKS.values()}) == len(Word)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("word", Word)
def test_ink_reads_well_on_its_fill(word: Word) -> None:
    assert contrast(LOOKS[word].ink, LOOKS[word].fill) >= 4.5


def test_verdict_page_names_every_aspect_with_its_points() -> None:
    bundle = display_bundle(full_verdict("Not yet."))
    assert "- Not yet.: right, 2 of 2 points" in bundle["text/plain"].splitlines()
    assert "- edges: not right, 0 of 2 points. Not yet." in bundle["text/plain"].splitlines()
    page = read_page(bundle["text/html"])
    assert "Not yet. 2 of 2 ✓ right edges 0 of 2 ✗ not right. Not yet." in page.words
    assert [header["scope"] for header in page.named("th")] == ["col"] * 3 + ["row"] * 2


def test_verdict_that_has_little_to_say_shows_no_empty_part() -> None:
    page = read_page(display_bundle(verdict())["text/html"])
    assert [tag for tag, _ in page.elements] == ["div", "p", "strong", "span", "p"]


def test_verdict_styles_itself_and_runs_nothing() -> None:
    html = display_bundle(full_verdict("text"))["text/html"]
    assert not re.search(r"<(script|style|link|img|iframe|svg)\b|https?:|\son\w+=", html)
