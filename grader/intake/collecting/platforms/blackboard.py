"""Blackboard: flat files, with the login and the date of the attempt."""

from grader.intake.collecting.platforms.platform import END, Platform, example

BLACKBOARD = Platform(
    "Blackboard",
    r"(?P<title>[^/]+?)_(?P<login>[^/_]+)_(?P<word>[^\W\d_]+)_(?P<date>\d{4}(?:-\d\d){5})"
    r"(?:_(?P<file>[^/]+)|(?=\.txt\Z)|" + END + ")",
    "kwurst/bb-file-cleanup and oliviercailloux/java-grade (French: Tentative); the word for attempt is translated",
    (
        example(
            "Lessons_jsmith2_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
            title="Lessons",
            login="jsmith2",
            word="attempt",
            date="2023-09-05-10-11-12",
            file="03_assignment.ipynb",
        ),
        example(
            "Devoir 1_amartin_Tentative_2019-03-11-00-00-47_03_assignment.ipynb",
            title="Devoir 1",
            login="amartin",
            word="Tentative",
            date="2019-03-11-00-00-47",
            file="03_assignment.ipynb",
        ),
        example(
            "Übung_K-Means_mueller.z_Versuch_2023-09-05-10-11-12_03_assignment.ipynb",
            title="Übung_K-Means",
            login="mueller.z",
            word="Versuch",
            date="2023-09-05-10-11-12",
            file="03_assignment.ipynb",
        ),
        example(
            "作业_s2023001_尝试_2023-09-05-10-11-12_03_assignment.ipynb",
            title="作业",
            login="s2023001",
            word="尝试",
            date="2023-09-05-10-11-12",
            file="03_assignment.ipynb",
        ),
    ),
    own=r"[^/]+_[^\W\d_]+_\d{4}(?:-\d\d){5}\.txt",
)
