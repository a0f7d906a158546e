"""environment.yml, the pyproject.toml files and requirements.lock: lists of packages that must not drift apart."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

FROM_PYPI = {"py-landlock", "pyseccomp"}
"""Installed by the pip section of environment.yml."""
FOR_CONDA_ALONE = {"python", "pip", "setuptools"}
"""What environment.yml needs to install the packages of this repository; `python` is `requires-python`."""
OF_SOME_COURSES = {"matplotlib", "pandas"}
"""What the grader uses only where a course has brought it: for figures and for tables."""
NEW_COURSE = ROOT / "grader" / "commands" / "new_course"
"""What `grader new` writes: a course whose needs are its own."""


def read(lines: list[str]) -> dict[str, Requirement]:
    requirements = map(Requirement, lines)
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def conda_packages() -> dict[str, Requirement]:
    return read([line for line in CONDA["dependencies"] if isinstance(line, str)])


def pip_packages() -> dict[str, Requirement]:
    return read(next(entry["pip"] for entry in CONDA["dependencies"] if isinstance(entry, dict)))


def grader_packages() -> dict[str, Requirement]:
    return read(PROJECT["project"]["dependencies"])


def project_packages() -> dict[str, Requirement]:
    """What the grader and this repository's course need together."""
    return grader_packages() | read(PROJECT["project"]["optional-dependencies"]["workshop"])


def test_conda_has_every_direct_dependency_and_no_other():
    assert conda_packages().keys() - FOR_CONDA_ALONE == project_packages().keys() - FROM_PYPI


def test_pip_section_has_what_conda_lacks_and_no_more():
    assert pip_packages().keys() == FROM_PYPI


def test_versions_are_the_same_in_both_files():
    both = conda_packages() | pip_packages()
    asked = {name: (package.specifier, package.marker) for name, package in project_packages().items()}
    assert {name: (both[name].specifier, both[name].marker) for name in asked} == asked


def course_packages(folder: str) -> dict[str, Requirement]:
    project = tomllib.loads((ROOT / folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return read(sum(project.get("optional-dependencies", {}).values(), project["dependencies"]))


@pytest.mark.parametrize("folder", ["course", "course/courselab"])
def test_course_asks_for_the_same_versions_as_the_project(folder):
    asked = {name: package.specifier for name, package in course_packages(folder).items() if name != "courselab"}
    assert {name: project_packages()[name].specifier for name in asked} == asked


def test_course_asks_for_the_courselab_that_lies_in_it():
    lab = tomllib.loads((ROOT / "course" / "courselab" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert course_packages("course")["courselab"].specifier.contains(lab["version"])


def test_courselab_needs_no_grader_and_little_else():
    assert course_packages("course/courselab").keys() == {
        "anywidget",
        "matplotlib",
        "numpy",
        "threadpoolctl",
        "traitlets",
    }


def test_python_is_as_old_as_in_pyproject():
    assert conda_packages()["python"].specifier == SpecifierSet(PROJECT["project"]["requires-python"])


def test_conda_uses_conda_forge_alone():
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


def locked_versions() -> dict[str, list[Requirement]]:
    pinned: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^[a-z0-9].*?(?= \\$)", LOCK, flags=re.MULTILINE):
        requirement = Requirement(line)
        pinned.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return pinned


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_lock_pins_a_fitting_version_of_each_dependency(python):
    environment = {"python_version": python, "python_full_version": f"{python}.7", "sys_platform": "linux"}
    extras = PROJECT["project"]["optional-dependencies"]
    unfit = []
    more = [package for extra in ("check", "docs", "release") for package in extras[extra]]
    for name, asked in (project_packages() | read(more)).items():
        pins = [pin for pin in locked_versions().get(name, []) if not pin.marker or pin.marker.evaluate(environment)]
        if len(pins) != 1 or not asked.specifier.contains(str(pins[0].specifier).removeprefix("==")):
            unfit.append(name)
    assert unfit == []


def test_lock_has_a_hash_for_every_package():
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_lock_has_what_installs_the_repository_without_isolation():
    assert "setuptools" in locked_versions()


def test_lock_names_no_registry_and_no_folder_of_a_machine():
    assert re.findall(r"https?://|--(?:extra-)?index|--find-links|file:|(?:^|\s)/\w+", LOCK) == []


def modules_imported_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    from_others = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in plain + from_others}


def imported_packages(*rooms: str) -> set[str]:
    own = {"courselab", "grader", "kmeans_lab", "solutions", "tests", *sys.stdlib_module_names}
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py") if "samples" not in path.parts]
    files = [path for path in files if not path.is_relative_to(NEW_COURSE)]
    beside_tests = {path.stem for path in files if "tests" in path.parts}
    imported = set().union(*map(modules_imported_in, files)) - own - beside_tests
    names = {"yaml": "pyyaml", "sklearn": "scikit-learn", "PIL": "pillow"}
    return {canonicalize_name(names.get(name, name)) for name in imported}


def test_every_imported_package_is_a_direct_dependency():
    known = project_packages() | read(PROJECT["project"]["optional-dependencies"]["check"])
    imported = imported_packages("grader", "solutions/questions", "course/courselab", "course/kmeans_lab", "tests")
    assert imported - known.keys() == set()


def test_grader_asks_for_what_it_imports_and_for_nothing_of_the_workshop():
    assert imported_packages("grader") - OF_SOME_COURSES == grader_packages().keys()
