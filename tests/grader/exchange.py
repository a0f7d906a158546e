"""nbgrader's exchange in a temporary folder: the instructor's side of it, and each learner's own."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import default
from traitlets.config import Config

from grader.course import Course

COURSE_ID = "doubling101"


@dataclass(frozen=True)
class Exchange:
    """An exchange, one class folder that uses it, and a folder for each learner's own files."""

    course: Course
    root: Path
    place: Path
    learners: Path

    def settings(self) -> str:
        """The class folder's nbgrader_config.py, as an instructor who uses the exchange has it."""
        return (
            "from grader.plugs.configuration import configure\n"
            "c = get_config()\n"
            f"configure(c, home={str(self.course.home)!r}, root={str(self.root)!r})\n"
            f"c.CourseDirectory.course_id = {COURSE_ID!r}\n"
            f"c.Exchange.root = {str(self.place)!r}\n"
        )

    def release_assignment(self, assignment: str) -> None:
        self._run(default.ExchangeReleaseAssignment, assignment)

    def collect(self, assignment: str) -> None:
        self._run(default.ExchangeCollect, assignment, check_owner=False, update=True)

    def release_feedback(self, assignment: str, student: str = "*") -> None:
        self._run(default.ExchangeReleaseFeedback, assignment, student)

    def fetch(self, student: str, assignment: str) -> Path:
        """Fetch an assignment as a learner does. Returns the folder in which it lies."""
        self._run(default.ExchangeFetchAssignment, assignment, student)
        return self.learners / student / assignment

    def submit(self, student: str, assignment: str) -> str:
        """Hand in as a learner does. Returns the time under which the exchange files it."""
        before = set(self._cached(student))
        self._run(default.ExchangeSubmit, assignment, student)
        (new,) = set(self._cached(student)) - before
        return new.rsplit("+", 1)[1]

    def fetch_feedback(self, student: str, assignment: str) -> dict[str, str]:
        """The pages that the learner gets, by "time/notebook.html"."""
        self._run(default.ExchangeFetchFeedback, assignment, student)
        folder = self.learners / student / assignment / "feedback"
        return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}

    def _cached(self, student: str) -> list[str]:
        return [path.name for path in (self.learners / student / "cache" / COURSE_ID).glob("*")]

    def _run(self, step: Any, assignment: str, student: str = "*", **more: object) -> None:
        own = self.learners / student.replace("*", "nobody")
        own.mkdir(parents=True, exist_ok=True)
        config = Config()
        config.Exchange.root, config.Exchange.cache = str(self.place), str(own / "cache")
        config.Exchange.assignment_dir = str(own)
        named = {"course_id": COURSE_ID, "student_id": student, "assignment_id": assignment}
        directory = CourseDirectory(root=str(self.root), release_directory=str(self.course.released), **named)
        step(coursedir=directory, authenticator=Authenticator(config=config), config=config, **more).start()
