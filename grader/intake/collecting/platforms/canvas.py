"""Canvas: flat files, with the numbers of the person and of what was attached; LATE marks what came late."""

import re

from grader.intake.collecting.platforms.platform import Platform, example

_LATE = r"(?:LATE_)?"

CANVAS = Platform(
    "Canvas",
    rf"{_LATE}(?P<name>[^/]+?)_{_LATE}(?P<user>\d+)_{_LATE}(?P<attachment>\d+)_(?P<file>[^/]+)",
    "instructure/canvas-lms, lib/content_zipper.rb: get_filename and sanitize_user_name, which takes _number_ out of "
    "names; LATE stands before the number, older releases put it elsewhere",
    (
        example(
            "lovelaceada_12345_678901_03_assignment.ipynb",
            name="lovelaceada",
            user="12345",
            attachment="678901",
            file="03_assignment.ipynb",
        ),
        example(
            "müllerzoë_LATE_12346_678902_03_assignment-1.ipynb",
            name="müllerzoë",
            user="12346",
            attachment="678902",
            file="03_assignment-1.ipynb",
        ),
        example(
            "doe_jane2_12347_678903_Kopie von 03_assignment.ipynb",
            name="doe_jane2",
            user="12347",
            attachment="678903",
            file="Kopie von 03_assignment.ipynb",
        ),
        example(
            "山田太郎_12348_678904_02_distance.ipynb",
            name="山田太郎",
            user="12348",
            attachment="678904",
            file="02_distance.ipynb",
        ),
    ),
    written=r"(?:[^/]+?_)?(?:anon_)?[0-9A-Za-z]+_(?:text|link)\.html",
)

CANVAS_NUMBERED = Platform(
    "Canvas",
    rf"{_LATE}(?P<name>[^/]+?_\d+)_{_LATE}(?P<user>\d+)_{_LATE}(?P<attachment>\d+)_(?P<file>[^/]+)",
    "as Canvas, of a learner whose name ends in a number; read where the file is then a released notebook",
    (
        example(
            "smith_7_12345_678901_03_assignment.ipynb",
            name="smith_7",
            user="12345",
            attachment="678901",
            file="03_assignment.ipynb",
        ),
        example(
            "muñoz_2_LATE_12346_678902_03_assignment.ipynb",
            name="muñoz_2",
            user="12346",
            attachment="678902",
            file="03_assignment.ipynb",
        ),
        example(
            "étudiant_12_12347_678903_02_distance.ipynb",
            name="étudiant_12",
            user="12347",
            attachment="678903",
            file="02_distance.ipynb",
        ),
    ),
)

CANVAS_ANONYMOUS = Platform(
    "Canvas",
    rf"{_LATE}(?P<name>anon_(?!LATE_)[0-9A-Za-z]+){_LATE}_?{_LATE}"
    r"(?P<attachment>\d+)_(?P<file>[^/]+)",
    "instructure/canvas-lms, lib/content_zipper.rb: get_filename of an assignment that is graded anonymously",
    (
        example(
            "anon_8Xk2p_78901_03_assignment.ipynb", name="anon_8Xk2p", attachment="78901", file="03_assignment.ipynb"
        ),
        example(
            "LATE_anon_9Yk3q_78902_03_assignment.ipynb",
            name="anon_9Yk3q",
            attachment="78902",
            file="03_assignment.ipynb",
        ),
        example("anon_Qw7er_LATE_78903_Übung 3.ipynb", name="anon_Qw7er", attachment="78903", file="Übung 3.ipynb"),
    ),
)

LATE = re.compile(r"(?:\A|_)LATE_")
"""How Canvas marks what came late, somewhere before the number of the attachment."""
