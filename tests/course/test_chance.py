"""The open check of a function of chance: it counts, and says what came beside what the rule gives."""

import math
from collections import Counter

import numpy as np
import pytest
from courselab import CheckFailed, Frequencies, FunctionExercise, Lab
from courselab.chance import DOUBT, off
from courselab.faults import integer_form
from kmeans_lab import check
from kmeans_lab.exercises import EXERCISES

from solutions.questions._plus_plus_chances import next_chances, rows_and_weights

PLUS_PLUS = EXERCISES["kmeans_plus_plus_init"].frequencies
DIE = FunctionExercise(
    name="die",
    signature="die(rng)",
    returns="Return one integer.",
    form_fault=lambda arguments, answer: integer_form(answer),
    value_fault=lambda example, answer: None,
    examples=(),
    hints=(),
    frequencies=(
        Frequencies(
            (np.random.default_rng(0),),
            {f"{face} came": 1 / 6 for face in range(1, 7)},
            lambda answer: [f"{answer} came"],
            "Each face has the same chance.",
            "the faces 1 and 6.",
        ),
    ),
)


def told(monkeypatch, die) -> str:
    monkeypatch.setitem(vars(__import__("__main__")), "die", die)
    with pytest.raises(CheckFailed) as raised:
        Lab({"die": DIE}).check("die")
    return "\n".join(raised.value._render_traceback_())


def weighed(X, k, rng, power):
    picked = [rng.integers(len(X))]
    for _ in range(k - 1):
        weights = ((X[:, np.newaxis] - X[picked]) ** 2).sum(axis=2).min(axis=1) ** (power / 2)
        picked.append(rng.choice(len(X), p=weights / weights.sum()))
    return X[picked].astype(float)


def test_fair_die_is_right(monkeypatch, capsys):
    monkeypatch.setitem(vars(__import__("__main__")), "die", lambda rng: int(rng.integers(1, 7)))
    Lab({"die": DIE}).check("die")
    assert capsys.readouterr().out.startswith("die: right.")


def test_loaded_die_is_told_its_counts_beside_the_rule_s(monkeypatch):
    lines = told(monkeypatch, lambda rng: int(rng.choice([1, 2, 3, 4, 6, 6]))).splitlines()
    assert lines[0] == "die: wrong. Of 1,000 runs, 5 came 0 times; the rule gives 167."
    assert lines[1] == "Called 1,000 times: die(np.random.default_rng(0)), with the seeds 0 to 999"
    assert lines[2].startswith("Also: 6 came 3")
    assert lines[3:] == [
        "The rule: Each face has the same chance.",
        "Look at: the faces 1 and 6.",
        'Stuck? hint("die")',
    ]


def test_event_that_cannot_be_is_told(monkeypatch):
    assert "7 came 1" in told(monkeypatch, lambda rng: int(rng.integers(1, 8)))


def test_generator_of_its_own_is_told_by_the_seeds(monkeypatch):
    assert "The same seed gives different answers." in told(
        monkeypatch, lambda rng: int(np.random.default_rng().integers(1, 7))
    )
    assert "All seeds give the same answer." in told(
        monkeypatch, lambda rng: int(np.random.default_rng(3).integers(1, 7))
    )


def test_answer_of_another_kind_and_a_crash_are_told_with_the_call(monkeypatch):
    assert "It returned None." in told(monkeypatch, lambda rng: None if rng.random() < 0.01 else 3)

    def stops(rng):
        raise ValueError("probabilities do not sum to 1")

    assert told(monkeypatch, stops).startswith("die: crashed. It stops with ValueError: probabilities")


def test_right_function_of_chance_is_taken_for_wrong_less_often_than_once_in_a_million_checks():
    events = sum(len(example.chances) for one in EXERCISES.values() for example in getattr(one, "frequencies", ()))
    assert 2 * events * math.exp(-DOUBT) < 1e-6


@pytest.mark.parametrize("chance", [0.5, 0.1, 0.003])
def test_count_is_off_only_where_its_own_chance_is_tiny(chance):
    example = Frequencies((), {"it came": chance}, list, "", "", runs=1000)
    wrong = [count for count in range(1001) if list(off(example, Counter({"it came": count})))]
    few, many = (count for count in wrong if count < 1000 * chance), (count for count in wrong if count > 1000 * chance)
    for tail in (range(max(few, default=-1) + 1), range(min(many), 1001)):
        assert sum(math.comb(1000, n) * chance**n * (1 - chance) ** (1000 - n) for n in tail) < math.exp(-DOUBT)


@pytest.mark.parametrize("example", PLUS_PLUS, ids=lambda example: str(len(example.chances)))
def test_chances_of_each_order_are_those_of_the_rule(example):
    X, k, _ = example.arguments
    rows, counts = rows_and_weights(X)
    chances = {(): 1.0}
    for _ in range(k):
        chances = {
            (*order, i): before * chance
            for order, before in chances.items()
            for i, chance in enumerate(next_chances(rows, counts, order))
            if chance > 0
        }
    expected: Counter[str] = Counter()
    for order, chance in chances.items():
        for event in example.events(rows[list(order)]):
            expected[event] += chance
    assert example.chances == pytest.approx(dict(expected))


@pytest.mark.parametrize("power", [0, 1, 1.5, 3, 4])
def test_other_powers_of_the_distance_are_told_in_counts(power, failure):
    told = failure("kmeans_plus_plus_init", lambda X, k, rng: weighed(X, k, rng, power))
    assert "kmeans_plus_plus_init: wrong. " in told


def test_plain_distance_is_told_which_point_came_too_often(failure):
    told = failure("kmeans_plus_plus_init", lambda X, k, rng: weighed(X, k, rng, 1))
    assert "wrong. Of 1,000 runs, the point 1 came second 218 times; the rule gives 136.\n" in told


def test_same_rule_with_other_draws_is_right(define, capsys):
    def kmeans_plus_plus_init(X, k, rng):
        mirrored = X[::-1]
        return weighed(mirrored, k, rng, 2)

    define(kmeans_plus_plus_init=kmeans_plus_plus_init)
    check("kmeans_plus_plus_init")
    assert "right" in capsys.readouterr().out
