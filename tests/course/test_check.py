"""The open checks of functions: which verdict a learner gets, and in which words."""

import re
import runpy
import warnings
from pathlib import Path

import numpy as np
import pytest
from courselab import FunctionExercise
from kmeans_lab import CheckFailed, check
from kmeans_lab.exercises import EXERCISES

FUNCTIONS = {name: one for name, one in EXERCISES.items() if isinstance(one, FunctionExercise)}
SAMPLES = Path(__file__).parents[1] / "samples"
RIGHT = sorted(path for name in FUNCTIONS for path in (SAMPLES / name / "right").glob("*.py"))
WRONG = {
    "euclidean_distance": ["squared", "negative_root", "manhattan_norm", "prints", "keepdims", "sorts_in_place"],
    "assign_clusters": ["last_of_ties", "manhattan", "float_labels", "row_shape", "flat_argmin", "centres_in_place"],
    "update_centroids": ["nan_for_empty", "zero_mean_is_empty", "own_assignment", "single_precision"],
    "kmeans_cost": ["average", "distances", "nearest_by_loop", "updates_first", "printed", "points_in_place"],
    "kmeans": ["stops_when_any_rests", "labels_of_last_loop", "nan_for_empty", "dtype_of_initial", "history_mean"],
}


def sample(path: Path):
    return runpy.run_path(str(path))[path.parts[-3]]


def assign(X, centroids):
    squares = [[sum((p - q) ** 2 for p, q in zip(x, c, strict=True)) for c in centroids] for x in X]
    return np.array([row.index(min(row)) for row in squares])


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_right_sample_passes_and_is_told_what_was_tried_and_what_was_not(path, define, capsys):
    name = path.parts[-3]
    define(**{name: sample(path)})
    check(name)
    printed = capsys.readouterr()
    own_prints = "computing\n" * len(FUNCTIONS[name].examples) if path.stem == "warns_but_right" else ""
    right, grading = printed.out.removeprefix(own_prints).splitlines()
    assert right.startswith(f"{name}: right. All {len(FUNCTIONS[name].examples)} open examples: ")
    assert grading.startswith("Grading asks with other inputs")
    assert all((aspect in right) != (aspect in grading) for aspect in FUNCTIONS[name].rules)
    assert printed.err == ""


@pytest.mark.parametrize(("name", "wrong"), [(name, one) for name, many in WRONG.items() for one in many])
def test_wrong_sample_is_told_so(name, wrong, failure):
    told = failure(name, sample(SAMPLES / name / "wrong" / f"{wrong}.py"))
    assert told.startswith((f"{name}: wrong. ", f"{name}: crashed. "))
    assert f'\nStuck? hint("{name}")' in told


def test_every_exercise_of_the_course_has_right_samples():
    assert {path.parts[-3] for path in RIGHT} == set(FUNCTIONS)


@pytest.mark.parametrize("exercise", FUNCTIONS.values(), ids=lambda exercise: exercise.name)
def test_examples_stand_in_order_of_size(exercise):
    sizes = [sum(np.size(argument) for argument in example.arguments) for example in exercise.examples]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("exercise", FUNCTIONS.values(), ids=lambda exercise: exercise.name)
def test_signature_is_that_of_the_lesson(exercise, sources):
    assert [name for name, source in sources.items() if f"\ndef {exercise.signature}:\n" in source]


def test_message_has_headline_input_rule_pointer_and_hint(failure):
    def last_of_ties(X, centroids):
        return len(centroids) - 1 - assign(X, centroids[::-1])

    assert failure("assign_clusters", last_of_ties).splitlines() == [
        "assign_clusters: wrong. 1 of 4 labels differs; the first is that of point 2.",
        "Smallest input: assign_clusters(np.array([[0], [1], [5], [8]]), np.array([[2], [8]]))",
        "Your answer: [0, 0, 1, 1]. Expected: [0, 0, 0, 1].",
        "The rule: A tie goes to the lowest index, also between two equal centroids.",
        "It looks as if a tie goes to the highest index. "
        "Look at: < and <= in a comparison, and which index np.argmin gives for [3, 1, 1].",
        'Stuck? hint("assign_clusters")',
    ]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_expected_answer_is_shown_beside_an_answer_of_none(name, failure):
    (line,) = [line for line in failure(name, lambda *arguments: None).splitlines() if line.startswith("Your answer")]
    assert re.match(r"Your answer: None\. Expected: [^ ].*\.$", line)


def test_of_a_long_answer_the_part_with_the_first_difference_is_shown(failure):
    def one_row_off(named, digits):
        table = np.zeros((10, 10), dtype=int)
        np.add.at(table, (named[named >= 0], digits[named >= 0]), 1)
        table[8] = 0
        return table

    told = failure("confusion_table", one_row_off)
    nothing = "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]."
    assert f"Your answer: ... {nothing} Expected: ... {nothing.replace('0, 0]', '1, 0]', 1)}" in told


def test_list_and_array_that_read_alike_are_told_apart(failure):
    told = failure("assign_clusters", lambda X, centroids: assign(X, centroids).tolist())
    assert "Your answer: [0, 0, 1]. Expected: np.array([0, 0, 1])." in told


def test_changed_argument_is_shown_as_it_is_after_the_call(failure):
    def moves(a, b):
        a -= b
        return np.linalg.norm(a)

    assert "After the call a is [-4.0]." in failure("euclidean_distance", moves)


def test_input_in_the_message_is_code_that_shows_the_fault(failure):
    def always_zero(X, centroids):
        return np.zeros(len(X), dtype=int)

    line = next(line for line in failure("assign_clusters", always_zero).splitlines() if line.startswith("Smallest"))
    call = line.removeprefix("Smallest input: ")
    mine, right = (eval(call, {"np": np, "assign_clusters": each}) for each in (always_zero, assign))
    assert mine.tolist() != right.tolist()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_none_suggests_return(name, failure):
    assert f"{name}: wrong. It returned None. Did you forget `return`?\n" in failure(name, lambda *arguments: None)


@pytest.mark.parametrize(
    ("turn", "sentence"),
    [
        (list, "It returned a list, and not a NumPy array."),
        (lambda labels: labels[:, np.newaxis], "It returned an array of shape (3, 1), and not (3,)."),
        (lambda labels: labels.astype(float), "It returned an array of float64, and not of integers."),
    ],
    ids=["list", "column", "floats"],
)
def test_labels_of_another_kind_are_named(turn, sentence, failure):
    told = failure("assign_clusters", lambda X, centroids: turn(assign(X, centroids)))
    assert sentence in told
    assert "The rule: Return a NumPy array of n integers, shape (n,)" in told


@pytest.mark.parametrize("answer", [10**400, float("nan"), "5", True, np.ones(1), np.array("5"), {}, object()])
def test_number_that_is_none_is_wrong_and_no_crash_of_ours(answer, failure):
    assert failure("kmeans_cost", lambda *arguments: answer).startswith("kmeans_cost: wrong. ")


@pytest.mark.parametrize(
    "answer", [(), (1, 2, 3), {1: 2}, (np.zeros((1, 1)), np.zeros(1, int), "46"), (None, None, None)]
)
def test_three_things_of_another_kind_are_wrong_and_no_crash_of_ours(answer, failure):
    assert failure("kmeans", lambda *arguments: answer).startswith("kmeans: wrong. ")


def test_answer_without_a_repr_does_not_break_the_message(failure):
    class Mute:
        def __repr__(self):
            raise RuntimeError

    assert "object of type Mute" in failure("kmeans_cost", lambda *arguments: Mute())


def test_changed_argument_is_named(failure):
    def moves_points(X, labels, centroids):
        cost = np.sum((X - centroids[labels]) ** 2)
        X[:] = 0
        return cost

    told = failure("kmeans_cost", moves_points)
    assert told.startswith("kmeans_cost: wrong. The call changed its argument X.\n")


def test_one_check_does_not_spoil_the_next(define, failure):
    def shifts(a, b):
        a -= b
        return 0.0

    failure("euclidean_distance", shifts)
    define(euclidean_distance=lambda a, b: np.linalg.norm(a - b))
    check("euclidean_distance")


def test_stub_is_not_attempted(failure):
    def stub(X, centroids):
        raise NotImplementedError

    told = failure("assign_clusters", stub)
    assert told.startswith("assign_clusters: not attempted. It still raises NotImplementedError.")


def test_name_that_is_not_defined_is_missing(failure):
    assert failure("kmeans").startswith("kmeans: missing. No function kmeans(X, initial_centroids, max_iter=100)")


def test_misspelt_function_is_suggested(define, failure):
    define(assign_cluster=assign)
    assert "You defined `assign_cluster`: is that the one?" in failure("assign_clusters")


def test_overwritten_function_is_told_apart(failure):
    told = failure("kmeans_cost", 93.0)
    assert told.startswith("kmeans_cost: wrong. The name stands for a number, and not for a function.")


def test_exception_without_words_is_named_by_its_type(failure):
    class SilentError(Exception):
        def __str__(self):
            raise RuntimeError

    def assign_clusters(X, centroids):
        raise SilentError

    assert "assign_clusters: crashed. It stops with SilentError." in failure("assign_clusters", assign_clusters)


@pytest.mark.parametrize("error", [ValueError("shapes (4,) and (2,) differ"), SystemExit(1), RecursionError()])
def test_exception_is_named_with_its_message(error, failure):
    def stops(X, centroids):
        raise error

    first, *_ = failure("assign_clusters", stops).splitlines()
    message = f": {error}" if str(error) else ""
    assert first == f"assign_clusters: crashed. It stops with {type(error).__name__}{message}."


def test_wrong_number_of_parameters_is_a_crash_in_a_sentence(failure):
    assert failure("assign_clusters", lambda X: X).startswith("assign_clusters: crashed. It stops with TypeError: ")


def test_interrupt_passes_through(define):
    def waits(X, centroids):
        raise KeyboardInterrupt

    define(assign_clusters=waits)
    with pytest.raises(KeyboardInterrupt):
        check("assign_clusters")


def test_warnings_and_stderr_are_silent(define, capfd):
    def loud(a, b):
        warnings.warn("loud", stacklevel=1)
        np.float64(1) / np.float64(0)
        print("loud", file=__import__("sys").stderr)
        return np.linalg.norm(a - b)

    define(euclidean_distance=loud)
    check("euclidean_distance")
    assert capfd.readouterr().err == ""


def test_unknown_name_suggests_the_nearest_and_lists_all(failure):
    told = failure("asign_clusters")
    assert 'Did you mean "assign_clusters"?' in told
    assert all(name in told for name in FUNCTIONS)


def test_function_itself_may_stand_for_its_name(define, capsys):
    def assign_clusters(X, centroids):
        return assign(X, centroids)

    define(assign_clusters=assign_clusters)
    check(assign_clusters)
    assert "right" in capsys.readouterr().out


def test_exception_holds_headline_as_text_and_the_rest_as_notes(define):
    define(kmeans_cost=lambda *arguments: None)
    with pytest.raises(CheckFailed) as raised:
        check("kmeans_cost")
    assert str(raised.value) == "kmeans_cost: wrong. It returned None. Did you forget `return`?"
    assert raised.value.__notes__[-1] == 'Stuck? hint("kmeans_cost")'
    assert raised.value.__context__ is None
