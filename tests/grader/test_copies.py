"""The names that programs and people give to copies, and the released notebook that each is a version of."""

import pytest

from grader.intake.copies import COPY_NAMES, Named, notebook_stem, released_stem, version_of

STEMS = ("notes", "other_notes", "quiz_1_kmeans", "quiz_2_kmeans")
EXAMPLES = [(example, copy.source) for copy in COPY_NAMES for example in copy.examples]


@pytest.mark.parametrize(("name", "source"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_copy_is_a_version_of_what_was_copied(name: str, source: str) -> None:
    version = version_of(name, ["notes"])
    assert version is not None, source
    assert (version.notebook, version.named) == ("notes", Named.COPY), source


@pytest.mark.parametrize(
    "name",
    ["notes", "Notes", "NOTES", " notes ", "notes_"],
)
def test_released_name_in_another_spelling_is_that_notebook(name: str) -> None:
    version = version_of(name, STEMS)
    assert version is not None
    assert (version.notebook, version.named) == ("notes", Named.EXACTLY)


@pytest.mark.parametrize("name", ["quiz 1 kmeans", "quiz-1-kmeans", "Quiz_1__KMeans", "quiz%201%20kmeans"])
def test_space_or_hyphen_for_an_underscore_makes_no_difference(name: str) -> None:
    assert released_stem(name, STEMS) == ("quiz_1_kmeans", 0)


@pytest.mark.parametrize(
    "name",
    [
        "2024-09-05 quiz_1_kmeans",
        "quiz_1_kmeans_2024-09-05",
        "quiz_1_kmeans 20240905_1012",
        "quiz_1_kmeans_Ada",
        "Lovelace Ada - quiz_1_kmeans",
        "lovelace_quiz_1_kmeans_final_v2",
        "quiz_1_kmeans (Ada's conflicted copy 2024-09-05)",
        "quiz_1_kmeans-DESKTOP-8K2P",
        "Copy of quiz_1_kmeans - Ada Lovelace (2)",
        "final quiz 1 kmeans REALLY final",
        "[Ada] quiz_1_kmeans",
        "Открытие quiz_1_kmeans",
    ],
)
def test_date_or_name_around_the_released_name_does_not_hide_it(name: str) -> None:
    version = version_of(name, STEMS)
    assert version is not None
    assert version.notebook == "quiz_1_kmeans"


@pytest.mark.parametrize(
    "name",
    [
        "footnotes",
        "quiz",
        "quiz_1",
        "kmeans",
        "Untitled",
        "",
        "copy of",
        "notes and quiz_1_kmeans",
        "quiz_3_kmeans",
        ".",
    ],
)
def test_name_that_does_not_tell_one_notebook_is_no_version(name: str) -> None:
    assert version_of(name, STEMS) is None


def test_longest_released_name_counts_where_it_holds_another() -> None:
    assert released_stem("Ada other_notes", STEMS) == ("other_notes", 0)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("notes (1)", "notes"),
        ("notes (10)", "notes (9)"),
        ("notes-2", "notes-1"),
        ("notes", "notes-Copy1"),
        ("notes", "Copy of notes"),
        ("Copy of notes", "Copy of Copy of notes"),
        ("notes", "notes - Kopie (2)"),
    ],
)
def test_later_download_ranks_above_and_copy_below(later: str, earlier: str) -> None:
    ranks = [released_stem(name, STEMS) for name in (later, earlier)]
    assert ranks[0] is not None
    assert ranks[1] is not None
    assert ranks[0][1] > ranks[1][1]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("notes.ipynb", "notes"),
        ("notes.IPYNB", "notes"),
        ("notes.ipynb.txt", "notes"),
        ("notes.ipynb.json", "notes"),
        ("notes.Ipynb.Txt", "notes"),
        ("notes.ipynb (1)", "notes (1)"),
        ("notes.ipynb(2).txt", "notes(2)"),
        ("notes (1).ipynb", "notes (1)"),
        ("notes.json", None),
        ("notes.ipynb.html", None),
        ("notes.py", None),
        (".ipynb", None),
    ],
)
def test_endings_that_browsers_give_to_notebooks_are_known(name: str, stem: str | None) -> None:
    assert notebook_stem(name) == stem


def test_long_hostile_name_is_read_at_once() -> None:
    assert released_stem("Copy of " * 40 + "(1)" * 100 + " - " * 100, STEMS) is None
