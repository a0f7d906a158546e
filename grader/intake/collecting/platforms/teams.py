"""Microsoft Teams: a folder for each learner, assignment and version."""

from grader.intake.collecting.platforms.platform import Platform, example

TEAMS = Platform(
    "Microsoft Teams",
    r"(?:(?:Student Work/)?Submitted files/)?(?P<name>[^/]+)/(?P<title>[^/]+)/[^/\d]*[Vv]ers[^/\d]* (?P<attempt>\d+)/",
    "lwchkg/teams_assignment_explorer: Student Work, Submitted files, learner, assignment, version",
    (
        example("Jane Doe/Lesson 3/Version 2/03_assignment.ipynb", name="Jane Doe", title="Lesson 3", attempt="2"),
        example("Zoë Müller/Übung 3/Version 1/03_assignment.ipynb", name="Zoë Müller", title="Übung 3", attempt="1"),
        example("陳大文/功課三/Version 10/03_assignment.ipynb", name="陳大文", title="功課三", attempt="10"),
    ),
    own=r"(?:Student Work/)?Working files/.*",
    wrapper=r"Student Work|Submitted files",
)
