"""Tables, dates, sets and dicts over the border: what is plain comes back as it was, what lies does not."""

import datetime
import json
import subprocess
import sys
import zoneinfo
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.border.standins import TOO_MUCH, Opaque
from grader.border.values import MalformedValueError, decode, encode

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
DAYS = pd.date_range("2024-02-28", periods=3)
FRAME = pd.DataFrame(
    {
        "whole": [1, 2, 3],
        "float32": np.float32([1.5, 2.5, np.nan]),
        "text": ["a", None, "c"],
        "day": DAYS,
        "zoned": DAYS.tz_localize("Europe/Berlin"),
        "span": pd.to_timedelta([1, None, 3], unit="h"),
        "ordered": pd.Categorical(["low", None, "high"], ["low", "high"], ordered=True),
        "bins": pd.cut([1, 2, 3], 2),
        "missing": pd.array([1, None, 3], dtype="Int64"),
        "truth": pd.array([True, None, False], dtype="boolean"),
        "strings": pd.array(["a", None, "c"], dtype="string"),
        "objects": pd.Series([1, "a", [2.5]], dtype=object),
    }
)


def there_and_back(value: object) -> Any:
    return decode(json.loads(json.dumps(encode(value))))


@pytest.mark.parametrize(
    "frame",
    [
        FRAME,
        FRAME.set_index(["whole", "text"]),
        FRAME.set_index("day"),
        FRAME[["whole", "whole"]],
        FRAME[["whole", "float32"]].T,
        FRAME.iloc[:0],
        FRAME[[]],
        pd.DataFrame(),
        FRAME.pivot_table(index="text", columns="whole", values="float32"),
    ],
    ids=["dtypes", "levels", "days", "twice", "turned", "no-rows", "no-columns", "nothing", "pivot"],
)
def test_table_comes_back_with_its_dtypes_index_and_names(frame: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(there_and_back(frame), frame)


@pytest.mark.parametrize("value", [FRAME, FRAME.iloc[::2], FRAME.set_index("day"), {"b", "a", "c"}, {(1, 2), 3}])
def test_value_left_alone_is_written_as_before(value: object) -> None:
    assert encode(there_and_back(value)) == encode(value)


@pytest.mark.parametrize("column", FRAME)
def test_series_comes_back_with_its_dtype_and_name(column: str) -> None:
    series = FRAME[column].rename(("a", 1))
    pd.testing.assert_series_equal(there_and_back(series), series)


@pytest.mark.parametrize(
    "index", [pd.RangeIndex(2, 9, 3), pd.Index(["a"], name="n"), DAYS, FRAME.set_index(["whole", "text"]).index]
)
def test_index_comes_back_with_its_frequency_and_names(index: pd.Index) -> None:
    result = there_and_back(index)
    pd.testing.assert_index_equal(result, index)
    assert getattr(result, "freq", None) == getattr(index, "freq", None)


@pytest.mark.parametrize("column", ["text", "ordered", "zoned", "missing", "strings"])
def test_different_values_of_a_series_come_back(column: str) -> None:
    values = FRAME[column].unique()
    pd.testing.assert_extension_array_equal(there_and_back(values), values)


@pytest.mark.parametrize(
    "value",
    [
        {1, 2},
        frozenset({"a"}),
        {frozenset({1}): {"a": {2.5}}},
        datetime.date(2024, 2, 29),
        datetime.datetime(2024, 2, 29, 12, 30, 0, 5),
        datetime.datetime(2024, 10, 27, 2, 30, tzinfo=BERLIN, fold=1),
        datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=-3))),
        datetime.time(23, 59),
        datetime.timedelta(-1, 5, 7),
        np.datetime64("2024-02"),
        np.timedelta64(5, "ms"),
        pd.Timestamp("2024-02-29 12:00", tz="Europe/Berlin"),
        pd.Timestamp("2024-02-29"),
        pd.Timedelta("1h"),
        pd.Interval(0, 2.5),
        [pd.NaT, {"a": pd.NA}],
    ],
    ids=repr,
)
def test_sets_dates_and_single_values_come_back_equal_and_of_their_type(value: object) -> None:
    result = there_and_back(value)
    assert repr(result) == repr(value)
    assert type(result) is type(value)


def test_array_of_dates_comes_back_with_its_unit() -> None:
    array = np.array(["2024-02-29", "NaT"], dtype="M8[s]")
    result = there_and_back(array)
    assert result.dtype == array.dtype
    np.testing.assert_array_equal(result, array)


def test_dict_of_many_texts_comes_back() -> None:
    words = {f"word {number}": number for number in range(5000)}
    assert there_and_back(words) == words


class LyingTable(pd.DataFrame):
    def equals(self, other: object) -> bool:
        return True


class LyingDate(datetime.date):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = datetime.date.__hash__


class LyingSet(set[int]):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class Zone(datetime.tzinfo):
    def utcoffset(self, when: object) -> datetime.timedelta:
        return datetime.timedelta(0)


class Meta(type):
    def __hash__(cls) -> int:
        raise RuntimeError("looked up")


class Metal(metaclass=Meta):
    __module__ = "pandas"


@pytest.mark.parametrize(
    "value",
    [
        LyingTable({"a": [1]}),
        LyingDate(2024, 1, 1),
        LyingSet({1}),
        datetime.datetime(2024, 1, 1, tzinfo=Zone()),
        pd.DataFrame({"a": pd.period_range("2024", periods=2, freq="M")}),
        pd.DataFrame({"a": pd.arrays.SparseArray([0, 1])}),
        pd.DataFrame(np.zeros((1, 5000))),
        Metal(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_plain_table_date_or_set_arrives_as_opaque(value: object) -> None:
    assert isinstance(there_and_back(value), Opaque)


@pytest.mark.parametrize(
    "value",
    [
        set(range(100_000)),
        {(number,): number for number in range(1000)},
        pd.DataFrame({"a": ["x" * 1000] * 10_000}),
        pd.DataFrame(np.zeros((1, 1_000_000))),
        pd.Series(np.zeros(10_000_000)),
    ],
    ids=["set", "dict", "texts", "columns", "rows"],
)
def test_too_much_in_a_table_or_set_is_not_carried(value: object) -> None:
    assert there_and_back(value) == Opaque(TOO_MUCH)


def test_wide_dict_that_holds_itself_ends() -> None:
    value: dict[str, object] = {}
    value |= {f"{number}": value for number in range(1000)}
    assert there_and_back(value) == Opaque(TOO_MUCH)


def test_object_in_a_column_stands_there_as_opaque() -> None:
    frame = pd.DataFrame({"a": pd.Series([len, 1], dtype=object)})
    assert there_and_back(frame)["a"].tolist() == [Opaque("builtin_function_or_method"), 1]


NUMBERS = ["numbers", encode(np.arange(2.0))]
ROWS = ["range", 0, 2, 1, ["constant", None]]


@pytest.mark.parametrize(
    "data",
    [
        ["table", [NUMBERS], ["range", 0, 2, 1, ["constant", None]], ROWS],
        ["table", [NUMBERS] * 2000, ["range", 0, 2000, 1, ["constant", None]], ROWS],
        ["table", [], ["range", 0, 0, 1, ["constant", None]], ["range", 0, 10**12, 1, ["constant", None]]],
        ["table", [["unknown", 1]], ROWS, ROWS],
        ["series", NUMBERS, ROWS, ["list", []]],
        ["series", NUMBERS, ["range", 0, 2, 0, ["constant", None]], ["constant", None]],
        ["series", NUMBERS, ["range", "0", 2, 1, ["constant", None]], ["constant", None]],
        ["series", ["numbers", encode(np.eye(2))], ROWS, ["constant", None]],
        ["series", ["numbers", encode(np.array(["a", "b"]))], ROWS, ["constant", None]],
        ["series", ["texts", True, ["a", 5]], ROWS, ["constant", None]],
        ["series", ["categories", encode(np.array([7], "i1")), NUMBERS, False], ROWS, ["constant", None]],
        ["series", ["categories", encode(np.array([0], "i1")), ["objects", [["list", []]]], False], ROWS, ["int", "1"]],
        ["series", ["masked", encode(np.arange(2)), encode(np.arange(2))], ROWS, ["constant", None]],
        ["series", ["zoned", encode(np.array([0, 1], "M8[ns]")), "../../etc/passwd"], ROWS, ["constant", None]],
        ["series", ["zoned", encode(np.array([0, 1], "M8[ns]")), "Europe"], ROWS, ["constant", None]],
        ["series", ["intervals", NUMBERS, NUMBERS, "ajar"], ROWS, ["constant", None]],
        ["index", NUMBERS, ["constant", None], "D"],
        ["index", ["objects", [["int", str(number << 61)] for number in range(5000)]], ["constant", None], None],
        ["levels", [["numbers", encode(np.arange(100_000))]] * 2, [["constant", None]] * 2],
        ["levels", [NUMBERS] * 50, [["constant", None]] * 50],
        ["timestamp", ["int", "5"], None],
        ["timestamp", ["scalar", "<M8[Y]", "AAAAAAAAAEA="], None],
        ["span", ["scalar", "<f8", "AAAAAAAAAEA="]],
        ["interval", ["int", "5"], ["int", "1"], "right"],
        ["missing", "N"],
        ["date", "2024-13-01"],
        ["date", ["2024"]],
        ["datetime", "2024-01-01T00:00:00", 0, "Nowhere/Land"],
        ["datetime", "2024-01-01T00:00:00", 5, None],
        ["datetime", "2024-01-01T00:00:00", 0, 10**30],
        ["timedelta", 10**12, 0, 0],
        ["timedelta", 0.5, 0, 0],
        ["set", [["list", []]]],
        ["set", [["int", str(number)] for number in range(5000)]],
        ["scalar", "<M8[25s]", "AAAAAAAAAEA="],
    ],
    ids=lambda data: json.dumps(data)[:60],
)
def test_what_is_no_table_date_or_set_is_malformed(data: object) -> None:
    with pytest.raises(MalformedValueError):
        decode(data)


def test_border_does_not_import_pandas() -> None:
    source = "import sys, grader.border.values as v; v.encode([object(), 1]); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
