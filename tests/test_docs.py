"""What README, docs and the other papers name is there: files, commands with their options, targets of make, links."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typer

from grader.cli import app
from grader.questions.kinds import Kind
from grader.questions.registry import kind_of_question

HOME = Path(__file__).parents[1]
PAPERS = [HOME / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "solutions/README.md")]
PAPERS += [*sorted((HOME / "docs").rglob("*.md")), HOME / "course" / "README.md"]
COMMANDS = typer.main.get_command(app).commands
TARGETS = re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
FOLDERS = ("benchmarks", "course", "docs", "grader", "solutions", "tests")
MADE_BY_A_PAGE = re.compile(r"`((?:solutions|course)/[\w/]+\.py)`[^`]*```python\n")

each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(HOME).as_posix())


def code_in(text: str) -> Iterator[str]:
    """What stands as code: the spans of a sentence, and the lines of blocks in no language."""
    blocks = re.findall(r"^ *```\n(.*?)^ *```", text, flags=re.MULTILINE | re.DOTALL)
    yield from (line for block in blocks for line in block.splitlines())
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL))


def commands_in(text: str, name: str) -> Iterator[list[str]]:
    """The words after a command in each piece of code that begins with it, or runs it after another."""
    for code in code_in(text):
        for one in re.split(r"&&|;|#", code):
            words = one.removeprefix("$ ").split()
            if words and words[0].removeprefix(".venv/bin/") == name:
                yield words[1:]


def is_there(path: str, made: set[str]) -> bool:
    """Whether a path that a page names exists, or the page makes it: a source, or the notebook of a source."""
    return (HOME / path).exists() or path in made or f"{path.replace('course', 'solutions', 1)[:-6]}.py" in made


@each_paper
def test_every_path_that_is_named_exists(paper: Path) -> None:
    text = paper.read_text(encoding="utf-8")
    made = set(MADE_BY_A_PAGE.findall(text))
    named = [word for code in code_in(text) for word in code.split() if word.split("/")[0] in FOLDERS and "/" in word]
    plain = [path for path in named if not re.search(r"[A-Z*]{2}|/[A-Z]\.", path)]  # NAME stands for any name
    assert [path for path in plain if not is_there(path, made)] == []


@each_paper
def test_every_command_of_the_grader_exists_with_its_options(paper: Path) -> None:
    for words in commands_in(paper.read_text(encoding="utf-8"), "grader"):
        if words and not words[0].startswith("-"):
            assert words[0] in COMMANDS, words
            known = {option for parameter in COMMANDS[words[0]].params for option in parameter.opts} | {"--help"}
            assert {word for word in words if word.startswith("--")} <= known, words


@each_paper
def test_every_target_of_make_exists(paper: Path) -> None:
    named = [words[0] for words in commands_in(paper.read_text(encoding="utf-8"), "make") if words]
    assert [target for target in named if target not in TARGETS] == []


@each_paper
def test_every_link_leads_to_a_file(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (paper.parent / link).exists()] == []


def test_readme_is_short() -> None:
    assert len((HOME / "README.md").read_text(encoding="utf-8").splitlines()) <= 90


def write_package(home: Path, **sources: str) -> Path:
    for name, source in sources.items():
        (home / "grader" / name).mkdir(parents=True)
        (home / "grader" / name / "room.py").write_text(source, encoding="utf-8")
    (home / "grader" / "errors.py").write_text("", encoding="utf-8")
    return home / "grader"


def draw(package: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, HOME / "docs" / "rooms.py", package]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_drawing_has_every_room_and_leaves_out_arrows_that_follow(tmp_path: Path) -> None:
    package = write_package(
        tmp_path,
        runner="from grader import errors",
        judge="from grader.runner.room import run",
        report="import grader.judge.room\nfrom grader.runner import room",
    )
    drawn = draw(package)
    assert drawn.returncode == 0
    assert re.findall(r"<text[^>]*>(\w+)</text>", drawn.stdout) == ["ground", "runner", "judge", "report"]
    assert drawn.stdout.count('class="down"') == 3


def test_import_that_runs_upward_is_named_and_ends_the_drawing(tmp_path: Path) -> None:
    package = write_package(
        tmp_path,
        judge="def late():\n    from grader.report.room import page",
        report="from grader.judge.room import Verdict",
    )
    drawn = draw(package)
    assert drawn.returncode == 1
    assert "which stands above it." in drawn.stderr
    assert drawn.stdout.count('class="up"') == 1


BLOCKS = re.findall(
    r"^```python\n(.*?)^```$", (HOME / "docs/authors/questions.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("block", BLOCKS, ids=["returns a function", "class", "kind"])
def test_question_on_the_page_is_one_that_the_grader_knows(block: str) -> None:
    named: dict[str, Any] = {"__name__": "page"}
    exec(block, named)
    if "KIND" in named:
        assert isinstance(named["KIND"], Kind)
        return
    question = named["question"]
    cases = kind_of_question(question).cases(question, np.random.default_rng(0))
    assert {case.aspect for case in cases} == {aspect.name for aspect in question.aspects}
