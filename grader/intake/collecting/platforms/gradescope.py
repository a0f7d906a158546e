"""Gradescope: numbered folders; a record beside them names the learners."""

from grader.intake.collecting.platforms.platform import Platform, example

GRADESCOPE = Platform(
    "Gradescope",
    r"(?P<name>submission_(?P<submission>\d+))/",
    "Gradescope's export: submission_metadata.yml beside the folders names the submitters (several in group work)",
    (
        example("submission_98765/03_assignment.ipynb", name="submission_98765", submission="98765"),
        example("submission_98766/Übung/03_assignment.ipynb", name="submission_98766", submission="98766"),
        example("submission_98767/ejercicio 3/03_assignment.ipynb", name="submission_98767", submission="98767"),
    ),
    own=r"submission_metadata\.yml",
    wrapper=r"assignment_\d+_export",
)
