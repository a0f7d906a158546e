"""The cells before a notebook's first answer are run once for the whole class, and no learner can tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.judge.openings import Openings
from grader.judge.run import Run
from grader.runner import Bounds, ForkServer, Opening, WarmProcess
from tests.conftest import write_course

TOKEN = "import os, random\nimport numpy as np\nprint(os.urandom(8).hex())"
STATE = "level = {'now': 1}\nnp.random.seed(7)\nrandom.seed(7)"


@pytest.fixture(scope="module")
def opening(warm: WarmProcess) -> Iterator[Opening]:
    opening = warm.opening([TOKEN, STATE], Bounds(), figures=False)
    assert opening is not None
    yield opening
    opening.close()


def said(forks: ForkServer, *sources: str) -> list[str]:
    """What each cell put out, as text, in one notebook."""
    with Run(forks, Bounds(), figures=False) as run:
        texts = []
        for run.count, source in enumerate(sources, start=1):
            outputs = run.cell(source)
            texts.append("".join(one.get("text", "") or one.get("evalue", "") for one in outputs))
    return texts


def test_opening_is_run_once_for_all(opening: Opening) -> None:
    first, second = (said(opening, TOKEN, STATE, "print(level)") for _ in range(2))
    assert first == second
    assert first[2] == "{'now': 1}\n"


def test_one_learner_changes_nothing_for_the_next(opening: Opening) -> None:
    said(opening, TOKEN, STATE, "level['now'] = 2; np.sum = print; random.seed = print")
    assert said(opening, TOKEN, STATE, "print(level['now'], np.sum([1, 2]))")[2] == "1 3\n"


def test_seeds_of_the_opening_hold_after_it(opening: Opening, warm: WarmProcess) -> None:
    draws = "print(np.random.random(), random.random())"
    assert said(opening, TOKEN, STATE, draws)[2] == said(warm, TOKEN, STATE, draws)[2]


def test_after_a_crash_the_notebook_goes_on_from_its_opening(opening: Opening) -> None:
    texts = said(opening, TOKEN, STATE, "level['now'] = 3", "os._exit(1)", "print(level)")
    assert texts[3:] == ["it ended the Python process", "{'now': 3}\n"]


def test_opening_counts_towards_the_bounds_on_output(warm: WarmProcess) -> None:
    opening = warm.opening(["print(1)", "print(2)"], Bounds(), figures=False)
    assert opening is not None
    with Run(opening, Bounds(notebook_outputs=1), figures=False) as run:
        run.count = 1
        assert run.cell("print(1)")[0]["text"] == "1\n"
        run.count = 2
        assert "left out" in run.cell("print(2)")[0]["text"]
    opening.close()


@pytest.mark.parametrize(
    "source",
    [
        "import os; os._exit(1)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "open('notes.txt', 'w').close()",
        "kept = open('/dev/null')",
        "import socket; pair = socket.socketpair()",
        "import mmap; shared = mmap.mmap(-1, 100)",
        "import threading, time; threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
    ],
    ids=["ends", "is killed", "file", "descriptor", "sockets", "shared memory", "thread"],
)
def test_opening_that_no_fork_could_inherit_is_not_shared(warm: WarmProcess, source: str) -> None:
    assert warm.opening([source], Bounds(), figures=False) is None


@pytest.fixture
def openings(tmp_path: Path, warm: WarmProcess) -> Iterator[Openings]:
    openings = Openings(write_course(tmp_path / "course_home"), warm, Bounds())
    yield openings
    openings.close()


SETUP = "import numpy as np"
ANSWER = "def double(numbers):\n    return numbers"


def test_notebook_that_begins_as_released_starts_at_the_opening(openings: Openings) -> None:
    first = openings.fork_server("01_doubling", [SETUP, ANSWER], figures=False)
    assert isinstance(first, Opening)
    assert openings.fork_server("01_doubling", [SETUP, "pass"], figures=False) is first


@pytest.mark.parametrize("sources", [["import numpy", ANSWER], ["pass", SETUP, ANSWER], [ANSWER, SETUP], []])
def test_notebook_whose_opening_was_changed_starts_at_the_warm_process(
    openings: Openings, warm: WarmProcess, sources: list[str]
) -> None:
    assert openings.fork_server("01_doubling", sources, figures=False) is warm


def test_notebook_without_an_opening_starts_at_the_warm_process(openings: Openings, warm: WarmProcess) -> None:
    assert openings.fork_server("final", ["answer_1 = 'b'"], figures=False) is warm
