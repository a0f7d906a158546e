"""Moodle: a folder or a file for each learner, with the number of the participant."""

from grader.intake.collecting.platforms.platform import END, Platform, example

MOODLE = Platform(
    "Moodle",
    r"(?P<name>[^/]+?)_(?P<participant>\d+)_assignsubmission_file(?:_(?P<file>[^/]+)|_?" + END + ")",
    "moodle/moodle, mod/assign: download_submissions; in folders or flat, a group's name and a hyphen may come first",
    (
        example(
            "Ada Lovelace_1234567_assignsubmission_file_/03_assignment.ipynb",
            name="Ada Lovelace",
            participant="1234567",
        ),
        example(
            "Zoë Müller_1234568_assignsubmission_file/Übung/03_assignment.ipynb",
            name="Zoë Müller",
            participant="1234568",
        ),
        example(
            "Søren Aabye-Kierkegaard_99_assignsubmission_file_03_assignment.ipynb",
            name="Søren Aabye-Kierkegaard",
            participant="99",
            file="03_assignment.ipynb",
        ),
        example(
            "Teilnehmerin_1234567_assignsubmission_file/03_assignment.ipynb", name="Teilnehmerin", participant="1234567"
        ),
        example("山田 太郎_7_assignsubmission_file_/03_assignment.ipynb", name="山田 太郎", participant="7"),
    ),
    written=r"[^/]+?_\d+_assignsubmission_onlinetext(?:_|/|\.).*",
    feedback=r"[^/]+?_\d+_assignfeedback_[a-z]+",
)
