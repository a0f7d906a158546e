from pathlib import Path

import pytest

from grader.course import Course


@pytest.mark.parametrize("where", ["../../{name}", "{home}/{name}", "./{name}", "_{name}"])
def test_only_files_of_questions_are_run_for_a_name(fresh_course: Course, tmp_path: Path, where: str) -> None:
    questions, trace = fresh_course.home / "solutions" / "questions", tmp_path / "was_run"
    for path in (fresh_course.home / "evil.py", questions / "_evil.py", questions / "evil.py"):
        path.write_text(f"open({str(trace)!r}, 'w').close()\nquestion = None", encoding="utf-8")
    name = where.format(home=fresh_course.home, name="evil")
    assert fresh_course.question("01_doubling", name) is None
    assert not trace.exists()
