"""Objects that fight back while they are asked in steps: each costs its own answer only, and none earns a point."""

import numpy as np
import pytest

from grader.border.steps import encode_case
from grader.questions import Aspect, Call, Case, ClassQuestion, Read
from grader.questions.answers import Answer, Outcome, Reply, died, read_reply
from grader.questions.functions import judge_function
from grader.runner import Bounds, ProcessDiedError, WarmProcess
from grader.verdict.verdict import Word

X = np.array([1.0, 2.0])
CASES = [Case("all", "two", (), then=(Call("fit", (X,)), Read("mean_"), Call("predict", (X,))))]
QUESTION = ClassQuestion("Mean", "Mean()", (Aspect("all", 1, "The mean.", "Add."),), lambda rng: CASES)
RIGHT = "class Mean:\n    def fit(self, X):\n        self.mean_ = X.mean()\n        return self\n"
RIGHT += "    def predict(self, X):\n        return X - self.mean_\n"


def asked(warm: WarmProcess, source: str) -> Reply:
    plain = [encode_case(case.arguments, case.keywords, case.then) for case in CASES]
    with warm.session(Bounds(cell_seconds=2.0, notebook_seconds=20.0, memory=256)) as session:
        session.run(source)
        try:
            return read_reply(session.ask_function("Mean", plain, 0.9), 1)
        except ProcessDiedError as error:
            return died(1, error.timed_out, str(error))


ATTACKS = {
    "fit gives another's object": "class Other(Mean):\n    def __eq__(s, o): return True\n"
    "Mean.fit = lambda self, X: Other()",
    "fit gives scikit-learn's object": "from sklearn.cluster import KMeans\nMean.fit = lambda self, X: KMeans(2)",
    "property that raises": "Mean.mean_ = property(lambda self: 1 / 0, lambda self, value: None)",
    "property that leaves": "Mean.mean_ = property(lambda self: exit_now(), lambda self, value: None)\n"
    "def exit_now(): raise SystemExit",
    "property that loops": "def loop(self):\n    while True: pass\n"
    "Mean.mean_ = property(loop, lambda self, value: None)",
    "property that ends the process": "import os\nMean.mean_ = property(lambda self: os._exit(0), lambda s, v: None)",
    "attributes without end": "Mean.__getattribute__ = lambda self, name: getattr(self, name)",
    "any attribute": "class Mean:\n    def __getattr__(self, name): return self\n"
    "    def __call__(self, *a): return self",
    "any attribute, equal to all": "class Mean:\n    def __getattr__(self, name): return lambda *a: self\n"
    "    def __eq__(self, other): return True",
    "call that never ends": "Mean.predict = lambda self, X: [0 for _ in iter(int, 1)]",
    "call that catches its end": "def predict(self, X):\n    while True:\n        try:\n            while True: pass\n"
    "        except BaseException: pass\nMean.predict = predict",
    "huge answer": "Mean.predict = lambda self, X: np.zeros(3_000_000)",
    "class that makes nothing": "Mean.__new__ = lambda cls: None",
    "metaclass": "class Meta(type):\n    def __call__(cls, *a): raise KeyboardInterrupt\n"
    "    def __hash__(cls): raise SystemExit\nclass Mean(metaclass=Meta): pass",
    "generator": "class Mean:\n    def fit(self, X):\n        yield self",
    "asker replaced": "import grader.runner.ask as ask\nask.encode = lambda value: ['int', '1']\n"
    "class Mean:\n    mean_ = 1\n    fit = predict = lambda self, X: self",
    "answers changed": "import grader.border.values as v\nv.ENCODERS.clear()\nMean.predict = lambda self, X: X",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_object_earns_nothing(warm: WarmProcess, attack: str) -> None:
    right = asked(warm, f"import numpy as np\n{RIGHT}")
    assert judge_function(QUESTION, "check", 1.0, CASES, right, right).word is Word.RIGHT
    given = asked(warm, f"import numpy as np\n{RIGHT}\n{ATTACKS[attack]}")
    found = judge_function(QUESTION, "check", 1.0, CASES, given, right)
    assert found.score == 0.0
    assert len(found.message) < 2000


def test_returned_function_that_ends_the_process_is_told(warm: WarmProcess) -> None:
    given = asked(warm, "import os\nclass Mean:\n    def fit(self, X): os._exit(0)")
    assert given.answers == (Answer(Outcome.DIED, says="it ended the Python process"),)
