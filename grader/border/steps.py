"""What is done with the thing that a call gave, a function or an object, which itself never crosses the border."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.border.calling import encode_inputs
from grader.border.passage import Plain
from grader.border.standins import Chance


@dataclass(frozen=True)
class Call:
    """Call a method of the thing, or, without the name of one, the thing itself."""

    method: str = ""
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)

    @property
    def inputs(self) -> tuple[Any, ...]:
        """All inputs of the call: the arguments, then those by keyword."""
        return *self.arguments, *self.keywords.values()


@dataclass(frozen=True)
class Read:
    """Read an attribute of the thing."""

    attribute: str
    inputs: tuple[Any, ...] = field(default=(), init=False)


Step = Call | Read


def called_on(*points: Any) -> tuple[Call, ...]:
    """Call the thing on each of these points: the steps of a function that returns a function of one argument."""
    return tuple(Call(arguments=(point,)) for point in points)


def encode_case(arguments: Sequence[Any], keywords: Mapping[str, Any], then: Sequence[Step]) -> dict[str, Plain]:
    """A call, and the steps after it, as plain data."""
    plain = encode_inputs(arguments, keywords)
    return plain | ({"then": [_encode_step(step) for step in then]} if then else {})


def _encode_step(step: Step) -> dict[str, Plain]:
    if isinstance(step, Read):
        return {"read": step.attribute}
    return {"call": step.method} | encode_inputs(step.arguments, step.keywords)


def actor(thing: Any, step: Mapping[str, Plain]) -> Callable[[list[Any], dict[str, Any]], Any]:
    """What does an encoded step to a thing, given the step's inputs."""

    def act(arguments: list[Any], keywords: dict[str, Any]) -> Any:
        if "read" in step:
            return getattr(thing, str(step["read"]))
        method = getattr(thing, str(step["call"])) if step["call"] else thing
        return call_once(method, arguments, keywords)

    return act


def call_once(function: Callable[..., Any], arguments: list[Any], keywords: Mapping[str, Any]) -> Any:
    """Call a function on decoded inputs; where one is Chance, with the generator of its first seed."""
    return function(*map(_generator, arguments), **{name: _generator(one) for name, one in keywords.items()})


def _generator(one: Any) -> Any:
    return np.random.default_rng(one.seeds[0]) if isinstance(one, Chance) else one
