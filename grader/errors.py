"""What can go wrong on our side. A learner's fault is never one of these: it is a verdict."""

import errno

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class GraderError(Exception):
    """Something the instructor must know: what happened, where, and what to do."""


class NoRoomError(GraderError):
    """Something could not be written for want of room on the disk."""


def is_no_room(error: Exception) -> bool:
    """Whether the disk is full, or takes nothing."""
    return isinstance(error, NoRoomError) or (isinstance(error, OSError) and error.errno in NO_ROOM)


def unforeseen(place: str, error: Exception) -> str:
    """What to say of a submission on which our own code fails: it costs no other submission anything.

    Raises the error again where it is not about the submission: the course or the gradebook is at fault, or the disk
    is full.
    """
    if isinstance(error, GraderError) or is_no_room(error):
        raise error
    if isinstance(error, OSError):
        return f"{place}: {error}. It is not finished; run the command again."
    said = f"{type(error).__name__}: {error}"[:300]
    return f"{place}: the grader failed on it ({said}). Nothing is lost, and no other submission is touched by it."


class CourseError(GraderError):
    """The course's own files do not fit together: a source, a question, a setting."""


class ClassSettingsError(GraderError):
    """The settings of a class folder cannot be run, or ask for what the grader does not do."""


class ReleaseError(GraderError):
    """The release would leak or lose something, so nothing was released."""


class GradebookError(GraderError):
    """The gradebook is missing, locked, or does not know what it is asked for."""


class FullGradebookError(GradebookError, NoRoomError):
    """There is no room on the disk for what the gradebook would have to take."""


class UnknownNameError(GraderError):
    """An assignment or a learner that does not exist was named."""


class HeldError(GraderError):
    """Somebody else is grading the same class folder."""


class StoppedError(GraderError):
    """The grading was stopped before its end; what is finished is kept."""
