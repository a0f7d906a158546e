"""Calling on inputs that crossed the border. Where one stands for chance, each seed gets a generator of its own."""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.border.passage import Plain
from grader.border.standins import Chance
from grader.border.values import decode, encode


def encode_inputs(arguments: Sequence[Any], keywords: Mapping[str, Any]) -> dict[str, Plain]:
    """The inputs of one call as plain data."""
    plain: dict[str, Plain] = {"arguments": [encode(argument) for argument in arguments]}
    return plain | ({"keywords": {name: encode(one) for name, one in keywords.items()}} if keywords else {})


def decode_inputs(plain: Mapping[str, Plain]) -> tuple[list[Any], dict[str, Any]]:
    """The inputs of one call, rebuilt. Raises MalformedValueError."""
    keywords = plain.get("keywords", {})
    return [decode(one) for one in plain.get("arguments", ())], {name: decode(one) for name, one in keywords.items()}


def changed_inputs(plain: Mapping[str, Plain], arguments: Sequence[Any], keywords: Mapping[str, Any]) -> list[Plain]:
    """The inputs as they are after a call, those by keyword last; none where all are as they were sent."""
    after = [encode(one) for one in (*arguments, *keywords.values())]
    return [] if after == [*plain.get("arguments", ()), *plain.get("keywords", {}).values()] else after


def call(function: Callable[..., Any], arguments: list[Any], keywords: Mapping[str, Any] | None = None) -> Any:
    """Call a function on decoded arguments; where one is Chance, once for each of its seeds, and return a list.

    After the first, the calls get copies, so that a function that changes its arguments does not spoil the next call.
    """
    inputs: dict[int | str, Any] = dict(enumerate(arguments)) | dict(keywords or {})
    places = [place for place, one in inputs.items() if isinstance(one, Chance)]
    if not places:
        return function(*arguments, **(keywords or {}))
    (place,) = places
    others = {other: one for other, one in inputs.items() if other != place}
    untouched, answers = copy.deepcopy(others), []
    for number, seed in enumerate(inputs[place].seeds):
        own = copy.deepcopy(untouched) if number else others
        answers.append(_called(function, own | {place: np.random.default_rng(seed)}))
    return answers


def _called(function: Callable[..., Any], inputs: Mapping[int | str, Any]) -> Any:
    """What a function gives for inputs by place, or by name."""
    places = sorted(place for place in inputs if isinstance(place, int))
    keywords = {name: one for name, one in inputs.items() if isinstance(name, str)}
    return function(*(inputs[place] for place in places), **keywords)
