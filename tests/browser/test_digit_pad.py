"""The pad as a learner sees it, in JupyterLab and in Notebook 7: with mouse, touch and keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import in_lab_alone
from tests.browser.front_end import change_theme, run_code, save_and_reload

NAMING = """
import os
import numpy as np
from kmeans_lab import data
from kmeans_lab.widgets import DigitPad
images, digits, _ = data.digits()

def nearest_digit(image):
    return digits[((images - image) ** 2).sum(axis=1).argmin()]
"""
CELLS = [NAMING, "pad = DigitPad(nearest_digit)\npad"]
ONE = [(100, 70), (135, 35), (135, 220)]
SEVEN = [(75, 45), (185, 45), (120, 220)]


def pad(page: Page, number: int = 0) -> Locator:
    return page.locator(".kmw-digit-pad").nth(number)


def said(page: Page, number: int = 0) -> Locator:
    return pad(page, number).get_by_role("status")


def spots(page: Page, points: list[tuple[int, int]], number: int = 0) -> list[tuple[float, float]]:
    """Turn places on the pad, of 256 by 256, into places in the window."""
    paper = pad(page, number).get_by_role("application")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    return [(box["x"] + x * box["width"] / 256, box["y"] + y * box["height"] / 256) for x, y in points]


def draw(page: Page, points: list[tuple[int, int]], number: int = 0) -> None:
    first, *others = spots(page, points, number)
    page.mouse.move(*first)
    page.mouse.down()
    for spot in others:
        page.mouse.move(*spot, steps=8)
    page.mouse.up()


@in_lab_alone
@pytest.mark.parametrize(("digit", "points"), [(1, ONE), (7, SEVEN)])
def test_mouse_draws_and_the_function_names_it(page, digit, points):
    draw(page, points)
    expect(said(page)).to_have_text(f"nearest_digit says: {digit}")


def test_finger_draws(page):
    touch = page.context.new_cdp_session(page)
    first, *others = spots(page, ONE)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [dict(zip("xy", first, strict=True))]})
    for spot in others:
        moved = {"type": "touchMove", "touchPoints": [dict(zip("xy", spot, strict=True))]}
        touch.send("Input.dispatchTouchEvent", moved)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(said(page)).to_have_text("nearest_digit says: 1")


def test_keyboard_alone_draws_keeps_and_takes_back(page):
    pad(page).get_by_role("application").focus()
    for key in ["ArrowUp"] * 6 + ["Space"] + ["ArrowDown"] * 12 + ["Space"]:
        page.keyboard.press(key)
    expect(said(page)).to_have_text("nearest_digit says: 1")
    page.keyboard.press("Enter")
    expect(pad(page).get_by_role("listitem")).to_have_text(["1"])
    page.keyboard.press("Space")
    expect(said(page)).to_contain_text("nearest_digit says")
    page.keyboard.press("Backspace")
    expect(said(page)).to_have_text("Draw a digit.")


@in_lab_alone
def test_eight_by_eight_picture_is_described(page):
    draw(page, ONE)
    picture = pad(page).get_by_role("img")
    expect(picture).to_have_accessible_name("The drawing as 8 by 8 pixels: 181 of 1,024 dots have ink.")


@in_lab_alone
def test_drawings_stand_in_a_row_and_are_at_hand_in_python(page):
    for points in [ONE, SEVEN]:
        draw(page, points)
        pad(page).get_by_role("button", name="Next drawing").click()
    expect(pad(page).get_by_role("listitem")).to_have_text(["1", "7"])
    run_code(page, "os.environ['SHAPE'] = repr(pad.drawings.shape)\nnearest_digit = lambda image: os.environ['SHAPE']")
    draw(page, ONE)
    expect(said(page)).to_contain_text("(2, 64)")


@in_lab_alone
def test_clear_wipes_the_pad(page):
    draw(page, ONE)
    expect(said(page)).to_contain_text("says")
    pad(page).get_by_role("button", name="Clear").click()
    expect(said(page)).to_have_text("Draw a digit.")


@in_lab_alone
def test_fault_is_said_and_a_mended_function_goes_on(page):
    run_code(page, "def nearest_digit(image):\n    return digits[image]")
    draw(page, ONE)
    expect(said(page)).to_contain_text("nearest_digit: crashed. It stops with IndexError")
    run_code(page, "def nearest_digit(image):\n    return 'mended'")
    draw(page, SEVEN)
    expect(said(page)).to_have_text("nearest_digit says: mended")


def test_reload_keeps_the_drawing_and_the_row(own_page):
    draw(own_page, SEVEN)
    pad(own_page).get_by_role("button", name="Next drawing").click()
    draw(own_page, ONE)
    expect(said(own_page)).to_have_text("nearest_digit says: 1")
    save_and_reload(own_page)
    expect(pad(own_page).get_by_role("listitem")).to_have_text(["7"])
    expect(pad(own_page).get_by_role("img", name="181 of 1,024 dots")).to_be_visible()


def ink(page: Page) -> int:
    """How many dots have ink, as the picture says of itself."""
    return int(pad(page).get_by_role("img").first.get_attribute("aria-label").split(": ")[1].split(" of")[0])


@in_lab_alone
def test_wide_digit_fills_all_rows_as_in_the_data_set(page):
    run_code(page, "def nearest_digit(image):\n    return int((image.reshape(8, 8).sum(axis=1) > 0).sum())")
    draw(page, [(20, 90), (236, 90), (128, 190)])
    expect(said(page)).to_have_text("nearest_digit says: 8")


@in_lab_alone
def test_stroke_beyond_the_edge_counts_as_if_it_ended_there(page):
    draw(page, [(128, 30), (128, 200), (256, 200)])
    inside = ink(page)
    pad(page).get_by_role("button", name="Clear").click()
    draw(page, [(128, 30), (128, 200), (700, 200)])
    assert ink(page) == pytest.approx(inside, abs=3)


@in_lab_alone
def test_second_finger_draws_nothing(page):
    touch = page.context.new_cdp_session(page)
    (x, y), (other_x, other_y) = spots(page, [(60, 40), (200, 60)])
    one, other = {"x": x, "y": y, "id": 0}, {"x": other_x, "y": other_y, "id": 1}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [one]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [one, other]})
    for down in (40, 80, 120):
        moved = [{**one, "y": y + down}, {**other, "y": other_y + down}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": moved})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(said(page)).to_have_text("nearest_digit says: 1")
    assert ink(page) < 200


@in_lab_alone
def test_other_mouse_button_draws_nothing(page):
    (spot,) = spots(page, [(100, 100)])
    page.mouse.move(*spot)
    page.mouse.down(button="middle")
    page.mouse.up(button="middle")
    assert ink(page) == 0


@in_lab_alone
def test_mouse_takes_over_from_a_pen_that_is_down(page):
    pad(page).get_by_role("application").focus()
    page.keyboard.press("Space")
    draw(page, [(40, 40), (40, 220)])
    assert ink(page) > 100


@in_lab_alone
def test_pen_is_seen_with_the_keyboard_and_not_with_the_mouse(page):
    draw(page, ONE)
    with_mouse = blue(page)
    page.keyboard.press("ArrowLeft")
    assert (with_mouse, blue(page) > 20) == (0, True)


def blue(page: Page) -> int:
    """How many dots of the pad are not grey: those of the pen."""
    return (
        pad(page)
        .get_by_role("application")
        .evaluate("""(pad) => {
      const { data } = pad.getContext("2d").getImageData(0, 0, pad.width, pad.height);
      const surplus = Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 2] - data[4 * i]);
      return surplus.filter((more) => more > 60).length;
    }""")
    )


@in_lab_alone
def test_two_pads_do_not_mix(open_notebook):
    page = open_notebook([NAMING, "DigitPad(nearest_digit)", "DigitPad()"])
    draw(page, ONE, number=0)
    expect(said(page, 0)).to_have_text("nearest_digit says: 1")
    expect(said(page, 1)).to_have_text("Draw a digit.")


def test_dead_kernel_is_told_with_what_to_do(own_page):
    run_code(own_page, "def nearest_digit(image):\n    os._exit(1)")
    draw(own_page, ONE)
    expect(said(own_page)).to_contain_text("Python has not answered yet")


@in_lab_alone
def test_drawing_stays_on_the_pad_when_the_kernel_died(own_page, front_end, context):
    draw(own_page, ONE)
    expect(said(own_page)).to_have_text("nearest_digit says: 1")
    drawn = ink(own_page)
    front_end.end_kernel(context)
    pad(own_page).get_by_role("button", name="Next drawing").click()
    expect(said(own_page)).to_contain_text("Python has not answered yet")
    assert ink(own_page) == drawn


def test_axe_finds_no_heavy_fault(page, theme):
    draw(page, ONE)
    pad(page).get_by_role("button", name="Next drawing").click()
    change_theme(page, theme)
    assert axe.violations(page, ".kmw-digit-pad") == []
