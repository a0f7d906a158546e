"""Apple Schoolwork: files named by learner and work."""

from grader.intake.collecting.platforms.platform import Platform, example

NAME_AND_FILE = Platform(
    "Apple Schoolwork",
    r"(?P<name>[^/]+?) - (?P<file>[^/]+)",
    "files named by learner and work, as Apple Schoolwork exports them; read where the file is a released notebook",
    (
        example("Appleseed Johnny - 03_assignment.ipynb", name="Appleseed Johnny", file="03_assignment.ipynb"),
        example(
            "García Lucía - Copia de 03_assignment.ipynb", name="García Lucía", file="Copia de 03_assignment.ipynb"
        ),
        example(
            "Müller-Lüdenscheidt Zoë - 02_distance.ipynb", name="Müller-Lüdenscheidt Zoë", file="02_distance.ipynb"
        ),
    ),
)
