"""Brightspace: numbers, name and date, in folders or flat."""

from grader.intake.collecting.platforms.platform import END, Platform, example

BRIGHTSPACE = Platform(
    "Brightspace",
    r"(?P<user>\d+)-(?P<submission>\d+) - (?P<name>[^/]+?) ?- (?P<date>(?:[^/-]|-(?=\d))*\d{4}(?:[^/-]|-(?=\d))*?)"
    r"(?: - (?P<file>[^/]+)|" + END + ")",
    "scripts of people who rename its folders (rename_and_move.sh; cgmb/d2lmf); the date is in the user's language",
    (
        example(
            "397063-2557369 - Mary-Ann Smith - Sep 24, 2024 926 PM/03_assignment.ipynb",
            user="397063",
            submission="2557369",
            name="Mary-Ann Smith",
            date="Sep 24, 2024 926 PM",
        ),
        example(
            "397064-2557369 - Jan de Vries - 24 sep. 2024 2126/03_assignment.ipynb",
            user="397064",
            submission="2557369",
            name="Jan de Vries",
            date="24 sep. 2024 2126",
        ),
        example(
            "397065-2557369 - Zoé Léger - 24 septembre 2024 21 h 26/03_assignment.ipynb",
            user="397065",
            submission="2557369",
            name="Zoé Léger",
            date="24 septembre 2024 21 h 26",
        ),
        example(
            "397066-2557369 - 王小明 - 2024年9月24日 2126/03_assignment.ipynb",
            user="397066",
            submission="2557369",
            name="王小明",
            date="2024年9月24日 2126",
        ),
        example(
            "10361-8120 - Jane Doe- Oct 11, 2015 803 PM - 03_assignment.ipynb",
            user="10361",
            submission="8120",
            name="Jane Doe",
            date="Oct 11, 2015 803 PM",
            file="03_assignment.ipynb",
        ),
    ),
    own=r"index\.html",
)
