"""Feedback pages: nbgrader's own, one a notebook, from the autograded notebooks, with all verdicts at the top."""

from pathlib import Path

from nbgrader.converters import GenerateFeedback

from grader.course import Course
from grader.errors import GraderError
from grader.intake.submissions import Submission
from grader.messages import convert
from grader.nbgrader_setup import course_directory


def write_feedback(course: Course, root: Path, submission: Submission) -> None:
    """Write feedback/LEARNER/ASSIGNMENT/NOTEBOOK.html for each autograded notebook. Raises GraderError where it
    cannot.
    """
    if not any((root / "autograded" / submission.student / submission.assignment).glob("*.ipynb")):
        return
    directory, config = course_directory(course, root)
    directory.assignment_id, directory.student_id = submission.assignment, submission.student
    converter = GenerateFeedback(coursedir=directory, config=config)
    converter.force = True
    convert(converter, GraderError("nbgrader could not write the feedback."))
