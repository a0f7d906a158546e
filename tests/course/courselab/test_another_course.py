"""Another course uses courselab as its README.md says, word for word, and for exercises of its own."""

import re
import subprocess
import sys
from pathlib import Path

import courselab
import pytest
from courselab import ChoiceExercise, FunctionExercise, Lab, find_exercises, find_self_checks

README = Path(courselab.__file__).with_name("README.md").read_text(encoding="utf-8")
EXERCISE = 'from courselab import ChoiceExercise\n\nEXERCISE = ChoiceExercise(name="{name}", hints=("Look.",))\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The package that README.md writes, in a folder of its own."""
    for name, text in re.findall(r"^`(my_lab/[\w/]+\.py)`.*?```python\n(.*?)```", README, re.DOTALL | re.MULTILINE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def say(folder: Path, program: str) -> str:
    """What a learner's script prints in that folder."""
    command = [sys.executable, "-c", f"from my_lab import SelfCheck, check, hint\n{program}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, **modules: str) -> str:
    (folder / name).mkdir()
    for module, text in {"__init__": "", **modules}.items():
        (folder / name / f"{module}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    return name


def test_readme_writes_five_files(folder: Path) -> None:
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.py"))
    assert written == [
        "my_lab/__init__.py",
        "my_lab/exercises/__init__.py",
        "my_lab/exercises/total.py",
        "my_lab/self_checks/__init__.py",
        "my_lab/self_checks/sums.py",
    ]


def test_check_knows_right_from_wrong(folder: Path) -> None:
    assert say(folder, "total = sum; check('total')") == (
        "total: right. All 2 open examples: ordinary inputs.\nGrading asks with other inputs.\n"
    )
    told = say(folder, "def total(numbers):\n    return max(numbers, default=0)\ncheck('total')")
    assert "total: wrong. The total is too small." in told
    assert "The rule: The total is the sum of all numbers, 0 where there are none." in told


def test_hint_and_self_check_are_the_course_s_own(folder: Path) -> None:
    assert say(folder, "hint('total')") == "Hint 1 of 3: Add 2 and 3 by hand.\n"
    assert "Does the order of the numbers matter?" in say(folder, "print(SelfCheck('sums/order'))")


def test_names_of_another_course_are_unknown(folder: Path) -> None:
    assert say(folder, "hint('kmeans')") == "No exercise is called kmeans. There are total.\n"
    assert 'Did you mean "sums/order"? There are sums/order.' in say(folder, "SelfCheck('sum/order')")


def test_two_labs_count_their_hints_apart(capsys: pytest.CaptureFixture[str]) -> None:
    exercises = {"which": ChoiceExercise(name="which", hints=("One.", "Two."))}
    for lab in (Lab(exercises), Lab(exercises)):
        lab.hint("which")
    assert capsys.readouterr().out == "Hint 1 of 2: One.\n" * 2


def test_lab_without_exercises_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Lab({}).hint("total")
    assert capsys.readouterr().out == "No exercise is called total. There are none.\n"


def test_two_exercises_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = EXERCISE.format(name="which")
    name = package(tmp_path, monkeypatch, "twice_lab", first=twice, second=twice)
    with pytest.raises(ValueError, match=r"twice_lab\.second: another exercise is called which"):
        find_exercises(name)


def test_exercise_of_another_kind_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = package(tmp_path, monkeypatch, "odd_lab", first="EXERCISE = 'which'\n")
    with pytest.raises(TypeError, match=r"odd_lab\.first: EXERCISE is of type str"):
        find_exercises(name)


def test_modules_without_exercises_or_questions_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = package(tmp_path, monkeypatch, "part_lab", shared="X = 1\n", which=EXERCISE.format(name="which"))
    assert list(find_exercises(name)) == ["which"]
    assert find_self_checks(name) == {}


def test_parameters_are_those_of_the_signature() -> None:
    exercise = FunctionExercise(
        name="fit",
        signature="fit(x, y, degree=1)",
        returns="",
        form_fault=lambda arguments, answer: None,
        value_fault=lambda example, answer: None,
        examples=(),
        hints=(),
    )
    assert exercise.parameters == ["x", "y", "degree"]
