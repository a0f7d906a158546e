"""ILIAS: a folder for each learner, with login and number, for teams within the team's."""

from grader.intake.collecting.platforms.platform import END, Platform, example

ILIAS = Platform(
    "ILIAS",
    r"(?:[Tt]eam[ _]?(?P<group>\d+)/)?(?P<name>[^/_]+_[^/]+)_(?P<login>[^/_]+)_(?P<user>\d+)" + END,
    "ilifau/ExerciseStatusFile: Lastname_Firstname_Login_ID, for teams within Team_ID; a folder Abgaben around it",
    (
        example("Doe_Jane_jdoe12s_2345678/03_assignment.ipynb", name="Doe_Jane", login="jdoe12s", user="2345678"),
        example(
            "Müller_Zoë Anna_zmueller_2345679/03_assignment.ipynb",
            name="Müller_Zoë Anna",
            login="zmueller",
            user="2345679",
        ),
        example(
            "Team_12/García_Luis_lgarcia_2345680/03_assignment.ipynb",
            group="12",
            name="García_Luis",
            login="lgarcia",
            user="2345680",
        ),
    ),
    own=r"status\.(?:csv|xlsx?)",
    wrapper=r"Abgaben|Submissions",
)
