"""The pad without a browser: images arrive as bytes, and a learner's function names them."""

import functools

import numpy as np
import pytest
from kmeans_lab.widgets import DigitPad

DRAWN = bytes([0] * 27 + [16, 16] + [0] * 35)
NO_STROKES = b""


def draw(pad: DigitPad, image: bytes = DRAWN, do: str = "name") -> str:
    """Send an image as the front end does, and return what is said."""
    pad._handle_custom_msg({"do": do}, [memoryview(image), memoryview(NO_STROKES)])
    return " ".join(pad._message)


def seven(image):
    return 7


def test_name_is_said():
    assert draw(DigitPad(seven)) == "seven says: 7"


def test_function_gets_a_row_as_the_data_set_has_it():
    seen = []
    draw(DigitPad(lambda image: seen.append(image) or 1))
    assert (seen[0].shape, seen[0].dtype, seen[0].sum()) == ((64,), np.float64, 32)


def test_drawing_is_at_hand_in_python():
    pad = DigitPad()
    draw(pad)
    np.testing.assert_array_equal(np.flatnonzero(pad.image), [27, 28])


def test_kept_drawings_come_first_and_the_present_one_last():
    pad = DigitPad(seven)
    other = bytes(63) + bytes([5])
    draw(pad, do="keep")
    draw(pad, other)
    np.testing.assert_array_equal(pad.drawings.sum(axis=1), [32, 5])


def test_kept_drawing_keeps_its_name():
    pad = DigitPad(seven)
    assert draw(pad, do="keep") == "1 drawing kept. Draw a digit."
    assert pad._names == ["7"]


def test_empty_pad_is_not_kept():
    pad = DigitPad(seven)
    draw(pad, bytes(64), do="keep")
    assert pad.drawings.shape == (0, 64)


def test_empty_pad_is_not_named():
    assert draw(DigitPad(seven), bytes(64)) == "Draw a digit."


def unfinished(image):
    raise NotImplementedError


def stops(image):
    return image[64]


def spoils(image):
    image += 1
    return 3


class Hostile:
    def __str__(self):
        raise RuntimeError


class HostileError(Exception):
    def __str__(self):
        raise RuntimeError


def fails_without_words(image):
    raise HostileError


class Leaves:
    def __str__(self):
        raise SystemExit


NAMES = {
    "number in an array": (lambda image: np.array([4]), "your function says: 4"),
    "NumPy integer": (lambda image: np.int64(4), "your function says: 4"),
    "long text": (lambda image: "x" * 99, f"your function says: {'x' * 40} ..."),
    "object without words": (lambda image: Hostile(), "your function says: an object of type Hostile"),
    "object that ends Python": (lambda image: Leaves(), "your function says: an object of type Leaves"),
    "empty text": (lambda image: "", "your function says: an empty text"),
    "error without words": (fails_without_words, "fails_without_words: crashed. It stops with HostileError."),
    "stub": (unfinished, "unfinished: not attempted. It still raises NotImplementedError."),
    "crash": (stops, "stops: crashed. It stops with IndexError: index 64 is out of bounds"),
    "nothing": (lambda image: None, "It returned None. Did you forget `return`?"),
    "wrong signature": (lambda: 3, "crashed. It stops with TypeError"),
    "changed image": (spoils, "spoils: wrong. The call changed its argument image."),
    "no function": (np.arange(3), "DigitPad was given an array of shape (3,), and not a function."),
}


@pytest.mark.parametrize(("function", "sentence"), NAMES.values(), ids=list(NAMES))
def test_whatever_the_function_does_is_said(function, sentence):
    assert sentence in draw(DigitPad(function))


def test_function_run_again_mends_a_pad_in_use(define):
    pad = DigitPad(stops)
    before = draw(pad)
    define(stops=lambda image: 5)
    assert "crashed" in before
    assert draw(pad).endswith("says: 5")


def test_name_that_became_a_number_leaves_the_given_function(define):
    define(seven=5)
    assert draw(DigitPad(seven)) == "seven says: 7"


def test_object_that_can_be_called_is_no_other_function_of_the_notebook(define):
    define(name_it=lambda image: "another")
    assert draw(DigitPad(functools.partial(seven))).endswith("says: 7")


def test_empty_pad_leaves_a_sentence_in_a_notebook():
    bundle, _ = DigitPad(seven)._repr_mimebundle_()
    assert bundle["text/plain"].startswith("DigitPad: A pad for drawing digits, still empty.")


def test_drawings_leave_images_in_a_notebook():
    pad = DigitPad(seven)
    draw(pad)
    bundle, _ = pad._repr_mimebundle_()
    assert '<img alt="1 grey image of 8 by 8 pixels."' in bundle["text/html"]
