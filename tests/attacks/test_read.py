# ruff: noqa: E501 - an attack reads best in one line
"""Reading what is not the learner's: each case prints whatever it gets hold of."""

import pytest

from tests.attacks.battle import Battle

ATTACKS = {
    "gradebook": "print(open(ROOT + '/gradebook.db', 'rb').read())",
    "gradebook-by-sqlite": "import sqlite3; print(sqlite3.connect(ROOT + '/gradebook.db').execute('select * from grade').fetchall())",
    "class-secret": "print(open(ROOT + '/secret.txt').read())",
    "solutions": "print(open(COURSE + '/solutions/lessons/01_doubling.py').read())",
    "questions": "print(open(COURSE + '/solutions/questions/double.py').read())",
    "questions-by-import": "import sys; sys.path.insert(0, COURSE); from solutions.questions import double as found; print(open(found.__file__).read())",
    "other-submission": "print(open(ROOT + '/submitted/zoe/lessons/01_doubling.ipynb').read())",
    "other-submission-by-listing": "import os; print(os.listdir(ROOT + '/submitted'))",
    "walk-from-the-top": "import os, pathlib; print([p.read_text() for p in pathlib.Path('/').rglob('secret.txt')]); print(os.listdir(ROOT))",
    "home": "print(open(HOME + '/.secret').read())",
    "home-by-tilde": "import os; print(open(os.path.expanduser('~/.secret')).read())",
    "environment": "import os; print(dict(os.environ), ''.join(map(str, os.environ.values())))",
    "environment-by-libc": "import ctypes; ctypes.CDLL(None).getenv.restype = ctypes.c_char_p; print(ctypes.CDLL(None).getenv(b'SECRET'))",
    "own-environ-file": "print(open('/proc/self/environ').read())",
    "environ-of-grader": "print(open(f'/proc/{GRADER}/environ').read())",
    "environ-of-parent": "import os; print(open(f'/proc/{os.getppid()}/environ').read())",
    "memory-of-grader": "print(open(f'/proc/{GRADER}/mem', 'rb').read(10))",
    "memory-by-vm-readv": "import ctypes; print(ctypes.CDLL(None).syscall(310, GRADER, 0, 0, 0, 0, 0)); raise OSError",
    "descriptors-of-grader": "import os; print(os.listdir(f'/proc/{GRADER}/fd'), os.readlink(f'/proc/{GRADER}/cwd'))",
    "root-of-grader": "print(open(f'/proc/{GRADER}/root' + ROOT + '/secret.txt').read())",
    "own-root-link": "print(open('/proc/self/root' + ROOT + '/secret.txt').read())",
    "own-working-folder-link": "print(open('/proc/self/cwd/../../' + 'secret.txt').read())",
    "inherited-descriptors": "import os\nfor n in range(3, 300):\n    try: print(n, os.pread(n, 9999, 0))\n    except OSError: pass",
    "symlink-to-it": "import os; os.symlink(ROOT + '/secret.txt', 'link'); print(open('link').read())",
    "hard-link-to-it": "import os; os.link(ROOT + '/secret.txt', 'link'); print(open('link').read())",
    "rename-it-here": "import os; os.rename(ROOT + '/secret.txt', 'mine'); print(open('mine').read())",
    "passwords": "print(open('/etc/passwd').read(), open('/etc/shadow').read())",
    "by-handle": "import ctypes; print(ctypes.CDLL(None).syscall(304, -100, 0, 0)); print(open('/proc/self/mountinfo').read())",
    "host-network": "print(open('/proc/self/net/tcp').read())",
    "keyring": "import ctypes; print(ctypes.CDLL(None).syscall(250, 11, -3, 0, 0, 0)); print(open('/proc/keys').read())",
    "kernel-log": "import ctypes; buffer = ctypes.create_string_buffer(9999); print(ctypes.CDLL(None).klogctl(3, buffer, 9999), buffer.value)",
    "walk-up-by-dots": "print(open('../../../../../../../../' + ROOT + '/secret.txt').read())",
    "change-root": "import os; os.chroot(ROOT); print(open('/secret.txt').read())",
}


@pytest.mark.parametrize("attacker", ATTACKS)
def test_nothing_is_read(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
