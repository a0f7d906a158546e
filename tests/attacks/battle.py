"""What comes of an attack, and what must not."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

CANARY = "canary-7f3a91"
"""Stands in everything that a learner may not read, and in nothing else."""

Notebook = Callable[[Path, NotebookNode], object]
"""Hands in: gets the learner's folder and the released notebook."""

_BUNGLED = ("SyntaxError", "IndentationError", "NameError: name")


@dataclass(frozen=True)
class Battle:
    """One grading run: the rows, what the command said, and the traces before and after."""

    root: Path
    rows: list[dict[str, Any]]
    said: str
    before: dict[str, list[str]]
    after: dict[str, list[str]]

    def require_repelled(self, attacker: str) -> None:
        """Assert that the attack gained no point, read nothing, changed nothing and left nothing, and that the honest
        learner got full marks.
        """
        texts = self.texts(attacker)
        assert self.scores(attacker) == {"check_double": 0.0, "check_answer": 0.0}, f"{self.rows} {self.said}"
        for word in (CANARY, *_BUNGLED):
            assert word not in texts, texts[max(texts.index(word) - 300, 0) :][:600]
        assert not self.changes(), self.changes()
        assert self.scores("zoe") == {"check_double": 4.0, "check_answer": 2.0}, f"{self.rows} {self.said}"

    def changes(self) -> dict[str, set[str]]:
        """What differs between before and after, kind by kind."""
        kinds = {kind: set(self.before[kind]) ^ set(self.after[kind]) for kind in self.before}
        return {kind: different for kind, different in kinds.items() if different}

    def scores(self, learner: str) -> dict[str, float]:
        return {row["question"]: row["score"] for row in self.rows if row["student"] == learner}

    def texts(self, learner: str) -> str:
        """All that was written about a learner: the graded notebook, the feedback page, the rows."""
        folders = (self.root / "autograded" / learner, self.root / "feedback" / learner)
        pages = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
        rows = [str(row) for row in self.rows if row["student"] == learner]
        return "\n".join([*rows, *(page.read_text("utf-8", "replace") for page in pages)])
