# ruff: noqa: E501 - an attack reads best in one line
"""Using the machine up, and crashing: each in bounded time, and at the attacker's cost only."""

from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tests.attacks.battle import Battle, Notebook

BOMBS = {
    "cpu": "while True: pass",
    "cpu-that-catches-all": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "uninterruptible": "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65)); 10 ** 10 ** 9",
    "regular-expression": "import re; re.match(r'(a+)+$', 'a' * 60 + 'b')",
    "sleep": "import time; time.sleep(600)",
    "cpu-in-threads": "import threading\nfor _ in range(4): threading.Thread(target=lambda: exec('while True: pass')).start()",
    "memory": "x = []\nwhile True: x.append(bytearray(1 << 24))",
    "memory-shared": "import mmap\nx = []\nwhile True: m = mmap.mmap(-1, 1 << 24); m.write(b'x' * (1 << 24)); x.append(m)",
    "memory-numpy": "x = np.ones((1 << 14, 1 << 14))",
    "fork": "import os\nwhile True: os.fork()",
    "fork-by-libc": "import ctypes\nfor _ in range(99): assert ctypes.CDLL(None).fork() == -1, 'attack'\nraise OSError",
    "threads": "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(600,)).start()",
    "disk": "n = 0\nwhile True: n += 1; open(f'f{n}', 'wb').write(b'x' * (1 << 22))",
    "one-large-file": "f = open('f', 'wb')\nwhile True: f.write(b'x' * (1 << 20)); f.flush()",
    "many-files": "n = 0\nwhile True: n += 1; open(f'f{n}', 'w').close()",
    "hidden-folder": "import os; os.mkdir('d', 0o300); os.chdir('d'); n = 0\nwhile True: n += 1; open(f'f{n}', 'w').close()",
    "nested-folders": "import os\nwhile True: os.mkdir('d' * 200); os.chdir('d' * 200)",
    "descriptors": "import os\nwhile True: os.dup(1)",
    "pipes": "import os\nx = []\nwhile True: x.append(os.pipe())",
    "prints": "while True: print('attack' * 1000)",
    "displays": "while True: display('attack' * 1000)",
    "one-huge-line": "print('x' * 200_000_000)",
    "stderr-of-the-system": "import os\nwhile True: os.write(2, b'attack' * 1000)",
    "huge-result": "'x' * 50_000_000",
    "list-as-deep-as-it-gets": "x = []\nfor _ in range(1_000_000): x = [x]\nx",
}
_BY_LIBC = "import ctypes; libc = ctypes.CDLL(None); stack = ctypes.create_string_buffer(128); libc.pthread_attr_init(stack); libc.pthread_attr_setstacksize(stack, ctypes.c_size_t(16384)); thread = ctypes.byref(ctypes.c_ulong())\n"
_BURN = "import hashlib, threading, time\ndef burn():\n    while True: hashlib.pbkdf2_hmac('sha256', b'x', b'y', 3_000_000)\n"
FLOODS = {
    "threads-by-libc": f"{_BY_LIBC}while True: libc.pthread_create(thread, stack, libc.pause, None)",
    "threads-by-libc-that-end": f"{_BY_LIBC}libc.pthread_attr_setdetachstate(stack, 1)\nwhile True: libc.pthread_create(thread, stack, libc.getpid, None)",
    "threads-by-clone": "import ctypes; libc = ctypes.CDLL(None); sleeper = ctypes.create_string_buffer(1 << 16); top = ctypes.c_void_p((ctypes.addressof(sleeper) + (1 << 16)) & ~15)\nwhile True: libc.clone(libc.pause, top, 0x10f00, None)",
    "threads-of-small-stacks": "import threading; threading.stack_size(32768); wait = threading.Event().wait\nwhile True: threading.Thread(target=wait, daemon=True).start()",
    "threads-of-threads": "import threading, time\ndef more():\n    while True: threading.Thread(target=more, daemon=True).start()\nmore()",
    "threads-that-end": "import _thread\nwhile True: _thread.start_new_thread(int, ())",
    "threads-that-catch-all": "import _thread, time\nwhile True:\n    try: _thread.start_new_thread(time.sleep, (600,))\n    except BaseException: pass",
    "threads-in-a-pool": "import concurrent.futures as f, time\npool = f.ThreadPoolExecutor(9999)\nwhile True: pool.submit(time.sleep, 600)",
    "threads-of-a-loop": "import asyncio, concurrent.futures as f, time\nloop = asyncio.get_running_loop(); loop.set_default_executor(f.ThreadPoolExecutor(9999)); await asyncio.gather(*[asyncio.to_thread(time.sleep, 600) for _ in range(9999)])",
    "threads-when-asked": "import _thread, time\ndef double(numbers):\n    while True: _thread.start_new_thread(time.sleep, (600,))",
    "threads-below-the-bound": "import threading, time\nfor _ in range(20): threading.Thread(target=time.sleep, args=(600,)).start()\ntime.sleep(600)",
    "threads-that-burn": f"{_BURN}for _ in range(20): threading.Thread(target=burn, daemon=True).start()\ntime.sleep(99)",
    "threads-that-burn-when-asked": f"{_BURN}def double(numbers):\n    for _ in range(20): threading.Thread(target=burn, daemon=True).start()\n    time.sleep(99)",
}
CRASHES = {
    "exit": "import os; os._exit(0)",
    "sys-exit": "import sys; sys.exit(0)",
    "abort": "import os; os.abort()",
    "killed": "import os; os.kill(os.getpid(), 9)",
    "stopped": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    "segmentation-fault": "import ctypes; ctypes.string_at(0)",
    "fault-handler": "import faulthandler; faulthandler._sigsegv()",
    "recursion": "import sys; sys.setrecursionlimit(10 ** 9)\ndef f(): f()\nf()",
    "recursion-in-c": "import sys; sys.setrecursionlimit(10 ** 9); eval('(' * 90 + ')' * 90); repr_of = []\nfor _ in range(10 ** 6): repr_of = [repr_of]\nrepr(repr_of)",
    "loop-stopped": "import asyncio; asyncio.get_event_loop_policy().get_event_loop().stop(); raise KeyboardInterrupt",
    "descriptors-closed": "import os; os.closerange(0, 500)",
    "exception-that-raises": "class E(BaseException):\n    def __str__(self): raise self\nraise E",
    "name-that-is-no-text": "raise type('\\ud800', (Exception,), {})('\\ud800')",
    "code-after-exit": "import atexit, os; atexit.register(os._exit, 0); raise SystemExit",
    "garbage-collector": "import gc\nfor o in gc.get_objects():\n    if type(o) is dict and '__name__' not in o: o.clear()",
    "interpreter-finalized": "import ctypes; ctypes.pythonapi.Py_FinalizeEx()",
}


def flood_in_every_cell(folder: Path, notebook: NotebookNode) -> None:
    floods = [nbformat.v4.new_code_cell(FLOODS["threads-by-libc"]) for _ in range(40)]
    notebook.cells[2:2] = floods
    nbformat.write(notebook, folder / "01_doubling.ipynb")


IN_EVERY_CELL: dict[str, Notebook] = {f"threads-in-every-cell-{n}": flood_in_every_cell for n in range(1, 5)}
ATTACKS: Mapping[str, str | Notebook] = BOMBS | FLOODS | IN_EVERY_CELL | CRASHES


@pytest.mark.parametrize("attacker", ATTACKS)
def test_only_the_attacker_pays(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
