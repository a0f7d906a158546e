"""The class report and the class table: counts on rows made by hand, in the order that helps most."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from grader.report.class_table import ClassTable
from grader.report.page import write_report
from grader.report.tally import AskedQuestion, Confusion, Tally, by_learner, by_misconception, by_question
from grader.verdict.looks import LOOKS
from grader.verdict.row import Row
from grader.verdict.verdict import Word
from tests.grader.class_rows import class_rows, verdict
from tests.grader.html_pages import Page, read_page

DOUBLE = AskedQuestion("lessons", "01_doubling", "check_double")
ANSWER = AskedQuestion("lessons", "01_doubling", "check_answer")
ESSAY = AskedQuestion("exam", "final", "essay")
MADE_AT = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
Report = Callable[[list[Row]], Page]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Return a function that writes the report of some rows and reads it back."""

    def write(rows: list[Row]) -> Page:
        write_report(rows, tmp_path / "report.html", "Doubling", MADE_AT)
        return read_page((tmp_path / "report.html").read_text(encoding="utf-8"))

    return write


def table(rows: list[Row], width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(ClassTable(rows))
    return console.file.getvalue()


def test_learners_are_counted_apart_in_alphabetical_order() -> None:
    tallies = by_learner(reversed(class_rows()))
    assert {name: (tally.score, tally.max_score) for name, tally in tallies.items()} == {
        "ada": (6.0, 6.0),
        "bob": (1.5, 9.0),
        "cleo": (2.0, 6.0),
        "dan": (0.0, 6.0),
    }
    assert list(tallies) == ["ada", "bob", "cleo", "dan"]


def test_what_a_person_has_yet_to_mark_counts_neither_way() -> None:
    essays = Tally(tuple(row for row in class_rows() if row.verdict.question == "essay"))
    assert (essays.share, len(essays.to_mark)) == (0.5, 2)


def test_share_of_nothing_marked_is_none() -> None:
    assert Tally((Row("ada", "exam", "final", verdict("essay", Word.NEEDS_A_PERSON, 0.0, 3.0)),)).share is None


def test_questions_come_hardest_first_and_the_unmarked_last() -> None:
    unmarked = Row("ada", "exam", "final", verdict("poem", Word.NEEDS_A_PERSON, 0.0, 3.0))
    shares = {place.title: tally.share for place, tally in by_question([unmarked, *class_rows()]).items()}
    assert list(shares.items()) == [("double", 0.25), ("answer", 0.5), ("essay", 0.5), ("poem", None)]


def test_question_of_the_same_name_in_two_notebooks_is_two_questions() -> None:
    rows = [Row("ada", "exam", name, verdict("check_answer_1", Word.RIGHT, 1.0, 1.0)) for name in ("one", "two")]
    assert len(by_question(rows)) == 2


def test_misconceptions_are_ranked_by_their_learners() -> None:
    ranked = {confusion: tally.students for confusion, tally in by_misconception(class_rows()).items()}
    assert list(ranked.items()) == [
        (Confusion("squares", DOUBLE), ["bob", "cleo"]),
        (Confusion("halves", ANSWER), ["bob"]),
    ]


def test_two_mistakes_in_one_answer_count_for_each() -> None:
    row = Row("ada", "lessons", "01_doubling", verdict("check_double", Word.WRONG, 0.0, 4.0, "squares; list returned"))
    assert list(by_misconception([row])) == [Confusion("squares", DOUBLE), Confusion("list returned", DOUBLE)]


def test_words_are_counted_in_the_order_of_the_verdicts() -> None:
    counts = Tally(tuple(class_rows())).words
    assert counts == {
        Word.RIGHT: 3,
        Word.PARTLY_RIGHT: 1,
        Word.WRONG: 4,
        Word.TIMED_OUT: 1,
        Word.NEEDS_A_PERSON: 2,
    }
    assert list(counts) == [word for word in Word if word in counts]


def test_report_gives_the_class_in_numbers(report: Report) -> None:
    shown = report(class_rows()).words
    for sentence in (
        "learners 4 3 questions",
        "of the points 35% earned, of those marked",
        "answers right 3 of 9 marked",
        "misconceptions 2 recognised in the answers",
        "for a person 3 2 to mark, 1 to check",
    ):
        assert sentence in shown


def test_report_ranks_misconceptions_with_rule_and_learners(report: Report) -> None:
    shown = report(class_rows()).words
    assert shown.index("squares 2 of 4 learners in double") < shown.index("halves 1 of 4 learners in answer")
    assert "Rule: Twice is not squared. Who bob cleo" in shown


def test_report_says_which_answers_need_a_person(report: Report) -> None:
    shown = report(class_rows()).words
    assert "essay in exam/final: 2 answers ada cleo" in shown
    assert "dan in lessons/01_doubling … 1 timed out check_double: timed out." in shown


def test_report_says_so_where_nothing_needs_a_person(report: Report) -> None:
    rows = [row for row in class_rows() if row.student == "ada" and row.assignment == "lessons"]
    assert "Nothing: every answer was judged and could be read." in report(rows).words


def test_report_shows_each_learners_points(report: Report) -> None:
    shown = report(class_rows()).words
    for line in ("6 of 6 – nothing marked 100% 1 0", "bob 0 of 6 1.5 of 3 17% 0 0", "dan 0 of 6"):  # noqa: RUF001
        assert line in shown


def test_report_without_a_verdict_says_what_to_do(report: Report) -> None:
    page = report([])
    assert "No verdicts yet. Grade the submissions first" in page.words
    assert (page.faults, page.named("table")) == ([], [])


def test_report_is_well_formed_and_its_own_links_lead_somewhere(report: Report) -> None:
    page = report(class_rows())
    assert page.faults == []
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = {address[1:] for address in page.values("href") if address.startswith("#")}
    assert inside <= set(ids)
    assert inside >= {"misunderstood", "questions", "person", "learners"}
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_report_leads_to_the_feedback_pages_beside_it(report: Report) -> None:
    away = {address for address in report(class_rows()).values("href") if not address.startswith("#")}
    assert "feedback/dan/lessons/01_doubling.html" in away
    assert all(address.startswith("feedback/") for address in away)


@pytest.mark.parametrize("name", ["a/../../etc", 'a"b', "a b#c?d", "javascript:x", "%2e"])
def test_name_of_a_learner_cannot_change_where_a_link_leads(report: Report, name: str) -> None:
    away = [link for link in report([Row(name, name, name, class_rows()[0].verdict)]).values("href") if link[0] != "#"]
    assert away
    assert all(
        link.startswith("feedback/") and link.count("/") == 3 and not set(link) & set("\"'?# :") for link in away
    )


def test_report_needs_no_network_and_runs_nothing(report: Report) -> None:
    page = report(class_rows())
    assert not [tag for tag, _ in page.elements if tag in ("script", "link", "iframe", "object", "img", "form")]
    assert not [value for _, given in page.elements for value in given.values() if "//" in str(value)]
    policies = [given["content"] for given in page.named("meta") if "http-equiv" in given]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_report_says_in_words_what_it_shows_in_colours(report: Report) -> None:
    page = report(class_rows())
    bars = [given for tag, given in page.elements if given.get("class") in ("bar", "gauge")]
    assert bars
    assert all(given["aria-hidden"] == "true" for given in bars)
    assert "1 right 2 wrong 1 timed out" in re.sub(r"[✓✗…] ", "", page.words)
    assert page.named("html") == [{"lang": "en-GB"}]
    assert all(header.get("scope") for header in page.named("th"))


def test_every_picture_in_the_report_is_told_in_words_or_left_to_the_eye(report: Report) -> None:
    pictures = [given for tag, given in report(class_rows()).elements if tag in ("img", "svg", "canvas")]
    assert [
        given for given in pictures if not {"alt", "aria-label", "aria-labelledby", "aria-hidden"} & set(given)
    ] == []


def test_report_replaces_the_one_before_and_leaves_nothing_beside_it(report: Report, tmp_path: Path) -> None:
    report([])
    assert "squares" in report(class_rows()).words
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_two_reports_of_the_same_rows_are_the_same(report: Report, tmp_path: Path) -> None:
    pages = []
    for _ in range(2):
        report(class_rows())
        pages.append((tmp_path / "report.html").read_bytes())
    assert pages[0] == pages[1]


def test_table_gives_learners_questions_and_misconceptions() -> None:
    lines = [line.split() for line in table(class_rows()).splitlines()]
    assert ["bob", "0/6", "1.5/3", "17%", "◐1", "✗2"] in lines
    assert ["ada", "6/6", "-", "100%", "1", "✓2", "✎1"] in lines
    assert ["double", "lessons/01_doubling", "25%", "✓1", "✗2", "…1"] in lines
    assert ["double", "squares", "2"] in lines


def test_narrow_table_tells_questions_of_the_same_name_apart() -> None:
    rows = [Row("ada", "exam", name, verdict("answer_1", Word.WRONG, 0.0, 1.0, "chose c")) for name in ("one", "two")]
    lines = [line.split() for line in table(rows, 34).splitlines()]
    for name in ("one", "two"):
        assert [f"{name}/answer_1", "0%", "✗1"] in lines
        assert [f"{name}/answer_1", "chose", "c", "1"] in lines


def test_table_of_nothing_says_what_to_do() -> None:
    assert table([]) == "No verdicts yet. Grade the submissions first.\n"


@pytest.mark.parametrize("width", [50, 60, 80])
def test_table_fits_a_narrow_terminal_and_cuts_no_number(width: int) -> None:
    lines = table(class_rows(), width).splitlines()
    assert max(map(len, lines)) <= width
    words = [line.split() for line in lines]
    assert any(line[0] == "ada" and line[-4:] == ["100%", "1", "✓2", "✎1"] for line in words if line)
    assert any(line[0] == "double" and line[-4:] == ["25%", "✓1", "✗2", "…1"] for line in words if line)


@pytest.mark.parametrize("width", [20, 50, 80])
def test_legend_breaks_between_its_entries_only(width: int) -> None:
    rows = [Row("ada", "lessons", "one", verdict(f"q{word}", word, 0.0, 1.0)) for word in Word]
    legend = table(rows, width)
    assert [word for word in Word if f"{LOOKS[word].symbol} {word}" not in legend] == []


def test_table_of_a_large_class_shows_who_needs_attention_first() -> None:
    fine = [Row(f"fine{n:03}", "lessons", "one", verdict("q", Word.RIGHT, 1.0, 1.0)) for n in range(90)]
    low = [Row(f"low{n:02}", "lessons", "one", verdict("q", Word.WRONG, 0.0, 1.0)) for n in range(9)]
    lost = Row("zoe", "lessons", "one", verdict("q", Word.MISSING, 0.0, 1.0))
    shown = table([*fine, *low, lost])
    learners = [line.split()[0] for line in shown.splitlines() if line.startswith((" fine", " low", " zoe"))]
    assert learners == ["zoe", *(row.student for row in low)]
    assert "10 of the 10 learners who need attention. All 100 are in report.html." in shown
