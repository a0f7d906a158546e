"""Reading a submitted file: every encoding that editors write, and bounds on what a hostile one may cost."""

import base64
import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from PIL import Image

from grader.intake.notebooks import reading
from grader.intake.notebooks.mending import take_in
from grader.intake.notebooks.parsing import MAX_TEXT, UnreadableNotebookError
from grader.intake.notebooks.pictures import MOST_PICTURES, WIDEST
from grader.intake.notebooks.reading import MAX_BYTES, read_notebook
from grader.notebook.marks import PICTURES

SOURCE = "name = 'Zoë'"
NOTEBOOK = json.dumps(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SOURCE)]), ensure_ascii=False)
Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(content: bytes) -> Path:
        (tmp_path / "lesson.ipynb").write_bytes(content)
        return tmp_path / "lesson.ipynb"

    return put


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_encoding_of_unicode_is_read(encoding: str, write: Write) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    notebook = read_notebook(write(marks.get(encoding, b"") + NOTEBOOK.encode(encoding)))
    assert [cell.source for cell in notebook.cells] == [SOURCE]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "shift_jis"])
def test_other_encoding_is_refused_by_name(encoding: str, write: Write) -> None:
    text = NOTEBOOK.replace("Zoë", "ゾエ" if encoding == "shift_jis" else "Zoë")
    with pytest.raises(UnreadableNotebookError, match="is not UTF-8"):
        read_notebook(write(text.encode(encoding)))


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_end_as_on_unix_whatever_wrote_them(ends: str, write: Write) -> None:
    cell = nbformat.v4.new_code_cell(f"\ufeffa = 1{ends}b = 2{ends}")
    content = json.dumps(nbformat.v4.new_notebook(cells=[cell]))
    assert read_notebook(write(content.encode())).cells[0].source == "a = 1\nb = 2\n"


def junk(content: str) -> bytes:
    return f'{{"nbformat": 4, "cells": [], "junk": {content}}}'.encode()


@pytest.mark.slow
@pytest.mark.parametrize(
    "content",
    [
        junk(f"[{'[],' * 6_000_000}[]]"),
        junk(f"[{'{},' * 6_000_000}[]]"),
        junk("[" * 9_000_000 + "]" * 9_000_000),
        junk(f"[{'0.1,' * 4_800_000}1]"),
        junk("{" + ",".join(f'"{number}":1' for number in range(1_500_000)) + "}"),
        junk(f'"{"x" * 19_000_000}"'),
        b"[" * 19_500_000,
    ],
    ids=["lists", "dicts", "nest", "numbers", "keys", "text", "unclosed"],
)
def test_junk_is_not_parsed_in_the_graders_own_process(
    content: bytes, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(content) <= MAX_BYTES
    monkeypatch.setattr(reading, "parse", lambda *_: pytest.fail("it was parsed here"))
    with contextlib.suppress(UnreadableNotebookError):
        assert read_notebook(write(content)).cells == []


def test_what_takes_too_much_memory_is_refused_in_a_sentence(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LIMITS", ("50000000", "20"))
    with pytest.raises(UnreadableNotebookError, match=r"^lesson.ipynb .*Clear its outputs"):
        read_notebook(write(junk(f"[{'[],' * 6_000_000}[]]")))


@pytest.mark.parametrize("size", [MAX_TEXT + 1, 19_000_000], ids=["just-over", "far-over"])
def test_more_text_than_is_taken_in_is_refused_with_advice(size: int, write: Write) -> None:
    cell = nbformat.v4.new_code_cell("#" * size)
    with pytest.raises(UnreadableNotebookError, match=r"5 million characters.*file beside the notebook"):
        read_notebook(write(json.dumps(nbformat.v4.new_notebook(cells=[cell])).encode()))


def test_large_notebook_with_large_outputs_is_read(write: Write) -> None:
    output = nbformat.v4.new_output("stream", text="x" * 5_000_000)
    cell = nbformat.v4.new_code_cell(SOURCE, outputs=[output])
    content = json.dumps(nbformat.v4.new_notebook(cells=[cell])).encode()
    assert [one.source for one in read_notebook(write(content)).cells] == [SOURCE]


def test_flood_of_names_is_dropped(write: Write) -> None:
    cell = nbformat.v4.new_code_cell("1", metadata={"nbgrader": {"grade_id": "x" * 5_000_000}})
    assert read_notebook(write(json.dumps(nbformat.v4.new_notebook(cells=[cell])).encode())).cells[0].grade_id is None


def picture(kind: str = "PNG", size: tuple[int, int] = (4, 3)) -> str:
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, kind)
    return base64.b64encode(stream.getvalue()).decode()


def shown(write: Write, *attachments: dict[str, Any], source: str = "See ![a](attachment:a).") -> list[Any]:
    """The pictures that come out for a cell of prose, decoded."""
    released = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A")])
    named = {f"{number}": one for number, one in enumerate(attachments)}
    cell = nbformat.v4.new_markdown_cell(source) | {"attachments": named}
    intake = take_in(write(json.dumps(nbformat.v4.new_notebook() | {"cells": [cell]}).encode()), released)
    cells = [one for one in intake.notebook.cells if PICTURES in one.metadata]
    bundles = [bundle for one in cells for bundle in one.attachments.values()]
    return [Image.open(io.BytesIO(base64.b64decode(data))) for bundle in bundles for data in bundle.values()]


@pytest.mark.parametrize(("kind", "mime"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif")])
def test_attached_picture_is_written_anew(kind: str, mime: str, write: Write) -> None:
    (image,) = shown(write, {mime: picture(kind)})
    assert image.size == (4, 3)
    assert image.convert("RGB").getpixel((1, 1))[0] > 250


def test_picture_within_the_text_is_shown_and_its_text_kept_short(write: Write) -> None:
    source = f"My plot ![](data:image/png;base64,{picture()}) and what it says."
    released = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A")])
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])
    cells = take_in(write(json.dumps(notebook).encode()), released).notebook.cells
    assert cells[0].source == "My plot ![](attachment:picture) and what it says."
    assert PICTURES in cells[1].metadata


def test_what_hides_behind_a_picture_is_gone(write: Write) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 3)).save(stream, "PNG")
    data = base64.b64encode(stream.getvalue() + b"<script>alert(1)</script>").decode()
    (image,) = shown(write, {"image/png": data})
    assert b"script" not in image.fp.getvalue()


@pytest.mark.parametrize(
    "bundle",
    [
        {"image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"},
        {"image/png": base64.b64encode(b"<svg/>").decode()},
        {"image/png": "not base64!"},
        {"image/png": ""},
        {"text/html": "<b>hi</b>"},
        {"image/png": base64.b64encode(base64.b64decode(picture())[:40]).decode()},
        {"image/png": 5},
        {"image/png": [[1]]},
    ],
    ids=["svg", "svg-as-png", "no-base64", "empty", "html", "cut", "number", "lists"],
)
def test_what_is_no_picture_is_left_out(bundle: dict[str, Any], write: Write) -> None:
    assert shown(write, bundle, {"image/png": picture()})[0].size == (4, 3)


@pytest.mark.parametrize("attachments", [5, [1], {"a": 5}, {"a": {"image/png": None}}], ids=repr)
def test_attachments_of_any_shape_do_no_harm(attachments: Any, write: Write) -> None:
    cell = nbformat.v4.new_markdown_cell("a") | {"attachments": attachments}
    content = json.dumps(nbformat.v4.new_notebook() | {"cells": [cell]}).encode()
    assert read_notebook(write(content)).cells[0].source == "a"


@pytest.mark.slow
def test_huge_picture_is_made_small_and_a_bomb_left_out(write: Write) -> None:
    (image,) = shown(write, {"image/png": picture(size=(3000, 10))}, {"image/png": picture(size=(9000, 9000))})
    assert image.size[0] == WIDEST


def test_many_pictures_are_cut_with_a_note(write: Write) -> None:
    released = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A")])
    attachments = {f"{number}": {"image/png": picture()} for number in range(MOST_PICTURES + 5)}
    cell = nbformat.v4.new_markdown_cell("a", attachments=attachments)
    intake = take_in(write(json.dumps(nbformat.v4.new_notebook(cells=[cell])).encode()), released)
    assert "5 attachments or pictures are left out" in intake.notes[0].sentence
