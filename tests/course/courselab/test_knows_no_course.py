"""courselab serves a course on any subject: it imports no course's package, and says no word of K-Means."""

import re
import subprocess
import sys
from pathlib import Path

import courselab
import pytest

FOLDER = Path(courselab.__file__).parent
FILES = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".py", ".js", ".css", ".md"})
WORDS = r"k-?means|kmeans_lab|\bkmw|centroid|cluster|assign_clusters|voronoi|inertia|\bdistances?\b"
PROGRAM = """
import sys, courselab, courselab.layout, courselab.picture, courselab.widgets
print(sorted({"grader", "kmeans_lab", "pandas", "scipy", "sklearn", "solutions"} & set(sys.modules)))
"""


def test_package_is_not_empty() -> None:
    assert {"lab.py", "widget.py", "shared.js", "widgets.css", "README.md"} <= {path.name for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_file_says_no_word_of_kmeans(path: Path) -> None:
    assert re.findall(WORDS, path.read_text(encoding="utf-8"), re.IGNORECASE) == []


def test_importing_all_of_it_brings_in_no_course_and_no_grader() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_exercises_alone_bring_in_no_front_end_and_no_figures() -> None:
    program = "import sys, courselab; print(sorted({'IPython', 'anywidget', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
