"""A course's own package: notebooks import it, installed or not."""

import tempfile
from pathlib import Path

import pytest

from grader.runner import WarmProcess

pytestmark = pytest.mark.slow


def package(folder: Path, name: str) -> Path:
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text("WORD = 'from the course'", encoding="utf-8")
    (folder / name / "later.py").write_text("WORD = 'from a module of it'", encoding="utf-8")
    return folder / name


def printed(packages: list[Path], source: str) -> str:
    """What a cell prints in a confined process of a course with these packages."""
    warm = WarmProcess([], packages)
    try:
        with warm.session() as session:
            return "".join(str(output.get("text") or output.get("evalue")) for output in session.run(source))
    finally:
        warm.close()


@pytest.fixture(params=["hidden", "in sight"])
def files_around(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for packages; where the scratch folder is reached by a link, the files of the machine are not hidden."""
    (tmp_path / "scratch").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "scratch")
    if request.param == "in sight":
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "link"))
    return tmp_path / "course"


def test_package_that_is_not_installed_is_imported_from_where_it_lies(files_around: Path) -> None:
    source = "import knotlab.later; print(knotlab.WORD, 'and', knotlab.later.WORD)"
    assert printed([package(files_around, "knotlab")], source) == "from the course and from a module of it\n"


def test_package_by_the_name_of_an_installed_one_takes_nothing_over(tmp_path: Path) -> None:
    source = "import jinja2; print(hasattr(jinja2, 'WORD'))"
    assert printed([package(tmp_path, "jinja2")], source) == "False\n"


def test_module_beside_a_package_cannot_be_imported(files_around: Path) -> None:
    lab = package(files_around, "knotlab")
    (files_around / "answers.py").write_text("WORD = 'a secret'", encoding="utf-8")
    assert printed([lab], "import answers; print(answers.WORD)") == "No module named 'answers'"
