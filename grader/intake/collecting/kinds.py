"""What a file is: a notebook, a zip, a companion of a notebook, or nothing that is collected.

Its name decides where it can. Browsers add .txt or .json to a notebook's name, and some drop the suffix: then the
content decides.
"""

import codecs
import os
from enum import Enum
from pathlib import Path

from grader.intake.copies import notebook_stem

UNOPENED = frozenset(
    {".7z", ".ace", ".arj", ".bz2", ".cab", ".dmg", ".gz", ".iso", ".lha", ".lz", ".lzh", ".lzma", ".rar", ".sit"}
    | {".tar", ".tbz", ".tbz2", ".tgz", ".txz", ".xz", ".z", ".zipx", ".zst"}
)
"""Archives that are not zips."""
_MAGIC = {
    b"Rar!\x1a\x07": "a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ\x00": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"%PDF": "a PDF",
    b"<!DOCTYPE": "a web page, perhaps that of a login",
    b"<html": "a web page, perhaps that of a login",
}
"""The first bytes of what is sent by mistake as a zip (from the file formats' own specifications)."""
_LONGEST_MAGIC = 257 + 5


class Kind(Enum):
    """What becomes of a file, as far as its name says."""

    NOTEBOOK = "notebook"
    PERHAPS_NOTEBOOK = "a notebook if its content is one"
    ZIP = "zip"
    UNOPENED = "an archive that is not opened"
    OTHER = "other"


def kind_of(name: str) -> Kind:
    """What a file is by its name alone, which stands without folders."""
    suffix = os.path.splitext(name)[1].lower()
    if suffix == ".ipynb":
        return Kind.NOTEBOOK
    if suffix == ".zip":
        return Kind.ZIP
    if suffix in UNOPENED:
        return Kind.UNOPENED
    if is_named_as_notebook(name) or suffix in {"", ".txt", ".json"}:
        return Kind.PERHAPS_NOTEBOOK
    return Kind.OTHER


def is_named_as_notebook(name: str) -> bool:
    """Whether the name has .ipynb in it where a suffix stands, as in 03.ipynb.txt."""
    return notebook_stem(name) is not None


def notebook_name(name: str) -> str:
    """The name that a notebook had before browsers and file managers changed it; it ends in .ipynb.

    03.ipynb.txt was 03.ipynb, 03.ipynb (1).json was 03 (1).ipynb, and 03.json or 03 was 03.ipynb.
    """
    return f"{notebook_stem(name) or os.path.splitext(name)[0]}.ipynb"


def holds_notebook(path: Path) -> bool:
    """Whether a file of bounded size holds a notebook, by the names that every notebook has in it.

    It is not parsed, for a stranger's JSON may be deep or huge; whoever grades it parses it within bounds.
    """
    content = path.read_bytes()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    content = content.removeprefix(codecs.BOM_UTF8)
    is_object = content[:1_000].lstrip().startswith(b"{")
    return is_object and b'"nbformat"' in content and (b'"cells"' in content or b'"worksheets"' in content)


def known_format(path: Path) -> str:
    """What a file that should be a zip is in truth, such as "a RAR archive"; empty where its first bytes do not say."""
    with path.open("rb") as stream:
        head = stream.read(_LONGEST_MAGIC)
    if head[257:262] == b"ustar":
        return "a tar archive"
    return next((said for magic, said in _MAGIC.items() if head.lstrip().startswith(magic)), "")
