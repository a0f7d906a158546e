"""The explorer as a learner sees it, in JupyterLab and in Notebook 7: with mouse, touch and keyboard."""

import io
import re
from typing import Any

import numpy as np
import pytest
from kmeans_lab.widgets import KMeansExplorer
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import in_lab_alone
from tests.browser.front_end import change_theme, run_code, save_and_reload

STEPS = """
import os
import numpy as np
from sklearn.metrics import pairwise_distances_argmin
from kmeans_lab import data
from kmeans_lab.widgets import KMeansExplorer

def assign_clusters(X, centroids):
    return pairwise_distances_argmin(X, centroids)

def update_centroids(X, labels, centroids):
    moved = np.array(centroids, dtype=float)
    for label in np.unique(labels):
        moved[label] = X[labels == label].mean(axis=0)
    return moved
"""
CELLS = [STEPS, "KMeansExplorer()"]
# Slow enough that a half step asked for too early is asked for twice.
SLOWLY = """
import time
quick_update = update_centroids
def update_centroids(X, labels, centroids):
    time.sleep(0.5)
    return quick_update(X, labels, centroids)
"""
PLAIN_GREY, BLUE, ORANGE = "#666666", "#0072B2", "#E69F00"


def explorer(page: Page, number: int = 0) -> Locator:
    return page.locator(".kmw-explorer").nth(number)


def press(page: Page, *names: str, number: int = 0) -> None:
    """Press buttons, each when the answer to the one before has come."""
    for name in names:
        before = message(page, number).inner_text()
        explorer(page, number).get_by_role("button", name=name, exact=True).click()
        expect(message(page, number)).not_to_have_text(before)


def message(page: Page, number: int = 0) -> Locator:
    return explorer(page, number).get_by_role("status")


def centroid(page: Page, cluster: int) -> Locator:
    return explorer(page).get_by_role("img", name=re.compile(f"^Centroid {cluster} at"))


def middle(thing: Locator) -> tuple[float, float]:
    box = thing.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def dots(thing: Locator, colour: str) -> int:
    """How many dots of the screen have this colour."""
    picture = imread(io.BytesIO(thing.screenshot()))[:, :, :3]
    return int((np.abs(picture - to_rgb(colour)).max(axis=2) < 0.02).sum())


@in_lab_alone
def test_half_steps_show_the_costs_of_the_lesson(page):
    press(page, "Assign", "Update", "Assign", "Update")
    expect(message(page)).to_contain_text("J = 12.")
    expect(explorer(page).get_by_role("img", name="Cost J after each half step: 93, 46, 32.4, 12")).to_be_visible()


def test_whole_run_ends_with_a_sentence(page):
    press(page, "Run")
    expect(message(page)).to_contain_text("the run has ended after 5 half steps with J = 12.")
    expect(explorer(page).get_by_role("list")).to_have_text("cluster 0: 3 pointscluster 1: 3 points")


@in_lab_alone
def test_run_pressed_before_a_new_start_has_come_takes_each_half_step_once(page):
    names: dict[str, Any] = {}
    exec(STEPS, names)
    undisturbed = KMeansExplorer(assign=names["assign_clusters"], update=names["update_centroids"])
    undisturbed._handle_custom_msg({"do": "new"}, [])
    while not undisturbed._ended:
        undisturbed._handle_custom_msg({"do": undisturbed._next_step}, [])
    run_code(page, SLOWLY)
    explorer(page).evaluate("""(explorer) => {
      const press = (name) => [...explorer.querySelectorAll("button")].find((b) => b.textContent === name).click();
      press("New start");
      press("Run");
    }""")
    expect(message(page)).to_contain_text("the run has ended")
    expect(message(page)).to_have_text(undisturbed._message[0])


@in_lab_alone
def test_labels_are_drawn_in_the_colours_of_their_clusters(page):
    plot = explorer(page).locator(".kmw-plot")
    assert dots(plot, PLAIN_GREY) > 100
    crosses = dots(plot, BLUE), dots(plot, ORANGE)
    press(page, "Run")
    expect(message(page)).to_contain_text("ended")
    assert dots(plot, PLAIN_GREY) < 100
    assert dots(plot, BLUE) > crosses[0] + 50
    assert dots(plot, ORANGE) > crosses[1] + 50


@in_lab_alone
def test_cells_are_shaded_on_request(page):
    plot = explorer(page).locator(".kmw-plot")
    before = dots(plot, "#FFFFFF")
    explorer(page).get_by_role("button", name="Cells").click()
    assert dots(plot, "#FFFFFF") < before / 3


def test_mouse_drags_a_centroid(page):
    x, y = middle(centroid(page, 0))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y + 60, steps=5)
    page.mouse.up()
    expect(message(page)).to_contain_text("You moved a centroid")
    moved = middle(centroid(page, 0))
    assert moved == pytest.approx((x - 90, y + 60), abs=4)


def test_finger_drags_a_centroid(page):
    x, y = middle(centroid(page, 1))
    touch = page.context.new_cdp_session(page)
    for kind, points in [
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x - 40, "y": y + 40}]),
        ("touchMove", [{"x": x - 80, "y": y + 70}]),
        ("touchEnd", []),
    ]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(message(page)).to_contain_text("You moved a centroid")
    assert middle(centroid(page, 1)) == pytest.approx((x - 80, y + 70), abs=4)


@in_lab_alone
def test_click_adds_a_point(page):
    explorer(page).locator(".kmw-plot svg").click(position={"x": 100, "y": 80})
    expect(message(page)).to_contain_text("You added point 6")
    press(page, "Assign")
    expect(message(page)).to_contain_text("7 of 7 points")


def test_keyboard_alone_takes_a_whole_run(page):
    explorer(page).get_by_role("button", name="Assign").focus()
    page.keyboard.press("Enter")
    expect(message(page)).to_contain_text("J = 93.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(message(page)).to_contain_text("J = 46.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(message(page)).to_contain_text("the run has ended")


def test_arrow_keys_move_a_centroid(page):
    explorer(page).get_by_role("button", name="Cells").focus()
    page.keyboard.press("Tab")
    expect(centroid(page, 0)).to_be_focused()
    before = middle(centroid(page, 0))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    after = middle(centroid(page, 0))
    expect(message(page)).to_contain_text("You moved a centroid")
    assert (after[0] < before[0] - 2, after[1] < before[1] - 2) == (True, True)
    expect(centroid(page, 0)).to_be_focused()


@in_lab_alone
def test_enter_adds_a_point_at_a_centroid(page):
    centroid(page, 1).focus()
    page.keyboard.press("Enter")
    expect(message(page)).to_contain_text("You added point 6")


def test_fault_is_said_and_a_mended_function_goes_on(page):
    run_code(page, "def assign_clusters(X, centroids):\n    return centroids[99]")
    press(page, "Assign")
    expect(message(page)).to_contain_text("assign_clusters: crashed. It stops with IndexError")
    run_code(page, "def assign_clusters(X, centroids):\n    return pairwise_distances_argmin(X, centroids)")
    press(page, "Assign")
    expect(message(page)).to_contain_text("J = 93.")


@in_lab_alone
def test_rise_of_the_cost_is_said(page):
    run_code(page, "def update_centroids(X, labels, centroids):\n    return centroids + 9.0")
    press(page, "Assign", "Update")
    expect(message(page)).to_contain_text("no half step ever raises it")


def test_reload_keeps_the_run(own_page):
    press(own_page, "Assign", "Update")
    save_and_reload(own_page)
    expect(message(own_page)).to_contain_text("J = 46.")
    press(own_page, "Assign")
    expect(message(own_page)).to_contain_text("J = 32.4.")


@in_lab_alone
def test_two_explorers_do_not_mix(open_notebook):
    page = open_notebook([STEPS, "KMeansExplorer()", "KMeansExplorer(mode='empty')"])
    press(page, "Assign", number=1)
    expect(message(page, 1)).to_contain_text("J = 1,161.")
    expect(message(page, 0)).to_contain_text("Press Assign, then Update")


def test_dead_kernel_is_told_with_what_to_do(own_page):
    run_code(own_page, "def assign_clusters(X, centroids):\n    os._exit(1)")
    explorer(own_page).get_by_role("button", name="Assign").click()
    expect(message(own_page)).to_contain_text("Python has not answered yet")
    expect(message(own_page)).to_contain_text("restart it (menu Kernel) and run this cell again")


@in_lab_alone
def test_points_that_cannot_be_clustered_leave_a_sentence(open_notebook):
    page = open_notebook([STEPS, "KMeansExplorer(np.full((3, 2), np.nan))"])
    expect(message(page)).to_contain_text("X holds nan or infinity, first in row 0")
    expect(explorer(page).get_by_role("button")).to_have_count(0)


@in_lab_alone
def test_placed_centroids_are_scored_while_they_move(open_notebook):
    page = open_notebook([STEPS, "KMeansExplorer(mode='beat')"])
    x, y = middle(centroid(page, 0))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y + 60, steps=5)
    expect(message(page)).to_contain_text("Your J is")
    page.mouse.up()
    press(page, "Let the algorithm try")
    expect(explorer(page)).to_contain_text("Its best J")


def test_axe_finds_no_heavy_fault(page, theme):
    press(page, "Assign", "Update")
    explorer(page).get_by_role("button", name="Cells").click()
    change_theme(page, theme)
    assert axe.violations(page, ".kmw-explorer") == []


def test_narrow_window_cuts_nothing_off(own_page):
    own_page.set_viewport_size({"width": 400, "height": 900})
    own_page.evaluate("() => window.jupyterapp.shell.collapseLeft?.()")
    press(own_page, "Assign")
    cut_off = """(explorer) => [...explorer.querySelectorAll("*")]
      .filter((part) => part instanceof HTMLElement && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1)
      .map((part) => part.outerHTML)"""
    assert explorer(own_page).evaluate(cut_off) == []
