"""The self-checks as a learner sees them, in JupyterLab and in Notebook 7."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.conftest import in_lab_alone
from tests.browser.front_end import change_theme, save_and_reload

ONE, SEVERAL = 'SelfCheck("distance/units")', 'SelfCheck("assignment/border")'
CELLS = ["from kmeans_lab.widgets import SelfCheck", ONE, SEVERAL]


def question(page: Page, number: int) -> Locator:
    return page.locator(".courselab-self-check").nth(number)


def said(page: Page, number: int) -> Locator:
    return question(page, number).get_by_role("status")


def check(page: Page, number: int, *options: str) -> None:
    for option in options:
        question(page, number).get_by_label(option).check()
    question(page, number).get_by_role("button", name="Check").click()


@in_lab_alone
def test_question_is_a_group_named_by_its_text(page):
    expect(page.get_by_role("group", name="A shop describes each customer")).to_be_visible()


@in_lab_alone
@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("the difference in age", "a) Not so. To you, 40 years are a lot"),
        ("the difference in income", "b) Right. The squares are 1,600 and 10,000"),
    ],
)
def test_chosen_option_is_answered(page, option, sentence):
    check(page, 0, option)
    expect(said(page, 0)).to_contain_text(sentence)


@in_lab_alone
def test_several_options_are_answered_and_what_is_missing_is_counted(page):
    check(page, 1, "Its distances to the two are equal.", "It has no label.")
    expect(said(page, 1)).to_contain_text("a) Right.")
    expect(said(page, 1)).to_contain_text("c) Not so.")
    expect(said(page, 1)).to_contain_text("1 more option is right.")


@in_lab_alone
def test_all_right_options_end_it(page):
    check(page, 1, "Its distances to the two are equal.", "By our rule its label is 0.")
    expect(said(page, 1)).to_contain_text("That is all of them.")


@in_lab_alone
def test_nothing_is_said_before_check(page):
    question(page, 0).get_by_label("the difference in age").check()
    expect(said(page, 0)).to_be_empty()


@in_lab_alone
def test_check_without_a_choice_asks_for_one(page):
    check(page, 0)
    expect(said(page, 0)).to_have_text("Choose an option first.")


def test_keyboard_alone_answers_radio_buttons(page):
    question(page, 0).get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    expect(question(page, 0).get_by_role("radio").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(said(page, 0)).to_contain_text("b) Right.")


def test_keyboard_alone_answers_checkboxes(page):
    question(page, 1).get_by_role("checkbox").first.focus()
    for key in ["Space", "ArrowDown", "Space", "Enter"]:
        page.keyboard.press(key)
    expect(said(page, 1)).to_contain_text("That is all of them.")


@in_lab_alone
def test_two_questions_do_not_mix(page):
    check(page, 0, "the difference in age")
    expect(said(page, 1)).to_be_empty()
    expect(question(page, 0).get_by_label("the difference in age")).to_be_checked()


def test_reload_keeps_the_choice(own_page):
    check(own_page, 0, "the difference in income")
    expect(said(own_page, 0)).to_contain_text("Right")
    save_and_reload(own_page)
    expect(question(own_page, 0).get_by_label("the difference in income")).to_be_checked()
    expect(said(own_page, 0)).to_contain_text("b) Right.")


def test_question_answers_without_python(own_page, front_end, context):
    front_end.end_kernel(context)
    check(own_page, 0, "the difference in age")
    expect(said(own_page, 0)).to_contain_text("a) Not so.")


def test_axe_finds_no_heavy_fault(page, theme):
    check(page, 0, "the difference in age")
    change_theme(page, theme)
    assert axe.violations(page, ".courselab-self-check") == []
