"""What a learner's code shows cannot act on the page of whoever reads it."""

import pytest

from grader.report.sanitize import harmless_outputs, harmless_prose


def html_after(html: str) -> str:
    [output] = harmless_outputs([{"output_type": "display_data", "data": {"text/html": html}}])
    return str(output["data"]["text/html"])


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
    [output] = harmless_outputs([{"output_type": "display_data", "data": data}])
    assert output["data"] == {"text/plain": "1 < 2"}


def test_printed_text_stays_as_it_is() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": "<b>1 < 2</b>\n"}
    assert harmless_outputs([dict(stream)]) == [stream]


def test_tags_in_prose_become_text() -> None:
    assert harmless_prose("a <img src=x onerror=alert(1)> b") == "a &lt;img src=x onerror=alert(1)> b"


def test_link_in_prose_runs_no_script() -> None:
    assert "javascript:" not in harmless_prose("[here](javascript:alert(1))")


def test_comparison_quotation_and_formula_in_prose_stay() -> None:
    prose = "> We need $a < b$ and `x < 3`, data: none."
    assert harmless_prose(prose) == prose
