"""What a learner's code shows cannot act on the page of whoever reads it."""

import pandas as pd
import pytest

from grader.notebook.sanitize import LARGEST_PICTURES, LONGEST_CELL, MOST_ESCAPES, MOST_TAGS, Sanitizer


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


@pytest.mark.parametrize("tag", ["b", "p", "a", "td", "i title='x'", "font", "table"])
def test_very_many_tags_that_are_never_closed_give_way_to_plain_text(tag: str) -> None:
    assert data_after({"text/html": f"<{tag}>" * 20_000, "text/plain": "a table"}) == {"text/plain": "a table"}


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


def test_colours_of_very_many_prints_go() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "\x1b[31ma\x1b[0m" * MOST_ESCAPES}
    assert Sanitizer().outputs([stream])[0]["text"] == "a" * MOST_ESCAPES


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
