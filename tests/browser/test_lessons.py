"""The lessons as they are released, and as they are when solved: their widgets run on what stands in the notebook."""

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

from grader.course.build import build_notebook
from tests.browser.conftest import in_lab_alone

ROOT = Path(__file__).parents[2]


@pytest.fixture
def open_solved(front_end, context):
    """Open a solved notebook, named as in "lessons/03_assignment", and run all of it."""

    def open_source(name: str) -> Page:
        nbformat.write(build_notebook(ROOT / "solutions" / f"{name}.py"), front_end.folder / "lesson.ipynb")
        return front_end.open(context, "lesson.ipynb")

    return open_source


@pytest.fixture
def open_released(front_end, context):
    """Open a notebook as learners get it, and run all of it."""

    def open_course(name: str) -> Page:
        notebook = (ROOT / "course" / f"{name}.ipynb").read_text(encoding="utf-8")
        (front_end.folder / "lesson.ipynb").write_text(notebook, encoding="utf-8")
        return front_end.open(context, "lesson.ipynb")

    return open_course


def explorer(page: Page, number: int = 0) -> Locator:
    """Scroll to an explorer: JupyterLab draws what comes into view."""
    found = page.locator(".kmw-explorer").nth(number)
    found.scroll_into_view_if_needed()
    return found


def press(widget: Locator, name: str) -> Locator:
    widget.get_by_role("button", name=name, exact=True).click()
    return widget.get_by_role("status")


def test_untouched_lesson_says_what_is_still_to_be_written(open_released):
    page = open_released("lessons/03_assignment")
    expect(press(explorer(page), "Assign")).to_contain_text("assign_clusters: not attempted.")


@in_lab_alone
def test_lesson_1_moves_without_a_line_of_the_learners(open_released):
    page = open_released("lessons/01_introduction")
    expect(press(explorer(page), "Run")).to_contain_text("the run has ended after")


def test_solved_lesson_3_shows_the_tie(open_solved):
    page = open_solved("lessons/03_assignment")
    said = "Points 0, 1 and 5 are equally near to two centroids. assign_clusters gave: 0, 0 and 0."
    expect(press(explorer(page), "Assign")).to_contain_text(said)


@in_lab_alone
def test_solved_lesson_4_lets_a_cluster_run_empty(open_solved):
    page = open_solved("lessons/04_update")
    expect(press(explorer(page), "Run")).to_contain_text("the run has ended after 5 half steps with J = 316.8.")


def test_solved_lesson_5_runs_the_learners_kmeans_to_its_end(open_solved):
    page = open_solved("lessons/05_cost_and_convergence")
    expect(press(explorer(page), "Run")).to_contain_text("the run has ended after 5 half steps with J = 12.")
    expect(press(explorer(page, 1), "Let the algorithm try")).to_contain_text("Start 1 of the algorithm ended")


@in_lab_alone
def test_solved_project_names_a_drawing(open_solved):
    page = open_solved("mini_project/handwriting")
    pad = page.locator(".kmw-digit-pad")
    pad.scroll_into_view_if_needed()
    pad.get_by_role("application").click(position={"x": 100, "y": 100})
    expect(pad.get_by_role("status")).to_contain_text("call_it says: ")
