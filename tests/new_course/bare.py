"""A bare environment outside the repository: the built wheels and what they ask for, and nothing else. No network.

What the wheels ask for is installed already where the tests run, so its files are linked from there.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

REPOSITORY = Path(__file__).parents[2]
_SCRIPT = "#!{python}\nimport sys\nfrom {module} import {name}\nsys.exit({name}())\n"


class Bare:
    """The environment in `folder`, and a home folder of its own beside it."""

    def __init__(self, folder: Path, wheels: Iterable[Path], more: Iterable[str] = ()) -> None:
        self._bin, home = folder / "bin", folder / "home"
        venv.create(folder, with_pip=False)
        asked = [line for wheel in wheels for line in _asked_by(wheel)]
        own = {wheel.name.partition("-")[0] for wheel in wheels}
        for distribution in _closure([*asked, *more], own):
            self._link(distribution)
        pip = [sys.executable, "-m", "pip", "--python", self._bin / "python", "install", "--no-index", "--no-deps"]
        subprocess.run([*pip, "--quiet", *wheels], check=True)
        home.mkdir()
        self._environment = {"PATH": f"{self._bin}:/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}

    def run(self, *command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment, such as `grader`, in a folder. Its output is text, errors with it."""
        started = [self._bin / command[0], *command[1:]]
        return subprocess.run(
            started, cwd=cwd, env=self._environment, text=True, stdout=-1, stderr=subprocess.STDOUT, check=False
        )

    def _link(self, distribution: metadata.Distribution) -> None:
        site = Path(sysconfig.get_path("purelib", vars={"base": str(self._bin.parent)}))
        for file in distribution.files or ():
            path = site / file
            if path.resolve().is_relative_to(self._bin.resolve()):
                continue  # it would start the Python of the environment that it comes from
            path.parent.mkdir(parents=True, exist_ok=True)
            _link_or_copy(Path(str(distribution.locate_file(file))), path)
        for script in distribution.entry_points.select(group="console_scripts"):
            path = self._bin / script.name
            path.write_text(_SCRIPT.format(python=self._bin / "python", module=script.module, name=script.attr))
            path.chmod(0o755)


def build_wheel(source: Path, into: Path, *names: str) -> Path:
    """Build the wheel of a folder from a copy, so that nothing is left there: of all its files, or of those named."""
    copied, built = into / "source", into / "wheels"
    copied.mkdir(parents=True)
    for path in [source / name for name in names] or source.iterdir():
        if path.is_dir():
            shutil.copytree(path, copied / path.name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(path, copied)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", built, copied], check=True)
    (wheel,) = built.iterdir()
    return wheel


def _asked_by(wheel: Path) -> list[str]:
    (folder,) = (path for path in zipfile.Path(wheel).iterdir() if path.name.endswith(".dist-info"))
    return metadata.PathDistribution(folder).requires or []  # type: ignore[arg-type]  # it has all of a path that is asked


def _closure(asked: Iterable[str], own: set[str]) -> Iterator[metadata.Distribution]:
    """The installed distributions that requirements ask for, directly or not, except our `own`."""
    waiting = [(Requirement(line), "") for line in asked]
    seen: set[tuple[str, str]] = set()
    given: set[str] = set()
    while waiting:
        requirement, of_extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": of_extra}):
            continue
        for extra in ("", *requirement.extras):
            if requirement.name in own or (requirement.name, extra) in seen:
                continue
            seen.add((requirement.name, extra))
            distribution = metadata.distribution(requirement.name)
            waiting += [(Requirement(line), extra) for line in distribution.requires or ()]
            if distribution.name not in given:
                given.add(distribution.name)
                yield distribution


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copyfile(source, target)
