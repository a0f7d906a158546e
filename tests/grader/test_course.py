from pathlib import Path

import pytest

from grader.course import Course
from grader.errors import CourseError


@pytest.mark.parametrize("where", ["../../{name}", "{home}/{name}", "./{name}", "_{name}"])
def test_only_files_of_questions_are_run_for_a_name(fresh_course: Course, tmp_path: Path, where: str) -> None:
    questions, trace = fresh_course.home / "solutions" / "questions", tmp_path / "was_run"
    for path in (fresh_course.home / "evil.py", questions / "_evil.py", questions / "evil.py"):
        path.write_text(f"open({str(trace)!r}, 'w').close()\nquestion = None", encoding="utf-8")
    name = where.format(home=fresh_course.home, name="evil")
    assert fresh_course.question("01_doubling", name) is None
    assert not trace.exists()


def test_question_that_cannot_be_run_is_named_by_its_file(fresh_course: Course) -> None:
    (fresh_course.home / "solutions" / "questions" / "broken.py").write_text("1 / 0", encoding="utf-8")
    with pytest.raises(CourseError, match=r"questions/broken\.py cannot be run: ZeroDivisionError: division by zero"):
        fresh_course.question("01_doubling", "broken")


def test_settings_that_are_no_toml_are_named_by_their_line(fresh_course: Course) -> None:
    (fresh_course.home / "pyproject.toml").write_text("[tool.grader]\ntitle = Doubling\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"is no TOML: .*line 2"):
        _ = fresh_course.title
