"""A pad to draw digits on, which a learner's own function names while they are drawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import traitlets
from courselab import FunctionExercise, names
from courselab.faults import NOTHING, kind
from courselab.trial import try_live
from courselab.widgets import Asking, Still, Text, module, styles, synced
from courselab.wording import count

from .. import plots
from ..arrays import Floats

PIXELS = 64
LONGEST_NAME = 40
EMPTY = "A pad for drawing digits, still empty. Open the notebook in JupyterLab or Notebook 7 to draw."
OPENING = "Draw a digit."
HELP = (
    "With the keyboard: arrow keys move the pen, Space puts it down and lifts it, Backspace takes the last stroke "
    "back, Enter goes to the next drawing."
)
RETURNS = "Return a name for the image, such as the number 7."


class DigitPad(Asking):
    """A pad for digits. What is drawn is an image of the digits data set: 64 counts of ink from 0 to 16, in 8 rows.

    `name_it(image)` gets one float array of shape (64,), as a row of X is, and returns a name; without it the pad only
    draws. A function is looked up by its name for each image, so that a cell run again mends a pad in use. Whatever it
    raises or returns is said in the pad.
    """

    _esm = module(Path(__file__).with_suffix(".js"))
    _css = styles(Path(__file__).with_suffix(".css"))

    _image = synced(traitlets.Bytes(bytes(PIXELS)))
    _strokes = synced(traitlets.Bytes())
    _kept = synced(traitlets.Bytes())
    _names = synced(traitlets.List())
    _help = synced(traitlets.Unicode(HELP))

    def __init__(self, name_it: Callable[[Floats], Any] | None = None) -> None:
        super().__init__(_message=[OPENING])
        self._name_it = name_it
        self.on_msg(self._receive)

    @property
    def image(self) -> Floats:
        """The present drawing, shape (64,)."""
        return _floats(self._image)[0]

    @property
    def drawings(self) -> Floats:
        """All drawings in their order, shape (m, 64): those that were kept, and the present one if it has ink."""
        present = self._image if any(self._image) else b""
        return _floats(self._kept + present)

    def still(self) -> Still:
        """Return the drawings as images, or a sentence while there are none."""
        if not len(self.drawings):
            return Text(EMPTY)
        return plots.images(self.drawings.reshape(-1, 8, 8), columns=min(10, len(self.drawings)))

    def _receive(self, _widget: Any, request: dict[str, Any], buffers: list[memoryview]) -> None:
        """Answer to the front end, which sends the image as 64 bytes and the strokes as they were drawn."""
        with self.hold_sync():
            self._image, self._strokes = bytes(buffers[0]), bytes(buffers[1])
            name = self._say()
            if request["do"] == "keep" and any(self._image):
                self._kept += self._image
                self._names = [*self._names, name]
                self._image, self._strokes = bytes(PIXELS), b""
                self._tone, self._message = "plain", [f"{count(len(self._names), 'drawing')} kept. {OPENING}"]
            self._answered += 1

    def _say(self) -> str:
        """Say what the image is called, and return that name."""
        self._tone = "plain"
        if not any(self._image) or self._name_it is None:
            self._message = [] if any(self._image) else [OPENING]
            return ""
        try:
            said, name = self._named()
        except KeyboardInterrupt:
            said, name = ["Naming was interrupted. Does a loop in your function ever end?"], ""
        self._tone, self._message = "plain" if name else "wrong", said
        return name

    def _named(self) -> tuple[list[str], str]:
        """Return the sentences, and the name, which is empty where the learner's function gives none."""
        function, called = names.newest(self._name_it), names.called(self._name_it, "your function")
        if not callable(function):
            return [f"{called}: wrong. DigitPad was given {kind(function)}, and not a function."], ""
        answer, failed = try_live(_exercise(called), function, (self.image,), names.defined())
        if failed:
            lines = [f"{called}: {failed.word}. {failed.sentence}", failed.line, failed.rule]
            return [line for line in lines if line], ""
        name = _written(answer)
        return [f"{called} says: {name}"], name


def _floats(images: bytes) -> Floats:
    return np.frombuffer(images, dtype=np.uint8).reshape(-1, PIXELS).astype(np.float64)


def _exercise(called: str) -> FunctionExercise:
    """What a naming function must do is little: end, return something, and leave the image as it was."""

    def form_fault(_arguments: Any, answer: Any) -> str | None:
        return NOTHING if answer is None else None

    return FunctionExercise(
        name=called,
        signature=f"{called}(image)",
        returns=RETURNS,
        form_fault=form_fault,
        value_fault=lambda _example, _answer: None,
        examples=(),
        hints=(),
    )


def _written(answer: Any) -> str:
    """Return a name as text: of an array with one number, that number."""
    try:
        text = str(answer.item() if isinstance(answer, np.ndarray) and answer.size == 1 else answer)
        text = " ".join(text.split()) or "an empty text"
    except (Exception, SystemExit):  # A learner's object may have any __str__.
        text = f"an object of type {type(answer).__name__}"
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]} ..."
