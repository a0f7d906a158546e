"""Folders and zips as a learning management system gives them, made for a test."""

import json
import zipfile
from pathlib import Path

from grader.intake.collecting.collect import Collected, collect

ASSIGNMENTS = {"lessons": ["02_distance", "03_assignment"], "quizzes": ["quiz-1"]}
NOTEBOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def write_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def zip_bytes(tmp_path: Path, files: dict[str, bytes]) -> bytes:
    return write_zip(tmp_path / "inner.zip", files).read_bytes()


def write_folder(folder: Path, *names: str, content: bytes = NOTEBOOK) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def collect_zip(tmp_path: Path, root: Path, files: dict[str, bytes], assignment: str | None = None) -> Collected:
    return collect(write_zip(tmp_path / "download.zip", files), root, ASSIGNMENTS, assignment)


def submitted(root: Path) -> set[str]:
    return {path.relative_to(root / "submitted").as_posix() for path in (root / "submitted").rglob("*.*")}


def refusals(collected: Collected) -> list[str]:
    return [str(refused) for refused in collected.refused]


def learners(root: Path) -> set[str]:
    return {path.name for path in (root / "submitted").iterdir()}


def origins(root: Path, student: str, assignment: str = "lessons") -> dict[str, dict[str, str]]:
    path = root / ".grader/origins" / student / f"{assignment}.json"
    return json.loads(path.read_text(encoding="utf-8"))
