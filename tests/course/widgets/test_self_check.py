"""The self-checks: every question is whole, every option answers, and paper shows no answers."""

import itertools

import pytest
from courselab import Option, Question
from kmeans_lab.self_checks import SELF_CHECKS
from kmeans_lab.widgets import SelfCheck

RIGHT, WRONG = Option("four", "Two and two.", right=True), Option("five", "One too many.")


@pytest.mark.parametrize("name", SELF_CHECKS)
def test_question_leaves_its_options_and_no_answer_in_a_notebook(name):
    question = SELF_CHECKS[name]
    bundle, _ = SelfCheck(name)._repr_mimebundle_()
    for option in question.options:
        assert option.text.replace("'", "&#x27;") in bundle["text/html"]
        assert option.because not in bundle["text/html"] + bundle["text/plain"]


@pytest.mark.parametrize("name", SELF_CHECKS)
def test_every_option_has_words_of_its_own(name):
    options = SELF_CHECKS[name].options
    for one, other in itertools.combinations(options, 2):
        assert one.text != other.text
        assert one.because != other.because


@pytest.mark.parametrize("name", SELF_CHECKS)
def test_question_has_a_wrong_option_to_fall_for(name):
    assert not all(option.right for option in SELF_CHECKS[name].options)


def test_right_options_do_not_always_stand_in_the_same_place():
    places = {[option.right for option in question.options].index(True) for question in SELF_CHECKS.values()}
    assert len(places) >= 3


@pytest.mark.parametrize("name", SELF_CHECKS)
def test_each_self_check_is_asked_in_one_lesson(name, sources):
    asked = [lesson for lesson, source in sources.items() if f'SelfCheck("{name}")' in source]
    assert len(asked) == 1


def test_learner_is_told_how_many_to_choose():
    told = {name: SelfCheck(name)._instruction for name in ("distance/units", "assignment/border")}
    assert told == {"distance/units": "Choose one.", "assignment/border": "Choose all that fit."}


def test_misspelt_name_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match=r'Did you mean "distance/units"\?'):
        SelfCheck("distance/unit")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((RIGHT,), "needs two or more options"),
        ((WRONG, Option("six", "Two too many.")), "needs a right option"),
        ((RIGHT, Option("five", " ")), "needs a sentence for the option 'five'"),
    ],
)
def test_question_that_is_not_whole_is_refused(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        Question("Two and two?", options)


def test_markup_in_a_question_stays_text(monkeypatch):
    monkeypatch.setitem(SELF_CHECKS, "a/b", Question("<b>Two</b>?", (RIGHT, WRONG)))
    bundle, _ = SelfCheck("a/b")._repr_mimebundle_()
    assert "<b>" not in bundle["text/html"]
