"""What is left of the widgets where no front end runs: in a notebook that was run and saved, and in its HTML page."""

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

CELLS = [
    "from kmeans_lab.widgets import DigitPad, KMeansExplorer, SelfCheck",
    "KMeansExplorer()",
    'SelfCheck("distance/units")',
    "DigitPad()",
    "KMeansExplorer([1, 2, 3])",
]


def run() -> nbformat.NotebookNode:
    """Run a notebook and keep no state of widgets, as JupyterLab and Notebook 7 do when they save."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    executed, _ = ExecutePreprocessor(kernel_name="python3", store_widget_state=False).preprocess(notebook)
    return executed


@pytest.fixture(scope="module")
def notebook() -> nbformat.NotebookNode:
    return run()


@pytest.fixture(scope="module")
def page(notebook) -> str:
    html, _ = HTMLExporter().from_notebook_node(notebook)
    return html


@pytest.mark.parametrize(
    "left",
    [
        '<img alt="Scatter plot of 6 points with 2 centroids.',
        "<li>the difference in age</li>",
        "A pad for drawing digits, still empty.",
        "X must have one point in each row; its shape is (3,).",
    ],
)
def test_page_shows_the_still_of_each_widget(page, left):
    assert left in page


def test_page_shows_no_hole_where_a_widget_would_live(page):
    assert 'type="application/vnd.jupyter.widget-view+json">' not in page


@pytest.mark.slow
def test_two_runs_leave_the_same_but_for_the_link_to_the_live_widget(notebook):
    def left(notebook: nbformat.NotebookNode) -> list[dict[str, str]]:
        data = [output["data"] for cell in notebook.cells for output in cell["outputs"]]
        return [{kind: text for kind, text in one.items() if "widget-view" not in kind} for one in data]

    assert left(notebook) == left(run())
    assert len(left(notebook)) == len(CELLS) - 1
