"""What a check raises: it ends the cell, and the learner reads sentences in place of a stack trace."""


class CheckFailed(Exception):  # noqa: N818  # The name is what learners read above the sentence.
    """A check that did not pass. Its text is the headline; its notes are the sentences below it."""

    def __init__(self, headline: str, *sentences: str) -> None:
        super().__init__(headline)
        for sentence in sentences:
            self.add_note(sentence)

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows instead of a stack trace, in which a learner would only see our own lines."""
        return [str(self), *getattr(self, "__notes__", [])]


class CheckInterrupted(KeyboardInterrupt):
    """A check that the learner has interrupted: an interruption still, in one line."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]
