"""A feedback page shows what a person would read, however long or odd the learner's texts are."""

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from grader.notebook.shown_text import LONGEST_TEXT, LONGEST_TEXTS, ShownText
from grader.report.feedback_exporter import LONGEST_CODE, FeedbackExporter


def page(*cells: NotebookNode) -> str:
    names = {"notebook": "01_doubling", "assignment": "lessons", "student": "ada"}
    marks = {"score": 1.0, "max_score": 2.0, "late_penalty": 0.0}
    resources = {"nbgrader": names | marks, "unique_key": "01_doubling"}
    return str(FeedbackExporter(Config()).from_notebook_node(new_notebook(cells=list(cells)), resources)[0])


def test_prose_on_which_the_library_fails_is_shown_as_it_stands() -> None:
    assert "![a](attachment:b)" in page(new_markdown_cell("![a](attachment:b)"), new_markdown_cell("# After it"))


def test_code_of_ordinary_length_is_coloured() -> None:
    assert '<span class="mi">41</span>' in page(new_code_cell("x = 41"))


def test_long_code_is_shown_as_it_stands() -> None:
    shown = page(new_code_cell("x = 41\n" * (LONGEST_CODE // 7 + 1)))
    assert shown.count("x = 41") == LONGEST_CODE // 7 + 1


def test_much_code_is_shown_to_the_end() -> None:
    cells = [new_code_cell(f"name_{number} = '{'x' * 4000}'") for number in range(30)]
    assert all(f"name_{number}" in page(*cells) for number in (0, 29))


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", text="x" * (LONGEST_TEXT + 1000)),
        new_output("error", ename="E", evalue="e", traceback=["x" * LONGEST_TEXT, "x" * 999]),
        new_output("display_data", {"text/plain": "x" * (LONGEST_TEXT + 1000)}),
    ],
    ids=["printed", "traceback", "plain"],
)
def test_long_output_is_cut_with_a_remark(output: NotebookNode) -> None:
    shown = page(new_code_cell("1", outputs=[output]))
    assert "1,000 characters more are left out here." in shown
    assert "x" * (LONGEST_TEXT + 1) not in shown


def test_texts_of_one_page_share_its_bound() -> None:
    shown = ShownText()
    assert sum(shown.cut("x" * LONGEST_TEXT).count("x") for _ in range(50)) < LONGEST_TEXTS + 1000


def test_code_of_blank_lines_is_shown_as_it_stands() -> None:
    assert '<span class="mi">41</span>' not in page(new_code_cell("x = 41\n" + " \n" * 1000))


@pytest.mark.parametrize("link", ["[a](javascript:alert(1))", "[a](jav&#x61;script:x)", "[a](data:text/html,x)"])
def test_link_that_acts_leads_nowhere(link: str) -> None:
    shown = page(new_markdown_cell(link))
    assert 'href="javascript' not in shown
    assert 'href="data' not in shown


def test_other_links_stay() -> None:
    shown = page(new_markdown_cell("[a](https://example.org/x?y=1&z=2) [b](#there) [c](03_assignment.ipynb)"))
    for address in ("https://example.org/x?y=1&amp;z=2", "#there", "03_assignment.ipynb"):
        assert f'href="{address}"' in shown
