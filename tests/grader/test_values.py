import json
import socket
import sys
import threading
from collections.abc import Callable

import numpy as np
import pytest

from grader.border.passage import MAX_BYTES, MAX_TEXT
from grader.border.standins import Opaque
from grader.border.values import ENCODERS, MalformedValueError, decode, encode
from grader.questions.alike import alike
from grader.questions.answers import Outcome, read_reply
from grader.runner import wire


def there_and_back(value: object) -> object:
    return decode(json.loads(json.dumps(encode(value))))


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -(10**40), 0.1, float("inf"), 1 + 2j, "text", [1, [2.5]], (1, "a"), {"a": 1, 2: [3]}],
    ids=repr,
)
def test_plain_values_come_back_equal_and_of_their_type(value: object) -> None:
    result = there_and_back(value)
    assert result == value
    assert type(result) is type(value)


def test_nan_comes_back_as_nan() -> None:
    assert np.isnan(there_and_back(float("nan")))


@pytest.mark.parametrize("dtype", ["float64", "float32", "int8", "uint64", "bool", "complex128", "<U3"])
def test_arrays_keep_dtype_and_shape(dtype: str) -> None:
    array = np.arange(6).reshape(2, 3).astype(dtype)
    result = there_and_back(array)
    assert isinstance(result, np.ndarray)
    assert result.dtype == array.dtype
    np.testing.assert_array_equal(result, array)


@pytest.mark.parametrize(
    ("array", "flag"),
    [
        (np.asfortranarray(np.arange(6.0).reshape(2, 3)), "f_contiguous"),
        (np.arange(6.0).reshape(2, 3), "c_contiguous"),
    ],
    ids=["fortran", "c"],
)
def test_arrays_keep_their_memory_order(array: np.ndarray, flag: str) -> None:
    assert getattr(there_and_back(array).flags, flag)


def test_strided_array_stays_strided() -> None:
    array = np.arange(12.0).reshape(2, 6)[:, ::2]
    result = there_and_back(array)
    assert not result.flags.c_contiguous
    assert not result.flags.f_contiguous
    np.testing.assert_array_equal(result, array)


def test_read_only_array_stays_read_only() -> None:
    array = np.arange(3.0)
    array.setflags(write=False)
    assert not there_and_back(array).flags.writeable


def test_numpy_scalar_keeps_its_type() -> None:
    assert type(there_and_back(np.float32(1.5))) is np.float32


class EqualToAnything:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None


class LyingArray(np.ndarray):
    def __array_equal__(self, other: object) -> bool:
        return True


@pytest.mark.parametrize(
    "value",
    [EqualToAnything(), np.zeros(3).view(LyingArray), np.array([object()]), iter([1]), len, np.ma.array([1])],
    ids=lambda value: type(value).__name__,
)
def test_whatever_is_no_plain_data_arrives_as_opaque(value: object) -> None:
    assert isinstance(there_and_back(value), Opaque)


def test_object_that_raises_when_touched_arrives_as_opaque() -> None:
    class Hostile:
        def __getattribute__(self, name: str) -> object:
            raise RuntimeError(name)

    assert there_and_back(Hostile()) == Opaque("Hostile")


@pytest.mark.parametrize(
    "value", [np.zeros(MAX_BYTES), [0] * 1_000_000, "x" * (MAX_TEXT + 1)], ids=["array", "list", "text"]
)
def test_too_much_data_is_not_carried(value: object) -> None:
    assert there_and_back(value) == Opaque("too much data")


def test_list_that_holds_itself_ends() -> None:
    value: list[object] = []
    value.append(value)
    assert len(json.dumps(encode(value))) < 1000


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        ["unknown", 1],
        ["array", "<f8", [3], "AAAA", "C", True],
        ["array", "<f8", [-1], "", "C", True],
        ["array", "|O", [1], "AAAAAAAAAAA=", "C", True],
        ["array", "<f8", ["1"], "AAAAAAAAAAA=", "C", True],
        ["array", "<f8", [1], "!!!", "C", True],
        ["int", "9" * 10_000],
        ["text", 5],
        ["constant", 5],
        ["chance", []],
        ["dict", [[["int", str(number)], ["constant", None]] for number in range(2000)]],
        ["list", [["dict", [[["int", str(number)], ["constant", None]] for number in range(600)]]] * 2],
        ["list", [["constant", None]] * 300_000],
        ["list", [["array", "|u1", [6_000_000], "AAAA" * 2_000_000, "C", True]] * 2],
        ["text", "x" * 200_000],
        ["array", "<f8", [10_000_000, 0], "", "C", True],
        ["list", [["text", "x" * 90_000], *[["text", ""]] * 5_000]],
        ["dict", [[["tuple", [["int", str(number)]] * 9], ["constant", None]] for number in range(3)]],
        ["list", [["list", [["list", [["list", [["list", [["list", [["list", [["list", []]]]]]]]]]]]]]]],
    ],
    ids=lambda data: str(data)[:40],
)
def test_data_that_is_no_value_is_refused(data: object) -> None:
    with pytest.raises(MalformedValueError):
        decode(data)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (1.0, 1.0 + 1e-12, True),
        (1, 1.0, False),
        (np.array([1, 2]), np.array([1, 2], dtype=np.int8), True),
        (np.array([1.0, np.nan]), np.array([1.0, np.nan]), True),
        (np.array([1.0]), 1.0, False),
        ([1, 2], (1, 2), False),
        ("a", "a", True),
        (None, 0, False),
        (np.array(["a"]), np.array(["a"]), True),
        (np.array(["a"]), np.array(["b"]), False),
        (np.array(["a"]), np.array([1.0]), False),
        ({"a": np.array([1, 2])}, {"a": np.array([1, 2])}, True),
        ({"a": 1}, {"b": 1}, False),
    ],
)
def test_alike_wants_the_same_kind_and_the_same_numbers(first: object, second: object, expected: bool) -> None:
    assert alike(first, second) is expected


@pytest.mark.parametrize("code", [0xD800, 0x7FFFFFFF], ids=["half-a-pair", "beyond-unicode"])
def test_array_of_what_is_no_text_is_malformed(code: int) -> None:
    with pytest.raises(MalformedValueError):
        there_and_back(np.array([code], dtype="u4").view("<U1"))


def nested(depth: int) -> object:
    """A list in a list, and so on."""
    deep: object = []
    for _ in range(depth):
        deep = [deep]
    return deep


def deep_down(left: int, look: Callable[[], object]) -> object:
    """What `look` gives where only `left` more calls fit on the stack."""
    frame, depth = sys._getframe(), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1

    def descend(steps: int) -> object:
        return look() if steps <= 0 else descend(steps - 1)

    return descend(sys.getrecursionlimit() - depth - left)


NESTS = {
    "value": lambda deep: {"value": deep},
    "opaque": lambda deep: {"value": ["opaque", deep]},
    "opaque-in-tuples": lambda deep: {"value": ["tuple", [["tuple", [["tuple", [["opaque", deep]]]]]]]},
    "kind": lambda deep: {"value": [deep, 1]},
    "text": lambda deep: {"value": ["text", deep]},
    "int": lambda deep: {"value": ["int", deep]},
    "key": lambda deep: {"value": ["dict", [[["opaque", deep], ["constant", None]]]]},
    "shape": lambda deep: {"value": ["array", "<f8", deep, "", "C", True]},
    "dtype": lambda deep: {"value": ["array", deep, [0], "", "C", True]},
    "seeds": lambda deep: {"value": ["chance", deep]},
    "argument-after": lambda deep: {"value": ["constant", None], "after": [["opaque", deep]]},
    "outcome": lambda deep: {"outcome": deep, "value": ["constant", None]},
    "error": lambda deep: {"outcome": "raised", "error": deep},
    "what-it-says": lambda deep: {"outcome": "raised", "says": {"deep": deep}},
    "line": lambda deep: {"outcome": "raised", "line": deep},
}


@pytest.mark.parametrize("depth", [30, 400, 964, 5000])
@pytest.mark.parametrize("place", NESTS)
def test_nest_in_an_answer_makes_that_answer_malformed_and_no_other(place: str, depth: int) -> None:
    hostile = {"outcome": "returned"} | NESTS[place](nested(depth))
    honest = {"outcome": "returned", "value": ["int", "1"]}
    reply = read_reply({"defined": True, "answers": [hostile, honest]}, 2)
    assert [answer.outcome for answer in reply.answers] == [Outcome.MALFORMED, Outcome.RETURNED]


@pytest.mark.parametrize("left", range(12, 60, 4))
def test_value_is_decoded_or_malformed_however_full_the_stack_is(left: int) -> None:
    plain = encode([[[[[1.0]]]]])

    def look() -> object:
        try:
            return decode(plain)
        except MalformedValueError:
            return "malformed"

    assert deep_down(left, look) in ([[[[[1.0]]]]], "malformed")


@pytest.mark.parametrize("depth", [150, 964, 100_000])
def test_message_that_nests_too_deeply_is_no_message(depth: int) -> None:
    ours, theirs = socket.socketpair()
    body = b'{"answers": ' + b"[" * depth + b"]" * depth + b"}"
    sender = threading.Thread(target=theirs.sendall, args=(len(body).to_bytes(4, "big") + body,))
    with ours, theirs:
        sender.start()
        with pytest.raises(wire.FrameError):
            wire.receive(ours)
        sender.join()


def test_message_that_nests_too_deeply_is_not_sent() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(wire.FrameError):
        wire.send(ours, {"outputs": nested(150)})


def test_list_that_another_thread_changes_arrives_as_opaque(monkeypatch: pytest.MonkeyPatch) -> None:
    changing = {number: [number] for number in range(3)}

    def change(value: object, *_: object) -> object:
        changing[len(changing)] = []
        return ["int", "1"]

    with monkeypatch.context() as patch:
        patch.setitem(ENCODERS, np.float32, change)
        changing[0] = np.float32(1)
        plain = encode(changing)
    assert decode(plain) == Opaque("dict")
