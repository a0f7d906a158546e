"""Which course, and which class: what a command is told, else what the class folder says, else where one stands."""

from dataclasses import dataclass, replace
from pathlib import Path

from grader.course import Course, course_above, is_course, required_course
from grader.errors import CourseError
from grader.plugs.address import gradebook_path
from grader.plugs.class_settings import CONFIG_FILE, named_course, require_followed
from grader.plugs.configuration import passed_over


@dataclass(frozen=True)
class Whereabouts:
    """The course and the class folder of one command, and sentences on what somebody may not expect of them."""

    course: Course
    root: Path
    notes: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Both by name, as the first line of every command says them."""
        return f"Course: {self.course.title} ({self.course.home}). Class: {self.root}."

    def inside(self, folder: str) -> "Whereabouts":
        """The same, with the class in a folder of the class folder."""
        return replace(self, root=self.root / folder)


def find_whereabouts(named: Path | None, root: Path | None) -> Whereabouts:
    """The course `named`, else the one that the settings of the class folder `root` name, else the one that holds the
    working folder; and the class folder, by default the course's folder.

    Raises CourseError where there is no course, or two of them are meant, and ClassSettingsError or GradebookError
    where the class folder's settings cannot be followed. A class that is graded against another course's questions
    would get nothing but zeros.
    """
    standing = course_above(Path.cwd())
    told = named_course(root.resolve()) if root else None
    home = named or told or (standing.home if standing else None)
    if home is None:
        raise CourseError(_where_looked(root))
    if root and home == told and not is_course(home):
        raise CourseError(f"{_gone(root.resolve(), home)} Or name the course with --course.")
    course = required_course(home)
    folder = (root or course.home).resolve()
    told = named_course(folder)
    if told is None and named is None:
        _require_no_other(course, folder)
    notes = _checked(course, folder, told, standing) if told else _unnamed(course, folder)
    _ = course.settings  # whose faults must show before anything is done
    require_followed(course, folder)
    gradebook_path(folder)
    return Whereabouts(course, folder, (*notes, *passed_over(course, folder)))


def _checked(course: Course, root: Path, told: Path, standing: Course | None) -> tuple[str, ...]:
    """What is to be said where the class folder names the course `told`. Raises CourseError where it is another."""
    if not is_course(told):
        return (_gone(root, told),)
    if told.resolve() != course.home:
        raise CourseError(
            f"{_says(root, told)}, and not to {course.home}. Leave --course out; or, if the class changes its course, "
            "change `home` in that file. Nothing was changed."
        )
    return (f"{_says(root, told)}, not to the one you stand in.",) if standing not in (None, course) else ()


def _unnamed(course: Course, root: Path) -> tuple[str, ...]:
    """What is to be said of a class folder with settings that name no course: another could take it up."""
    path = root / CONFIG_FILE
    if root == course.home or not path.exists():
        return ()
    return (
        f"{path} names no course: plain nbgrader would run this class's submissions unconfined. Write into it: from "
        f"grader.plugs.configuration import configure; configure(get_config(), home={str(course.home)!r})",
    )


def _require_no_other(course: Course, root: Path) -> None:
    """Raise CourseError where the class folder lies in another course than the one that was found by standing there."""
    around = course_above(root)
    if around and around != course:
        raise CourseError(
            f"{root} lies in the course {around.home}, and you stand in the course {course.home}. "
            "Name the one that is meant with --course. Nothing was changed."
        )


def _says(root: Path, told: Path) -> str:
    return f"{root / CONFIG_FILE} says that this class belongs to the course {told}"


def _gone(root: Path, told: Path) -> str:
    return f"{_says(root, told)}, and there is no course. Change `home` in that file to the course's folder."


def _where_looked(root: Path | None) -> str:
    path = root.resolve() / CONFIG_FILE if root else None
    settings = f"{path} (it {'names no course' if path.exists() else 'is not there'})" if path else "--root (not given)"
    here = f"{Path.cwd()} and the folders above it (none holds solutions/ and pyproject.toml)"
    looked = f"Looked at --course (not given), {settings}, and {here}"
    return f"No course was found. {looked}. Name the course's folder with --course."
