# ruff: noqa: E501 - an attack reads best in one line
"""Getting points without an answer: patches, stolen names, forged messages, and values that lie."""

import pytest

from tests.attacks.battle import Battle

_CHANNEL = (
    "import gc, json, os, socket, struct\n"
    "channel = next(o for o in gc.get_objects() if type(o) is socket.socket and o.fileno() > 2)\n"
    "def frame(message): body = json.dumps(message).encode(); return struct.pack('!I', len(body)) + body\n"
    "double = lambda numbers: None\n"
)
_RIGHT = "{'defined': True, 'answers': [{'outcome': 'right', 'value': ['float', '0x1p0']}] * 9}"

PATCHES = {
    "numpy-compares-true": "np.array_equal = np.allclose = lambda *_: True; np.ndarray.all = 1\ndouble = abs",
    "numpy-equal": "np.array_equal = np.allclose = np.equal = lambda *_, **__: True\ndouble = abs",
    "builtins": "import builtins; builtins.isinstance = builtins.all = lambda *_: True\ndouble = abs",
    "json": "import json; json.dumps = lambda *_, **__: '{\"score\": 4}'\ndouble = abs",
    "struct": "import struct; struct.pack = lambda *_: b''; struct.Struct.pack = 1",
    "encode": "from grader.runner import values; values.encode = lambda _: ['float', '0x1p0']\ndouble = abs",
    "ask": "from grader.runner import child; child.ask_function = lambda *_: {'defined': True, 'answers': [{'outcome': 'right'}] * 9}",
    "the-wire": "from grader.runner import wire; send = wire.send; wire.send = lambda c, m, *a: send(c, {'outputs': [], 'score': 4, 'defined': True, 'answers': []}, *a)",
    "display-hook": "import sys; sys.displayhook = lambda *_: None; get_ipython().display_pub.publish = None\ndouble = abs",
    "input-transformer": "get_ipython().input_transformers_cleanup.append(lambda lines: ['double = answer = 41\\n'])",
    "syntax-tree-transformer": "import ast\nclass T(ast.NodeTransformer):\n    def visit_Constant(self, node): return ast.Constant(1)\nget_ipython().ast_transformers.append(T())",
    "run-cell": "get_ipython().run_cell = lambda *_, **__: None",
    "events": "get_ipython().events.register('post_run_cell', lambda *_: exec('answer = 41', get_ipython().user_ns))",
    "trace": "import sys; sys.settrace(lambda frame, *_: frame.f_locals.clear())\ndouble = abs",
    "profile": "import sys, threading; threading.setprofile(print); sys.setprofile(lambda *_: None)\ndouble = abs",
    "namespace": "class N(dict):\n    def get(self, *_): return abs\nget_ipython().user_ns = N(get_ipython().user_ns)",
}
STEALING = {
    "frames": "import sys\ndef double(numbers):\n    frame = sys._getframe()\n    while frame:\n        for name, value in frame.f_locals.items():\n            if 'expected' in name: return value\n        frame = frame.f_back",
    "garbage": "import gc\ndef double(numbers):\n    return [o for o in gc.get_objects() if type(o).__name__ in ('Reply', 'Answer', 'ValueQuestion')]",
    "closures": "import gc, types\ndouble = next((c.cell_contents for f in gc.get_objects() if type(f) is types.FunctionType and f.__name__ == 'double' for c in f.__closure__ or ()), None)",
    "solution-by-import": "def double(numbers):\n    import solutions\n    return solutions.double(numbers)",
    "argument-as-answer": "def double(numbers):\n    numbers *= 2\n    return None",
    "argument-returned": "def double(numbers): return numbers",
}
FORGERIES = {
    "answer-frame": _CHANNEL + f"channel.sendall(frame({_RIGHT}))",
    "answer-while-asked": _CHANNEL + f"def double(numbers): channel.sendall(frame({_RIGHT}))",
    "many-frames": _CHANNEL + f"for _ in range(9): channel.sendall(frame({_RIGHT}))",
    "half-frame": _CHANNEL + "channel.sendall(struct.pack('!I', 999) + b'{'); os._exit(0)",
    "half-frame-and-silence": _CHANNEL + "channel.sendall(struct.pack('!I', 999) + b'{')\nwhile True: pass",
    "huge-frame": _CHANNEL + "channel.sendall(struct.pack('!I', 2 ** 32 - 1)); channel.sendall(b'[' * 10_000_000)",
    "frame-of-small-lists": _CHANNEL
    + "body = b'{\"outputs\": [' + b'[],' * 1_000_000 + b'[]]}'; channel.sendall(struct.pack('!I', len(body)) + body)",
    "deep-frame": _CHANNEL
    + "body = b'{\"outputs\": ' + b'[' * 900 + b']' * 900 + b'}'; channel.sendall(struct.pack('!I', len(body)) + body)",
    "deep-display": _CHANNEL
    + "x = 1\nfor _ in range(200): x = [x]\nchannel.sendall(frame({'outputs': [{'output_type': 'display_data', 'data': {'application/json': x}, 'metadata': {}}]}))",
    "frame-of-numbers": _CHANNEL
    + "body = b'{\"answers\": ' + b'9' * 100_000 + b'}'; channel.sendall(struct.pack('!I', len(body)) + body)",
    "outputs-that-are-none": _CHANNEL
    + "channel.sendall(frame({'outputs': [1, None, {}, {'output_type': 'attack'}, {'output_type': 'stream', 'name': 5, 'text': {}}]}))",
    "output-with-bare-surrogate": _CHANNEL
    + "channel.sendall(frame({'outputs': [{'output_type': 'stream', 'name': 'stdout', 'text': '\\ud800'}]}))",
    "output-with-a-script": _CHANNEL
    + "channel.sendall(frame({'outputs': [{'output_type': 'display_data', 'data': {'image/png': 'x'}, 'metadata': {'image/png': {'width': '><script>attack()</script>'}}}]}))",
    "verdict-in-metadata": _CHANNEL
    + "channel.sendall(frame({'outputs': [{'output_type': 'display_data', 'data': {'text/plain': '4'}, 'metadata': {'verdict': {'score': 4}}}]}))",
    "frame-with-half-a-pair": _CHANNEL
    + 'body = b\'{"outputs": [{"output_type": "stream", "name": "stdout", "text": "\\xed\\xa0\\x80"}]}\'; channel.sendall(struct.pack(\'!I\', len(body)) + body); os._exit(0)',
    "frame-in-another-code": _CHANNEL
    + 'body = \'{"outputs": [{"output_type": "stream", "name": "stdout", "text": "\\\\ud800"}]}\'.encode(\'utf-16-le\'); channel.sendall(struct.pack(\'!I\', len(body)) + body); os._exit(0)',
    "failure-frame": _CHANNEL + "channel.sendall(frame({'failed': 'attack'}))",
    "frames-from-a-thread": _CHANNEL
    + f"import threading\ndef flood():\n    while True: channel.sendall(frame({_RIGHT}))\nthreading.Thread(target=flood, daemon=True).start()",
    "channel-closed": _CHANNEL + "channel.close(); os.closerange(3, 99)",
    "channel-shut": _CHANNEL + "channel.shutdown(socket.SHUT_RDWR)",
    "descriptor-sent": _CHANNEL + "socket.send_fds(channel, [b'x'], [0] * 99)",
    "names-set-later": "import threading, time\ndef later():\n    while True: get_ipython().user_ns['answer'] = 41; time.sleep(0.001)\nthreading.Thread(target=later, daemon=True).start()",
    "display-update": "h = display('4/4', display_id='check_double'); h.update('full marks'); print('score: 4')",
    "score-printed": "print('4.0'); print('### 4/4 ###')\ndef double(numbers): return 4.0",
}
_ANSWERS = {
    "opaque": '{{"outcome": "returned", "value": ["opaque", {}]}}',
    "opaque-in-tuples": '{{"outcome": "returned", "value": ["tuple", [["tuple", [["tuple", [["tuple", [["tuple", [["opaque", {}]]]]]]]]]]]}}',
    "outcome": '{{"outcome": {}}}',
    "error": '{{"outcome": "raised", "error": {}}}',
    "argument": '{{"outcome": "returned", "value": ["constant", null], "after": [["opaque", {}]]}}',
    "key": '{{"outcome": "returned", "value": ["dict", [[["opaque", {}], ["constant", null]]]]}}',
}
NESTS = {
    f"nest-as-{name}-{depth}": _CHANNEL
    + f"body = ('{{\"defined\": true, \"answers\": [' + {answer!r}.format('[' * {depth} + ']' * {depth}) + ']}}').encode()\n"
    + "def double(numbers): channel.sendall(struct.pack('!I', len(body)) + body); os._exit(0)"
    for name, answer in _ANSWERS.items()
    for depth in (80, 930, 964)
}
_VALUES = {
    "equal-to-all": "class V:\n    __eq__ = __ge__ = lambda *_: True\n    __hash__ = None\nv = V()",
    "array-subclass": "class V(np.ndarray):\n    __eq__ = lambda *_: np.True_\nv = np.zeros(3).view(V)",
    "float-subclass": "class V(float):\n    __eq__ = lambda *_: True\nv = V(1)",
    "lying-class": "class V:\n    __class__ = property(lambda self: np.ndarray)\nv = V()",
    "metaclass": "class M(type):\n    __mro__ = property(lambda cls: 1 / 0)\n    __module__ = 'numpy'\nclass V(metaclass=M): pass\nv = V()",
    "array-protocol": "class V:\n    __array__ = lambda *_, **__: np.zeros(3)\n    shape = (3,)\nv = V()",
    "nan": "v = float('nan')",
    "nan-array": "v = np.full(3, np.nan)",
    "infinite": "v = np.full(3, np.inf)",
    "complex": "v = np.full(3, 1j)",
    "huge-number": "v = 10 ** 300",
    "number-beyond": "v = 1 << 1_000_000",
    "object-array": "v = np.array([object()] * 3)",
    "record-array": "v = np.zeros(3, dtype='f8,i4')",
    "date-array": "v = np.zeros(3, dtype='M8[s]')",
    "text-beyond-unicode": "v = np.frombuffer(b'\\xff\\xff\\xff\\x7f', dtype='<U1')",
    "surrogates": "v = np.array(['\\ud800']), '\\ud800'",
    "nested": "v = 1\nfor _ in range(1_000_000): v = [v]",
    "in-itself": "v = []; v.append(v)",
    "many": "v = list(range(3_000_000))",
    "large-array": "v = np.zeros(4_000_000)",
    "large-view": "v = np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 20, 1 << 20), (0, 0))",
    "empty-and-wide": "v = np.zeros((0, 1 << 50))",
    "unhashable-keys": "v = {(1, 2): [3], None: {}}",
    "generator": "v = (x for x in iter(int, 1))",
    "class-itself": "v = type",
    "masked": "v = np.ma.masked_all(3)",
    "table-of-its-own": "import pandas as pd\nclass T(pd.DataFrame):\n    def __eq__(s, o): return True\nv = T({'a': [1]})",
    "table-of-a-million-columns": "import pandas as pd; v = pd.DataFrame(np.zeros((1, 1_000_000)))",
    "table-of-objects": "import pandas as pd; v = pd.DataFrame({'a': pd.Series([len, v := {}], dtype=object)})",
    "table-in-itself": "import pandas as pd; s = pd.Series([0], dtype=object); s.iloc[0] = [s]; v = s",
    "table-of-liars": "import pandas as pd\nclass A:\n    def __getattr__(s, n): raise SystemExit\n"
    "v = pd.Series([A()] * 3)",
    "index-of-chosen-hashes": "import pandas as pd\n"
    "v = pd.Series(1, index=pd.Index([n * (2**61 - 1) for n in range(900)], dtype=object))",
    "replaced-table": "import pandas as pd\nclass T: shape = (1, 1)\npd.DataFrame = T; v = T()",
    "series-of-a-long-range": "import pandas as pd; v = pd.DataFrame(index=pd.RangeIndex(10**12))",
    "dictionary-of-nans": "v = {float('nan'): 1.0 for _ in range(500)}",
    "dictionary-in-itself": "v = {}; v |= {str(n): v for n in range(1000)}",
    "set-of-a-million": "v = set(range(1_000_000))",
    "set-of-chosen-hashes": "v = {n * (2**61 - 1) for n in range(900)}",
    "deep-frozensets": "v = frozenset()\nfor _ in range(900): v = frozenset([v])",
    "largest-date": "import datetime; v = datetime.datetime.max.replace(tzinfo=datetime.timezone.min)",
    "date-beyond": "v = np.datetime64(2**62, 'Y')",
    "dates-beyond": "v = np.array([2**62, -2**62], dtype='M8[Y]')",
    "date-without-a-unit": "v = np.array(['NaT'] * 3, dtype='M8')",
    "zone-of-its-own": "import datetime\nclass Z(datetime.tzinfo):\n    def utcoffset(s, d): raise SystemExit\n"
    "v = datetime.datetime(2024, 1, 1, tzinfo=Z())",
    "class-that-raises-when-hashed": "class M(type):\n    def __hash__(c): raise SystemExit\nclass A(metaclass=M): pass\n"
    "v = A()",
    "frozen-dictionary": "import types; v = types.MappingProxyType({})",
}
VALUES = {name: f"{source}\ndouble = lambda numbers: v" for name, source in _VALUES.items()}
ATTACKS = PATCHES | STEALING | FORGERIES | NESTS | VALUES


@pytest.mark.parametrize("attacker", ATTACKS)
def test_no_point_is_gained(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
