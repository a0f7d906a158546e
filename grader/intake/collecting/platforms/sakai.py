"""Sakai: a folder for each learner, with the login in brackets and folders whose names are translated."""

from grader.intake.collecting.platforms.platform import Platform, example

_FEEDBACK = (
    "[Ff]eedback|[Rr]ückmeld|[Rr]ückgabe|[Kk]ommentar|[Rr]etro|[Rr]étro|[Rr]etour|[Dd]evuelt|[Rr]ealiment|[Rr]evis"
    "|[Cc]omment|[Tt]erugkoppel|[Åå]terkoppl|フィードバック|反馈|回饋|тзыв"
)
SAKAI = Platform(
    "Sakai",
    r"(?P<name>[^/]+?) ?\((?P<login>[^/()]+)\)(?:/(?P<box>[^/]+)/|_(?P<flat>[^/_]*\([^/_]*\))_(?P<file>[^/]+))",
    "sakaiproject/sakai, assignment: zipSubmissions, in folders or flat; the name of the inner folder is translated",
    (
        example(
            "Lovelace, Ada(al123)/Submission attachment(s)/03_assignment.ipynb",
            name="Lovelace, Ada",
            login="al123",
            box="Submission attachment(s)",
        ),
        example(
            "Muñoz, José María(jmmunoz)/Adjuntos/03_assignment.ipynb",
            name="Muñoz, José María",
            login="jmmunoz",
            box="Adjuntos",
        ),
        example(
            "Student, Example(stdexa001)_Submission attachment(s)_03_assignment.ipynb",
            name="Student, Example",
            login="stdexa001",
            flat="Submission attachment(s)",
            file="03_assignment.ipynb",
        ),
    ),
    own=r"grades\.(?:csv|xlsx?)|[^/]+\([^/()]+\)[/_](?:timestamp\.txt|comments\.txt|feedbackText\.html)",
    written=r"[^/]+\([^/()]+\)[/_][^/]*submissionText\.html",
    feedback=rf"[^/]+\([^/()]+\)[/_][^/_]*(?:{_FEEDBACK})[^/_]*[/_]",
)
