"""The function questions accept every right sample, no wrong one, and name each misconception."""

from pathlib import Path

import numpy as np
import pytest

from grader.questions import ARGUMENTS_LEFT_ALONE, Misconception
from grader.border.values import encode
from tests.solutions.asking import (
    NAMES,
    SAMPLES,
    asked,
    failed_aspects,
    question_called,
    sample_function,
    verdict_on,
    verdict_on_sample,
)

SEEDS = (0, 1)
STEPS = ("euclidean_distance", "assign_clusters", "update_centroids", "kmeans_cost", "kmeans", "kmeans_plus_plus_init")
RIGHT = sorted(SAMPLES.glob("*/right/*.py"))
WRONG = sorted(SAMPLES.glob("*/wrong/*.py"))
MISCONCEPTIONS = [(name, one) for name in NAMES for one in question_called(name).misconceptions]


def takes_arrays(name: str) -> bool:
    cases, _ = asked(name, 0)
    return any(isinstance(argument, np.ndarray) for case in cases for argument in case.arguments)


def place(path: Path) -> str:
    return f"{path.parent.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", RIGHT, ids=place)
def test_right_sample_gets_full_marks(path: Path) -> None:
    for seed in SEEDS:
        verdict = verdict_on_sample(path, seed)
        assert (verdict.score, verdict.diagnosis) == (100.0, ""), verdict.headline


@pytest.mark.parametrize("path", WRONG, ids=place)
def test_wrong_sample_gets_less(path: Path) -> None:
    for seed in SEEDS:
        assert verdict_on_sample(path, seed).score < 100.0


@pytest.mark.parametrize(("name", "misconception"), MISCONCEPTIONS, ids=lambda value: getattr(value, "name", value))
def test_misconception_is_named_as_itself(name: str, misconception: Misconception) -> None:
    for seed in SEEDS:
        assert verdict_on(name, misconception.wrong, seed).diagnosis == misconception.name


@pytest.mark.parametrize("name", NAMES)
def test_question_knows_at_least_5_misconceptions_and_a_step_of_kmeans_8(name: str) -> None:
    assert len({one.name for one in question_called(name).misconceptions}) >= (8 if name in STEPS else 5)


@pytest.mark.parametrize("name", NAMES)
def test_question_has_at_least_6_right_and_12_wrong_samples(name: str) -> None:
    assert sum(path.parent.parent.name == name for path in RIGHT) >= 6
    assert sum(path.parent.parent.name == name for path in WRONG) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_question_has_17_to_40_cases_in_every_aspect(name: str) -> None:
    cases, _ = asked(name, 0)
    named = {aspect.name for aspect in question_called(name).aspects}
    assert 17 <= len(cases) <= 40
    assert {case.aspect for case in cases} == named - {ARGUMENTS_LEFT_ALONE}


@pytest.mark.parametrize("name", NAMES)
def test_same_seed_asks_the_same_and_another_seed_something_else(name: str) -> None:
    def inputs(seed: int) -> list[object]:
        cases = question_called(name).cases(np.random.default_rng(seed))
        return [encode(argument) for case in cases for argument in case.arguments]

    assert inputs(5) == inputs(5)
    assert inputs(5) != inputs(6)


@pytest.mark.parametrize("name", NAMES)
def test_stub_that_returns_nothing_earns_nothing(name: str) -> None:
    assert verdict_on(name, lambda *arguments: None).score == 0.0


@pytest.mark.parametrize("name", [name for name in NAMES if takes_arrays(name)])
def test_changing_an_argument_costs_that_aspect_only(name: str) -> None:
    right = next(path for path in RIGHT if path.parent.parent.name == name)

    def spoil(*arguments: object) -> object:
        answer = sample_function(right)(*arguments)
        for argument in arguments:
            if isinstance(argument, np.ndarray) and argument.flags.writeable:
                np.add(argument, 1, out=argument)
        return answer

    verdict = verdict_on(name, spoil)
    assert failed_aspects(verdict) == {ARGUMENTS_LEFT_ALONE}
    assert 0 < verdict.score < 100


@pytest.mark.parametrize(
    ("sample", "aspect"),
    [
        ("assign_clusters/wrong/last_of_ties.py", "ties"),
        ("update_centroids/wrong/nan_for_empty.py", "empty clusters"),
    ],
)
def test_fault_in_one_aspect_leaves_the_points_of_the_others(sample: str, aspect: str) -> None:
    name = sample.partition("/")[0]
    verdict = verdict_on(name, sample_function(SAMPLES / sample))
    assert failed_aspects(verdict) == {aspect}
    assert verdict.score > 50


@pytest.mark.parametrize("path", WRONG, ids=place)
def test_sentence_on_a_fault_is_short_and_ends(path: Path) -> None:
    verdict = verdict_on_sample(path)
    assert verdict.headline.startswith(f"{path.parent.parent.name}: ")
    assert verdict.headline.endswith((".", "?"))
    assert len(verdict.headline) < 500
    assert verdict.hint
