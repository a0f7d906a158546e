"""All notebooks of the course, read as a learner reads them: short cells, one order of headings, no dead ends."""

import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from courselab import ChoiceExercise
from kmeans_lab.exercises import EXERCISES
from kmeans_lab.self_checks import SELF_CHECKS
from nbformat import NotebookNode

from grader.course import find_course
from grader.course.build import build_notebook
from grader.questions import ChoiceQuestion

COURSE = find_course(Path(__file__))
SOURCES = [path for assignment in COURSE.assignments for path in COURSE.sources(assignment)]
LESSONS = COURSE.sources("lessons")
MOST_WORDS, MOST_LINES = 75, 8

every_notebook = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
every_lesson = pytest.mark.parametrize("source", LESSONS, ids=lambda path: path.stem)


@cache
def notebook(source: Path) -> NotebookNode:
    return build_notebook(source)


def prose(source: Path) -> list[str]:
    """The texts that we wrote: not the model answer to a question that a person grades."""
    cells = [cell for cell in notebook(source).cells if cell.cell_type == "markdown"]
    return [cell.source for cell in cells if "nbgrader" not in cell.metadata]


def words(text: str) -> int:
    """How many words a reader reads in sentences: headings, tables, formulas and lists of rules or sources aside."""
    plain = re.sub(r"\$\$.*?\$\$", "", text, flags=re.DOTALL)
    lines = [line for line in plain.splitlines() if not re.match(r"#|\||- |\d\. |  ", line)]
    return len(re.findall(r"\w[\w.,-]*", " ".join(lines)))


def playground(source: Path) -> list[str]:
    """The code cells that learners run as they are."""
    return [
        cell.source for cell in notebook(source).cells if cell.cell_type == "code" and "nbgrader" not in cell.metadata
    ]


def judged(source: Path) -> list[str]:
    ids = [str(cell.metadata.get("nbgrader", {}).get("grade_id", "")) for cell in notebook(source).cells]
    return [name.removeprefix("check_") for name in ids if name.startswith("check_")]


@every_notebook
def test_prose_cells_are_short(source: Path) -> None:
    assert [text[:60] for text in prose(source) if words(text) > MOST_WORDS] == []


@every_lesson
def test_a_usual_prose_cell_has_20_to_60_words(source: Path) -> None:
    assert 20 <= median(words(text) for text in prose(source) if words(text)) <= 60


@every_notebook
def test_code_cells_have_at_most_8_lines(source: Path) -> None:
    long = [code[:60] for code in playground(source) if len(re.sub(r'""".*?"""\n', "", code).splitlines()) > MOST_LINES]
    assert long == []


@every_lesson
def test_there_is_more_prose_than_code(source: Path) -> None:
    assert len(prose(source)) > len(playground(source))


@every_notebook
def test_headings_begin_with_the_title_and_skip_no_level(source: Path) -> None:
    levels = [len(found) for text in prose(source) for found in re.findall(r"^(#+) ", text, flags=re.MULTILINE)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@every_lesson
def test_three_aims_stand_at_the_start_and_again_in_the_recap(source: Path) -> None:
    (recap,) = [text for text in prose(source) if text.startswith("## Recap")]
    for text in (prose(source)[0], recap):
        assert len(re.findall(r"^- ", text, flags=re.MULTILINE)) == 3
    assert "**Next:**" in recap


@every_lesson
def test_every_lesson_goes_deeper_with_sources(source: Path) -> None:
    assert prose(source)[-1].startswith("## Go deeper")
    assert re.search(r"\b(19|20)\d\d\b", prose(source)[-1])


@every_lesson
def test_learners_predict_before_they_run(source: Path) -> None:
    predictions = sum(len(re.findall(r"\*\*(Predict first|By hand)", text)) for text in prose(source))
    assert predictions >= 3


@every_lesson
def test_minutes_are_those_of_the_header(source: Path) -> None:
    assert f"{notebook(source).metadata.workshop['minutes']} minutes" in prose(source)[0]


@every_notebook
def test_images_in_prose_have_alternative_text_and_links_an_address(source: Path) -> None:
    text = "\n".join(prose(source))
    assert re.findall(r"!\[\]\(|<img(?![^>]*alt=)", text) == []
    assert [link for link in re.findall(r"\]\(([^)]*)\)", text) if not link.startswith("https://")] == []


@every_notebook
def test_figures_have_a_title(source: Path) -> None:
    calls = [code for code in playground(source) if re.search(r"^plots\.(?!images)", code, flags=re.MULTILINE)]
    untitled = [code[:60] for code in calls if not re.search(r"title|, \"|titles", code.partition("plots.")[2])]
    assert untitled == []


@every_notebook
def test_points_are_whole_numbers(source: Path) -> None:
    points = [cell.metadata.nbgrader.get("points", 0) for cell in notebook(source).cells if "nbgrader" in cell.metadata]
    assert all(float(one).is_integer() for one in points)


def test_each_name_is_judged_once_in_the_course() -> None:
    names = [name for source in SOURCES for name in judged(source) if not name.startswith("answer_")]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_at_least_12_questions_in_lessons_beyond_the_six_functions() -> None:
    six = {
        "euclidean_distance",
        "assign_clusters",
        "update_centroids",
        "kmeans_cost",
        "kmeans",
        "kmeans_plus_plus_init",
    }
    names = {name for source in LESSONS for name in judged(source)}
    assert six <= names
    assert len(names - six) >= 12


@pytest.mark.parametrize("name", [name for source in SOURCES for name in judged(source) if "answer_" not in name])
def test_judged_question_has_an_open_check_and_three_hints(name: str) -> None:
    stem = COURSE.notebook_that_asks(name)
    assert stem is not None
    is_choice = isinstance(COURSE.question(stem, name), ChoiceQuestion)
    assert isinstance(EXERCISES[name], ChoiceExercise) == is_choice
    assert len(EXERCISES[name].hints) == 3


@pytest.mark.parametrize(
    ("stem", "concepts"),
    [
        ("01_introduction", "unsupervised|four uses|transmitters|Where to ask|no theoretical foundation"),
        ("02_distance", "Euclidean distance|standardise|concentrate|When not to scale"),
        ("03_assignment", "tie goes to the lowest index|broadcasting|Voronoi|published version"),
        ("04_update", "A proof in five lines|mean of nobody|Rules in use"),
        ("05_cost_and_convergence", "Why neither step can raise J|finitely many|local minimum|Restarts|error.all"),
        ("06_scikit_learn", "inertia_|predict|crosstab|adjusted Rand index|AMI|NMI|silhouette"),
        ("07_choosing_k", "elbow|bad start|there is none|Silhouette|Stability|Gaussian"),
        ("08_kmeans_plus_plus", r"farthest|squared|8\(\\ln k \+ 2\)|scikit-learn|By hand|by hand"),
        ("09_limits_and_beyond", "Spectral|DBSCAN|BIRCH|Gaussian mixture|EM|mini-batch|PCA|palette|error"),
        ("handwriting", "uint8|confusion table|majority vote|PCA|standardise|DigitPad|Reflection"),
    ],
)
def test_concept_of_the_checklist_is_in_its_lesson(stem: str, concepts: str) -> None:
    text = "\n".join(cell.source for cell in notebook(COURSE.source(stem)).cells).lower()
    assert [one for one in concepts.split("|") if not re.search(one.lower(), text)] == []


def test_every_self_check_is_asked_once() -> None:
    asked = Counter(
        name
        for source in SOURCES
        for code in playground(source)
        for name in re.findall(r'SelfCheck\("([^"]+)"\)', code)
    )
    assert asked == Counter(list(SELF_CHECKS))


def test_the_day_adds_up_to_30_and_420_minutes() -> None:
    headers = [notebook(COURSE.source(stem)).metadata.workshop for stem in COURSE.settings.day]
    introduction = sum(header["minutes"] for header in headers if header.get("part") == "introduction")
    assert (introduction, sum(header["minutes"] for header in headers) - introduction) == (30, 420)
    assert sorted(COURSE.settings.day) == sorted(source.stem for source in SOURCES)


def test_every_notebook_has_notes_for_instructors() -> None:
    notes = {path.stem: path.read_text("utf-8") for path in (COURSE.home / "solutions" / "notes").glob("*.md")}
    assert notes.keys() == {source.stem for source in SOURCES}
    for source in SOURCES:
        assert f"{notebook(source).metadata.workshop['minutes']} minutes" in notes[source.stem]
        own = [name for name in judged(source) if not name.startswith("answer_")]
        assert [name for name in own if f"`{name}` " not in notes[source.stem]] == []


def test_spelling() -> None:
    folders = [
        "solutions/lessons",
        "solutions/quizzes",
        "solutions/mini_project",
        "solutions/notes",
        "course/courselab",
        "course/kmeans_lab",
        "docs",
    ]
    texts = [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "solutions/README.md",
        "course/README.md",
        "course/glossary.md",
    ]
    command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,rare", "--skip", "*.js,*.css,__pycache__"]
    command += ["--ignore-words-list", "nd"]  # the axes of n points with d features
    done = subprocess.run([*command, *folders, *texts], cwd=COURSE.home, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
