"""What a learner writes cannot act on the page of whoever reads it, and reads as it was written."""

import re
from pathlib import Path

import pytest
from nbconvert.exporters import HTMLExporter

from grader.course import Course
from grader.notebook.prose import MOST_TABLE_LINES
from grader.notebook.sanitize import LONGEST_CELL, LONGEST_PROSE, MOST_PROSE, Sanitizer
from grader.plugs.configuration import class_config
from tests.grader.test_sanitize import data_after


def test_tags_in_prose_become_text() -> None:
    assert Sanitizer().prose("a <img src=x onerror=alert(1)> b") == "a < img src=x onerror=alert(1)> b"


@pytest.mark.parametrize(
    "link",
    [
        "[here](javascript:alert(1))",
        "[here](jav&#x61;script:alert(1))",
        "[here](javascript\\:alert(1))",
        "[here](javascript&amp;#58;alert(1))",
        "[here](javascript&colon\\;alert(1))",
        "[here]\n\n[here]: javascript\\:alert(1)",
        "[here][there]\n\n> [there]: java&Tab;script:alert(1)",
        "[here](data\\:text/html,x)",
        "<javascript:alert(1)>",
        "![a](http://x/y.png)",
        "[![a](http://x/y.png)](http://z)",
        "a[^1]\n\n[^1]: javascript:alert(1)",
    ],
)
def test_prose_has_no_link_and_no_picture(link: str) -> None:
    page = HTMLExporter(exclude_anchor_links=True).markdown2html({}, Sanitizer().prose(link))
    assert not re.search(r"<img|src=|id=|href=(?!\"http://[xz])", page)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/login",
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/x?y=1&z=2",
        "Your session has ended: https://example.org/login.",
        "(see https://example.org/a_(b))",
        "**https://example.org**",
        "| https://example.org |\n|---|\n| http://example.org |",
        "- https://example.org\n> http://example.org",
        "# https://example.org",
        "[x] https://example.org",
        "https://xn--exmple-cua.org and https://ex\u00e4mple.org",
        "https://203.0.113.5:8000/x",
        "ftp://example.org/x",
        "www.example.org",
        "WWW.example.org/x",
        "ada@example.org",
        "mailto:ada@example.org",
        "<https://example.org>",
        "<ada@example.org>",
    ],
)
def test_address_in_prose_is_text(address: str) -> None:
    page = HTMLExporter(exclude_anchor_links=True).markdown2html({}, Sanitizer().prose(address))
    assert not re.search(r"<a\b|href|://|\bwww\.\w|\w@\w+\.", page, re.IGNORECASE)
    words = re.findall(r"\w+", address)
    assert all(word in page.replace("\u200b", "") for word in words)


def test_address_in_code_and_formula_of_prose_reads_as_written() -> None:
    prose = "`open('https://example.org/data.csv')` and $a@b$"
    assert Sanitizer().prose(prose).replace("\u200b", "") == prose


def test_raw_cell_has_no_tag_and_no_entity() -> None:
    shown = Sanitizer().raw('<img src=x onerror="alert(1)"> &lt;b> &#60;b> a & b < c')
    assert shown == '<div>< img src=x onerror="alert(1)"> &\u200blt;b> &\u200b#60;b> a & b < c</div>'


def test_formula_never_spans_several_raw_cells() -> None:
    raw = Sanitizer().raw
    page = raw("$") + raw("\\smash{\\rlap{\\rule{85em}{50em}}}") + raw("$")
    assert page == "<div>$</div><div>\\smash{\\rlap{\\rule{85em}{50em}}}</div><div>$</div>"


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["b", "i", "code", "span"])
def test_tags_that_each_paragraph_opens_again_are_bounded(tag: str) -> None:
    opened = "".join(f'<{tag} title="{"x" * 900}{number}">' for number in range(90))
    html = f"<p>{opened}{'<p>x</p>' * 3_000}{f'</{tag}>' * 90}</p>"
    assert len(data_after({"text/html": html, "text/plain": "a table"}).get("text/html", "")) < 1_000_000


@pytest.mark.parametrize(
    "prose", ["# reflection", "#reflection", "a\r# reflection", "b\r\n===\r\n", "T\n: # reflection"]
)
def test_heading_is_not_called_as_a_box_of_the_formgrader(prose: str, released_course: Course, tmp_path: Path) -> None:
    exporter = HTMLExporter(config=class_config(released_course, tmp_path))
    assert "id=" not in exporter.markdown2html({}, Sanitizer().prose(prose))


@pytest.mark.parametrize(
    "prose", ["$x<y$", "$$J_{k+1}<J_k$$", "`if x<y`", "$\\frac{a}{b}$", "- a\n  - b\n\n1. c", "&#8804; [x] a:b"]
)
def test_what_a_learner_writes_reads_as_written(prose: str) -> None:
    assert Sanitizer().prose(prose).replace("< ", "<") == prose


def test_fence_has_no_language_that_takes_minutes_to_colour() -> None:
    assert Sanitizer().prose("> ```c\n> x\n> ```\n\n```text`` ` a") == "> ```\n> x\n> ```\n\n```text`` ` a"


@pytest.mark.parametrize("prose", ["}```a\n>-|-|\n1)  " * 500])
def test_prose_on_which_the_library_fails_is_shown_as_it_stands(prose: str) -> None:
    shown = Sanitizer().prose(prose)
    assert shown.startswith("    ")
    assert HTMLExporter().markdown2html({}, shown).startswith("<pre>")


@pytest.mark.parametrize(
    "formula", ["$" + r"\sqrt{" * 150 + "x" + "}" * 150 + "$", "$" + r"\left(" * 100 + r"\right)" * 100 + "$"]
)
def test_formula_that_nests_too_deeply_is_text(formula: str) -> None:
    shown = HTMLExporter().markdown2html({}, Sanitizer().prose(formula))
    assert shown == f"<pre><code>{formula}</code></pre>\n"


def test_formula_stays_in_its_place() -> None:
    moved = r"$\hspace{-9px}\raise 5px{\rule{9px}{9px}}\rho$"
    assert Sanitizer().prose(moved) == r"$\ hspace{-9px}\ raise 5px{\ rule{9px}{9px}}\rho$"


def test_prose_of_very_many_table_lines_is_no_table() -> None:
    rows = "|a|b|\n|-|-|\n" + "|1|2|\n" * MOST_TABLE_LINES
    assert "<table" not in HTMLExporter().markdown2html({}, Sanitizer().prose(rows))
    assert "<table" in HTMLExporter().markdown2html({}, Sanitizer().prose(rows[:60]))


def test_outputs_of_prose_are_bounded() -> None:
    sanitizer = Sanitizer()
    outputs = [{"output_type": "display_data", "data": {"text/markdown": "a"}} for _ in range(MOST_PROSE + 5)]
    assert sum("text/markdown" in output["data"] for output in sanitizer.outputs(outputs)) == MOST_PROSE


def test_formula_of_a_cell_stays_and_runs_no_script() -> None:
    shown = data_after({"text/latex": "$\\href{javascript:alert(1)}{x}$", "text/plain": "x"})["text/latex"]
    assert shown == "$\\ href{javascript:alert(1)}{x}$"


def test_comparison_quotation_and_formula_in_prose_stay() -> None:
    prose = "> We need $a < b$ and `x < 3`, data: none."
    assert Sanitizer().prose(prose) == prose


def test_pasted_picture_becomes_a_remark() -> None:
    assert Sanitizer().prose("See ![plan.png](attachment:plan.png).") == "See (the picture plan.png is not kept)."


@pytest.mark.parametrize("link", ["[here](attachment:b)", "![](attachment:a%20b 'x')", "[a]: attachment:b"])
def test_attachment_that_is_not_there_is_text(link: str) -> None:
    assert "attachment:" in HTMLExporter().markdown2html({}, Sanitizer().prose(link))


def test_long_prose_is_cut_with_a_remark() -> None:
    shown = Sanitizer().prose("x" * (LONGEST_CELL + 1))
    assert shown.startswith("x" * LONGEST_CELL + "\n")
    assert "left out" in shown


def test_prose_of_one_notebook_shares_its_bound() -> None:
    sanitizer = Sanitizer()
    shown = "".join(sanitizer.prose("x" * LONGEST_CELL) for _ in range(LONGEST_PROSE // LONGEST_CELL + 1))
    assert shown.count("x") <= LONGEST_PROSE + 10
