"""What a learner's code shows cannot act on the page of whoever reads it."""

import re
from pathlib import Path

import pandas as pd
import pytest
from nbconvert.exporters import HTMLExporter

from grader.course import Course
from grader.notebook.prose import MOST_TABLE_LINES
from grader.notebook.sanitize import (
    LARGEST_PICTURES,
    LONGEST_CELL,
    LONGEST_PROSE,
    MOST_ESCAPES,
    MOST_PROSE,
    MOST_TAGS,
    Sanitizer,
)
from grader.plugs.configuration import class_config


def html_after(html: str) -> str:
    return str(data_after({"text/html": html})["text/html"])


def data_after(data: dict[str, str]) -> dict[str, str]:
    [output] = Sanitizer().outputs([{"output_type": "display_data", "data": data}])
    return dict(output["data"])


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">here</a>',
        '<a href="JaVaScRiPt&colon;alert(1)">here</a>',
        '<a href="data:text/html,alert(1)">here</a>',
        '<img src="data:image/svg+xml;base64,AAAA">',
        '<p style="background: url(javascript:alert(1))">text</p>',
        '<iframe src="https://example.org"></iframe>',
        '<form action="/api"><button>Press</button></form>',
        '<svg onload="alert(1)"></svg>',
    ],
)
def test_html_that_acts_is_cut_out(html: str) -> None:
    cleaned = html_after(html)
    for word in ("<script", "onerror", "onload", "javascript", "data:", "<iframe", "<form", "<svg", "url("):
        assert word not in cleaned.lower()


def test_table_stays_a_table() -> None:
    table = '<table class="dataframe"><tbody><tr><td>1</td></tr></tbody></table>'
    assert html_after(table) == table


def test_picture_of_a_plot_stays() -> None:
    picture = '<figure><img alt="Six points" src="data:image/png;base64,AAAA" width="600"></figure>'
    assert html_after(picture) == picture


def test_kinds_of_data_that_act_are_left_out() -> None:
    data = {"application/javascript": "alert(1)", "image/svg+xml": "<svg/>", "text/plain": "1 < 2"}
    assert data_after(data) == {"text/plain": "1 < 2"}


def test_printed_text_stays_as_it_is() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "<b>1 < 2</b>\n"}
    assert Sanitizer().outputs([dict(stream)]) == [stream]


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


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/login">Sign in</a>',
        '<a href="#check_double">Sign in</a>',
        '<a href="mailto:ada@example.org">Sign in</a>',
        '<area href="https://example.org"><map>Sign in</map>',
        '<img src="https://example.org/x.png" alt="x">Sign in',
        '<img srcset="https://example.org/x.png 2x">Sign in',
        '<p style="background-color: url(https://example.org/x.png)">Sign in</p>',
        "<p style=\"color: image-set('https://example.org/x.png')\">Sign in</p>",
        '<link rel="stylesheet" href="https://example.org">Sign in',
        '<meta http-equiv="refresh" content="0; url=https://example.org">Sign in',
        '<base href="https://example.org"></base>Sign in',
        '<blockquote cite="https://example.org">Sign in</blockquote>',
        '<table background="https://example.org/x.png"><tr><td>Sign in</td></tr></table>',
        '<video src="https://example.org/x.mp4" poster="https://example.org/x.png"></video>Sign in',
        '<object data="https://example.org"></object>Sign in',
        '<svg><a xlink:href="https://example.org"><text>x</text></a></svg>Sign in',
        '<form action="https://example.org"><input formaction="https://example.org">Sign in</form>',
    ],
)
def test_html_leads_nowhere_and_loads_nothing(html: str) -> None:
    cleaned = html_after(html)
    assert "Sign in" in cleaned
    assert "example.org" not in cleaned
    assert "href" not in cleaned


def test_raw_cell_has_no_tag_and_no_entity() -> None:
    shown = Sanitizer().raw('<img src=x onerror="alert(1)"> &lt;b> &#60;b> a & b < c')
    assert shown == '<div>< img src=x onerror="alert(1)"> &\u200blt;b> &\u200b#60;b> a & b < c</div>'


def test_formula_never_spans_several_raw_cells() -> None:
    raw = Sanitizer().raw
    page = raw("$") + raw("\\smash{\\rlap{\\rule{85em}{50em}}}") + raw("$")
    assert page == "<div>$</div><div>\\smash{\\rlap{\\rule{85em}{50em}}}</div><div>$</div>"


@pytest.mark.parametrize("tag", ["b", "p", "a", "td", "i title='x'", "font", "table"])
def test_very_many_tags_that_are_never_closed_give_way_to_plain_text(tag: str) -> None:
    assert data_after({"text/html": f"<{tag}>" * 20_000, "text/plain": "a table"}) == {"text/plain": "a table"}


@pytest.mark.parametrize("tag", ["b", "i", "code", "span"])
def test_tags_that_each_paragraph_opens_again_are_bounded(tag: str) -> None:
    opened = "".join(f'<{tag} title="{"x" * 900}{number}">' for number in range(90))
    html = f"<p>{opened}{'<p>x</p>' * 3_000}{f'</{tag}>' * 90}</p>"
    assert len(data_after({"text/html": html, "text/plain": "a table"}).get("text/html", "")) < 1_000_000


@pytest.mark.parametrize(
    "style",
    [
        "position: fixed",
        "top: 0",
        "margin: -90em",
        "transform: scale(9)",
        "font-size: 900px",
        "display: none",
        "z-index: 9",
        "line-height: 0",
        "opacity: 0",
        "width: 90em",
        "float: left",
        "color: var(--x)",
        "col\\6fr: red",
        "/**/color: red",
    ],
)
def test_style_that_covers_or_hides_is_dropped(style: str) -> None:
    assert html_after(f'<p style="{style}">text</p>') == "<p>text</p>"


@pytest.mark.parametrize(
    "style", ["color: red;", "background-color: #fcf8e3; font-weight: bold;", "text-align: right;"]
)
def test_style_that_colours_and_aligns_stays(style: str) -> None:
    assert html_after(f'<p style="{style}">text</p>') == f'<p style="{style}">text</p>'


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


def test_colours_of_very_many_prints_go() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "\x1b[31ma\x1b[0m" * MOST_ESCAPES}
    assert Sanitizer().outputs([stream])[0]["text"] == "a" * MOST_ESCAPES


def test_prose_of_very_many_table_lines_is_no_table() -> None:
    rows = "|a|b|\n|-|-|\n" + "|1|2|\n" * MOST_TABLE_LINES
    assert "<table" not in HTMLExporter().markdown2html({}, Sanitizer().prose(rows))
    assert "<table" in HTMLExporter().markdown2html({}, Sanitizer().prose(rows[:60]))


def test_code_keeps_two_blank_lines_at_a_time() -> None:
    assert Sanitizer().code("a\n\n\nb\n \n\t\n\n\nc\n") == "a\n\n\nb\n\n\nc\n"


def test_long_code_is_cut_with_a_sentence() -> None:
    shown = Sanitizer().code("x" * (LONGEST_CELL + 1))
    assert shown.startswith("x" * LONGEST_CELL + "\n# (What follows is left out here")


def test_class_of_the_page_around_and_style_that_loads_are_dropped() -> None:
    html = '<div class="navbar-fixed-top" style="cursor: url(http://x/y); height: 5000px; color: red">a</div>'
    assert html_after(html) == '<div style="color: red;">a</div>'


def test_pictures_of_a_notebook_are_bounded() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * (LARGEST_PICTURES // 2) + '">'
    sanitizer = Sanitizer()
    shown = [sanitizer.outputs([{"output_type": "display_data", "data": {"text/html": picture}}]) for _ in range(3)]
    assert ["text/html" in output["data"] for [output] in shown] == [True, False, False]


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


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000,
        "<b><div></b>" * 1000,
        "<td>1</td>" * MOST_TAGS,
        "<p " + "a " * 5000 + ">",
        '<p style="color: ' + "(" * 1000 + '">text</p>',
        "x" * 2_000_000,
        "<p>" + "".join(f'<b title="{number}">' for number in range(95)) + "</p>" + "<p>x</p>" * 1500,
        "<p>" + "".join(f'<b class={number} title="</b">' for number in range(90)) + "</p>",
        "<p data:image/png;base64," + "/".join(f"{number:05x}" for number in range(2000)) + ">x",
        "<i><b>x</i></b>",
        "<!-- <b> -->",
        "<p a='<'>x</p>",
    ],
    ids=[
        "nested",
        "never-closed",
        "many-tags",
        "many-attributes",
        "nested-style",
        "long",
        "reopened",
        "hidden-end",
        "hidden-attributes",
        "crossed",
        "comment",
        "tag-in-attribute",
    ],
)
def test_html_that_no_page_can_show_gives_way_to_plain_text(html: str) -> None:
    assert data_after({"text/html": html, "text/plain": "a table"}) == {"text/plain": "a table"}


@pytest.mark.parametrize(
    "html",
    [
        pd.DataFrame({"a<b": ["x&y", "<z>"]})._repr_html_(),
        pd.DataFrame({"a": [1, 2]}).style.highlight_max()._repr_html_(),
        "<ul><li>one<li>two</ul><p>three<br>four",
        "<p>a &lt; b</p><!-- a remark --><hr/>",
    ],
    ids=["table", "styled", "open-items", "remark"],
)
def test_html_that_libraries_write_is_shown(html: str) -> None:
    assert "text/html" in data_after({"text/html": html})


def test_style_sheet_of_a_table_is_not_shown_as_text() -> None:
    assert "vertical-align" not in html_after(pd.DataFrame({"a": [1]})._repr_html_())


def test_html_that_is_left_out_and_has_no_plain_text_is_told_of() -> None:
    assert "left out" in data_after({"text/html": "<div>" * 3000})["text/plain"]


def test_outputs_of_one_notebook_share_its_bound_on_tags() -> None:
    table, sanitizer = "<td>1</td>" * (MOST_TAGS // 4), Sanitizer()
    datas = [{"text/html": table, "text/plain": "a table"} for _ in range(3)]
    outputs = sanitizer.outputs([{"output_type": "display_data", "data": data} for data in datas])
    assert ["text/html" in output["data"] for output in outputs] == [True, True, False]


def test_large_picture_counts_as_nothing_but_a_tag() -> None:
    picture = f'<img alt="Six points" src="data:image/png;base64,{"A" * 2_000_000}">'
    assert html_after(picture) == picture


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
