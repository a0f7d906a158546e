"""The names that learning platforms give to files: one table, with what is read off each name.

A platform puts its own words before those of the learner, so every pattern is matched from the beginning, and the
shortest beginning counts: what a learner wrote can never be read as a learner's name. A pattern is matched against the
path in the source, with slashes, once a folder around the whole class is taken away.

The groups of a pattern: `name` (the learner's), `login`, `user` (the platform's number of the person), `participant`
(its number of the person in this one assignment), `submission`, `attachment` (numbers of what was handed in),
`attempt`, `date` (text, in the user's language), `late`, `group`, and `file` (the name that the learner gave).
"""

import re
from dataclasses import dataclass, field
from typing import Any

_END = r"(?=/|\Z)"
_LATE = r"(?:LATE_)?"


@dataclass(frozen=True)
class Example:
    """A path as a platform gives it, and what is read off it, group by group."""

    path: str
    read: dict[str, str]


@dataclass(frozen=True)
class Platform:
    """How a platform names the learners' files, where that is known from, and examples.

    `own` matches files that the platform made itself, `written` texts that learners wrote on the platform, `feedback`
    what was given back to learners: none of them is a submission. `wrapper` matches folders that the platform puts
    around the whole class.
    """

    name: str
    pattern: str
    source: str
    examples: tuple[Example, ...]
    own: str = ""
    written: str = ""
    feedback: str = ""
    wrapper: str = ""
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile(self.pattern))

    def read(self, path: str) -> dict[str, str] | None:
        """The groups that the pattern finds in a path, without those that are empty; None where it does not match."""
        match = self.compiled.match(path)
        return _groups(match) if match else None

    def end_of(self, path: str) -> int:
        """How many characters of a path are the platform's own: what comes after them is the learner's."""
        match = self.compiled.match(path)
        if match is None:
            return 0
        return match.start("file") if match.groupdict().get("file") else match.end()


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: text.strip() for name, text in match.groupdict().items() if text}


def _example(path: str, **read: Any) -> Example:
    return Example(path, read)


MOODLE = Platform(
    "Moodle",
    r"(?P<name>[^/]+?)_(?P<participant>\d+)_assignsubmission_file(?:_(?P<file>[^/]+)|_?" + _END + ")",
    "moodle/moodle, mod/assign: download_submissions; in folders or flat, a group's name and a hyphen may come first",
    (
        _example(
            "Ada Lovelace_1234567_assignsubmission_file_/03_assignment.ipynb",
            name="Ada Lovelace",
            participant="1234567",
        ),
        _example(
            "Zoë Müller_1234568_assignsubmission_file/Übung/03_assignment.ipynb",
            name="Zoë Müller",
            participant="1234568",
        ),
        _example(
            "Søren Aabye-Kierkegaard_99_assignsubmission_file_03_assignment.ipynb",
            name="Søren Aabye-Kierkegaard",
            participant="99",
            file="03_assignment.ipynb",
        ),
        _example(
            "Teilnehmerin_1234567_assignsubmission_file/03_assignment.ipynb", name="Teilnehmerin", participant="1234567"
        ),
        _example("山田 太郎_7_assignsubmission_file_/03_assignment.ipynb", name="山田 太郎", participant="7"),
    ),
    written=r"[^/]+?_\d+_assignsubmission_onlinetext(?:_|/|\.).*",
    feedback=r"[^/]+?_\d+_assignfeedback_[a-z]+",
)

CANVAS = Platform(
    "Canvas",
    rf"{_LATE}(?P<name>[^/]+?)_{_LATE}(?P<user>\d+)_{_LATE}(?P<attachment>\d+)_(?P<file>[^/]+)",
    "instructure/canvas-lms, lib/content_zipper.rb: get_filename and sanitize_user_name, which takes _number_ out of "
    "names; LATE stands before the number, older releases put it elsewhere",
    (
        _example(
            "lovelaceada_12345_678901_03_assignment.ipynb",
            name="lovelaceada",
            user="12345",
            attachment="678901",
            file="03_assignment.ipynb",
        ),
        _example(
            "müllerzoë_LATE_12346_678902_03_assignment-1.ipynb",
            name="müllerzoë",
            user="12346",
            attachment="678902",
            file="03_assignment-1.ipynb",
        ),
        _example(
            "doe_jane2_12347_678903_Kopie von 03_assignment.ipynb",
            name="doe_jane2",
            user="12347",
            attachment="678903",
            file="Kopie von 03_assignment.ipynb",
        ),
        _example(
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
        _example(
            "smith_7_12345_678901_03_assignment.ipynb",
            name="smith_7",
            user="12345",
            attachment="678901",
            file="03_assignment.ipynb",
        ),
        _example(
            "muñoz_2_LATE_12346_678902_03_assignment.ipynb",
            name="muñoz_2",
            user="12346",
            attachment="678902",
            file="03_assignment.ipynb",
        ),
        _example(
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
        _example(
            "anon_8Xk2p_78901_03_assignment.ipynb", name="anon_8Xk2p", attachment="78901", file="03_assignment.ipynb"
        ),
        _example(
            "LATE_anon_9Yk3q_78902_03_assignment.ipynb",
            name="anon_9Yk3q",
            attachment="78902",
            file="03_assignment.ipynb",
        ),
        _example("anon_Qw7er_LATE_78903_Übung 3.ipynb", name="anon_Qw7er", attachment="78903", file="Übung 3.ipynb"),
    ),
)

BLACKBOARD = Platform(
    "Blackboard",
    r"(?P<title>[^/]+?)_(?P<login>[^/_]+)_(?P<word>[^\W\d_]+)_(?P<date>\d{4}(?:-\d\d){5})"
    r"(?:_(?P<file>[^/]+)|(?=\.txt\Z)|" + _END + ")",
    "kwurst/bb-file-cleanup and oliviercailloux/java-grade (French: Tentative); the word for attempt is translated",
    (
        _example(
            "Lessons_jsmith2_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
            title="Lessons",
            login="jsmith2",
            word="attempt",
            date="2023-09-05-10-11-12",
            file="03_assignment.ipynb",
        ),
        _example(
            "Devoir 1_amartin_Tentative_2019-03-11-00-00-47_03_assignment.ipynb",
            title="Devoir 1",
            login="amartin",
            word="Tentative",
            date="2019-03-11-00-00-47",
            file="03_assignment.ipynb",
        ),
        _example(
            "Übung_K-Means_mueller.z_Versuch_2023-09-05-10-11-12_03_assignment.ipynb",
            title="Übung_K-Means",
            login="mueller.z",
            word="Versuch",
            date="2023-09-05-10-11-12",
            file="03_assignment.ipynb",
        ),
        _example(
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

BRIGHTSPACE = Platform(
    "Brightspace",
    r"(?P<user>\d+)-(?P<submission>\d+) - (?P<name>[^/]+?) ?- (?P<date>(?:[^/-]|-(?=\d))*\d{4}(?:[^/-]|-(?=\d))*?)"
    r"(?: - (?P<file>[^/]+)|" + _END + ")",
    "scripts of people who rename its folders (rename_and_move.sh; cgmb/d2lmf); the date is in the user's language",
    (
        _example(
            "397063-2557369 - Mary-Ann Smith - Sep 24, 2024 926 PM/03_assignment.ipynb",
            user="397063",
            submission="2557369",
            name="Mary-Ann Smith",
            date="Sep 24, 2024 926 PM",
        ),
        _example(
            "397064-2557369 - Jan de Vries - 24 sep. 2024 2126/03_assignment.ipynb",
            user="397064",
            submission="2557369",
            name="Jan de Vries",
            date="24 sep. 2024 2126",
        ),
        _example(
            "397065-2557369 - Zoé Léger - 24 septembre 2024 21 h 26/03_assignment.ipynb",
            user="397065",
            submission="2557369",
            name="Zoé Léger",
            date="24 septembre 2024 21 h 26",
        ),
        _example(
            "397066-2557369 - 王小明 - 2024年9月24日 2126/03_assignment.ipynb",
            user="397066",
            submission="2557369",
            name="王小明",
            date="2024年9月24日 2126",
        ),
        _example(
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

_FEEDBACK = (
    "[Ff]eedback|[Rr]ückmeld|[Rr]ückgabe|[Kk]ommentar|[Rr]etro|[Rr]étro|[Rr]etour|[Dd]evuelt|[Rr]ealiment|[Rr]evis"
    "|[Cc]omment|[Tt]erugkoppel|[Åå]terkoppl|フィードバック|反馈|回饋|тзыв"
)
SAKAI = Platform(
    "Sakai",
    r"(?P<name>[^/]+?) ?\((?P<login>[^/()]+)\)(?:/(?P<box>[^/]+)/|_(?P<flat>[^/_]*\([^/_]*\))_(?P<file>[^/]+))",
    "sakaiproject/sakai, assignment: zipSubmissions, in folders or flat; the name of the inner folder is translated",
    (
        _example(
            "Lovelace, Ada(al123)/Submission attachment(s)/03_assignment.ipynb",
            name="Lovelace, Ada",
            login="al123",
            box="Submission attachment(s)",
        ),
        _example(
            "Muñoz, José María(jmmunoz)/Adjuntos/03_assignment.ipynb",
            name="Muñoz, José María",
            login="jmmunoz",
            box="Adjuntos",
        ),
        _example(
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

GRADESCOPE = Platform(
    "Gradescope",
    r"(?P<name>submission_(?P<submission>\d+))/",
    "Gradescope's export: submission_metadata.yml beside the folders names the submitters (several in group work)",
    (
        _example("submission_98765/03_assignment.ipynb", name="submission_98765", submission="98765"),
        _example("submission_98766/Übung/03_assignment.ipynb", name="submission_98766", submission="98766"),
        _example("submission_98767/ejercicio 3/03_assignment.ipynb", name="submission_98767", submission="98767"),
    ),
    own=r"submission_metadata\.yml",
    wrapper=r"assignment_\d+_export",
)

ILIAS = Platform(
    "ILIAS",
    r"(?:[Tt]eam[ _]?(?P<group>\d+)/)?(?P<name>[^/_]+_[^/]+)_(?P<login>[^/_]+)_(?P<user>\d+)" + _END,
    "ilifau/ExerciseStatusFile: Lastname_Firstname_Login_ID, for teams within Team_ID; a folder Abgaben around it",
    (
        _example("Doe_Jane_jdoe12s_2345678/03_assignment.ipynb", name="Doe_Jane", login="jdoe12s", user="2345678"),
        _example(
            "Müller_Zoë Anna_zmueller_2345679/03_assignment.ipynb",
            name="Müller_Zoë Anna",
            login="zmueller",
            user="2345679",
        ),
        _example(
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

TEAMS = Platform(
    "Microsoft Teams",
    r"(?:(?:Student Work/)?Submitted files/)?(?P<name>[^/]+)/(?P<title>[^/]+)/[^/\d]*[Vv]ers[^/\d]* (?P<attempt>\d+)/",
    "lwchkg/teams_assignment_explorer: Student Work, Submitted files, learner, assignment, version",
    (
        _example("Jane Doe/Lesson 3/Version 2/03_assignment.ipynb", name="Jane Doe", title="Lesson 3", attempt="2"),
        _example("Zoë Müller/Übung 3/Version 1/03_assignment.ipynb", name="Zoë Müller", title="Übung 3", attempt="1"),
        _example("陳大文/功課三/Version 10/03_assignment.ipynb", name="陳大文", title="功課三", attempt="10"),
    ),
    own=r"(?:Student Work/)?Working files/.*",
    wrapper=r"Student Work|Submitted files",
)

NAME_AND_FILE = Platform(
    "Apple Schoolwork",
    r"(?P<name>[^/]+?) - (?P<file>[^/]+)",
    "files named by learner and work, as Apple Schoolwork exports them; read where the file is a released notebook",
    (
        _example("Appleseed Johnny - 03_assignment.ipynb", name="Appleseed Johnny", file="03_assignment.ipynb"),
        _example(
            "García Lucía - Copia de 03_assignment.ipynb", name="García Lucía", file="Copia de 03_assignment.ipynb"
        ),
        _example(
            "Müller-Lüdenscheidt Zoë - 02_distance.ipynb", name="Müller-Lüdenscheidt Zoë", file="02_distance.ipynb"
        ),
    ),
)

PLATFORMS = (
    MOODLE,
    CANVAS_ANONYMOUS,
    CANVAS,
    CANVAS_NUMBERED,
    BLACKBOARD,
    BRIGHTSPACE,
    SAKAI,
    GRADESCOPE,
    ILIAS,
    TEAMS,
    NAME_AND_FILE,
)
"""Every pattern; of two that fit a whole source equally, the earlier counts."""

LATE = re.compile(r"(?:\A|_)LATE_")
"""How Canvas marks what came late, somewhere before the number of the attachment."""
