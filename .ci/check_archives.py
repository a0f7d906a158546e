"""Look through built archives: all of a package is there, and nothing of tests/, solutions/ or the course's notebooks.

Called as `check_archives.py SOURCE DIST FOLDER...`: the sources that were built, the folder of the archives, and the
folders in SOURCE of the distributions. Prints each archive, or what is wrong and ends with status 1.
"""

import hashlib
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

BESIDE_PACKAGES = {"LICENSE", "MANIFEST.in", "PKG-INFO", "README.md", "pyproject.toml", "setup.cfg"}
BESIDE_MODULES = {"pyproject.toml", "README.md"}
HIDDEN = ("solutions", "tests")


def main(source: Path, dist: Path, folders: list[str]) -> list[str]:
    """Return what is wrong with the archives of the distributions in `folders`."""
    secrets = {digest(path.read_bytes()): path.relative_to(source) for path in hidden_files(source)}
    faults = []
    for folder in folders:
        name = tomllib.loads((source / folder / "pyproject.toml").read_text("utf-8"))["project"]["name"]
        archives = sorted(dist.glob(f"{name.replace('-', '_')}-*"))
        if {archive.suffix for archive in archives} != {".whl", ".gz"}:
            faults.append(f"{name}: a wheel and an sdist were to be built, not {archives}.")
        for archive in archives:
            found, installed = contents(archive), packages(source / folder)
            print(f"{archive.name}: {len(found)} files")
            if installed == [source / folder] and archive.suffix == ".gz":
                found = {f"{installed[0].name}/{name}": data for name, data in found.items()}
            faults += [f"{archive.name}: {fault}" for fault in faults_of(found, installed, secrets)]
    return faults


def faults_of(found: dict[str, bytes], package_folders: list[Path], secrets: dict[str, Path]) -> Iterable[str]:
    """What is missing in an archive, and what has no business there."""
    wanted = {
        path.relative_to(folder.parent).as_posix()
        for folder in package_folders
        for path in folder.rglob("*")
        if path.is_file() and not (path.parent == folder and path.name in BESIDE_MODULES)
        if not path.parent.name.endswith(".egg-info")
    }
    yield from (f"{name} is missing." for name in sorted(wanted - found.keys()))
    known = {folder.name for folder in package_folders} | BESIDE_PACKAGES
    for name in sorted(found.keys() - wanted):
        top = PurePosixPath(name).parts[0]
        if top not in known and not top.endswith((".dist-info", ".egg-info")):
            yield f"{name} does not belong there."
    yield from (
        f"{name} is {secrets[digest(data)]}, which nobody may get."
        for name, data in found.items()
        if digest(data) in secrets
    )


def contents(archive: Path) -> dict[str, bytes]:
    """The files of a wheel, or of an sdist below its one folder."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/")}
    with tarfile.open(archive) as sdist:
        members = [member for member in sdist.getmembers() if member.isfile()]
        return {member.name.partition("/")[2]: sdist.extractfile(member).read() for member in members}


def packages(folder: Path) -> list[Path]:
    """The folders of the packages that a distribution installs, as its pyproject.toml says. One that lists its packages
    is a package itself.
    """
    tool = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    if isinstance(tool["packages"], list):
        return [folder]
    found = [path for pattern in tool["packages"]["find"]["include"] for path in folder.glob(pattern)]
    return [path for path in found if (path / "__init__.py").is_file()]


def hidden_files(source: Path) -> Iterable[Path]:
    """What no archive may hold. Empty files are the same everywhere."""
    for folder in HIDDEN:
        yield from (path for path in (source / folder).rglob("*") if path.is_file() and path.stat().st_size)


def digest(data: bytes) -> str:
    """What tells files apart."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    wrong = main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
    sys.exit("\n".join(wrong) or 0)
