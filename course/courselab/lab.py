"""What the notebooks of a course call: the check and the hints, bound to the course's own exercises."""

from collections.abc import Callable, Mapping
from typing import Any

from . import names
from .by_hand import check_letters
from .checks import check_exercise, nothing_named
from .exercise import Exercise
from .hints import Hints


class Lab:
    """`check` and `hint` for the exercises of one course, by their names.

    A course makes one in its own package and hands out the two: `lab = Lab(find_exercises("my_lab.exercises"))`, then
    `check, hint = lab.check, lab.hint`.
    """

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._hints = Hints(exercises)

    def check(
        self, exercise: str | Callable[..., Any] | None = None, options: str | None = None, several: bool = False
    ) -> None:
        """Try your work on the open examples of an exercise, named as in "my_function". All right prints one sentence.

        With `options`, the letters on offer, it looks at the form of a quiz answer: one letter, or one or more if
        `several`. Without a name it says which there are. Raises CheckFailed, in sentences, for anything that is not
        right, not done or not defined, and CheckInterrupted where you interrupt it.
        """
        if exercise is None:
            raise nothing_named(self._exercises)
        name = names.of_exercise(exercise)
        if options is not None:
            check_letters(name, options, several)
        else:
            check_exercise(name, self._exercises)

    def hint(self, exercise: str | Callable[..., Any] | None = None) -> None:
        """Print the next hint for an exercise, named as in "my_function". Asking costs no marks.

        After the last one it begins again with the first. A restart of the kernel does so too. Without a name it prints
        which there are.
        """
        if exercise is None:
            self._hints.offer()
        else:
            self._hints.show(names.of_exercise(exercise))
