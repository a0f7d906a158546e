"""Running nbgrader's generate step: solved notebooks in, learners' notebooks and the questions' rows out."""

from pathlib import Path

from grader.course import Course
from grader.errors import ReleaseError
from grader.plugs.configuration import course_directory
from grader.plugs.messages import convert
from grader.plugs.registering import RegisterAssignment, SaveQuestions


def generate(course: Course, root: Path, assignment: str, source: Path, folder: Path, save: bool) -> None:
    """Run the generate step of nbgrader for one assignment, from `source` into `folder`; `save` registers it in the
    gradebook of `root`.
    """
    directory, config = course_directory(course, root)
    directory.assignment_id = assignment
    directory.source_directory = str(source)
    directory.release_directory = str(folder)
    converter = RegisterAssignment(coursedir=directory, config=config)
    converter.force = True
    converter.no_database = not save
    if not save:
        converter.preprocessors = [step for step in converter.preprocessors if step is not SaveQuestions]
    convert(converter, ReleaseError(f"{assignment}: nbgrader could not generate it."))
