# ruff: noqa: E501 - an attack reads best in one line
"""Changing what is not the learner's: files, the grader, the machine; and leaving something for the next submission."""

import pytest

from tests.attacks.battle import Battle
from tests.attacks.traces import ATTACK_KEY

TAMPER = {
    "gradebook-written": "import sqlite3; sqlite3.connect(ROOT + '/gradebook.db').execute('update grade set auto_score = 4')",
    "gradebook-removed": "import os; os.remove(ROOT + '/gradebook.db')",
    "gradebook-truncated": "import os; os.truncate(ROOT + '/gradebook.db', 0)",
    "gradebook-truncated-by-path": "import ctypes; ctypes.CDLL(None).truncate(f'{ROOT}/gradebook.db'.encode(), 0)",
    "gradebook-journal": "open(ROOT + '/gradebook.db-journal', 'w').write('attack')",
    "gradebook-mode": "import os; os.chmod(ROOT + '/secret.txt', 0o777); os.chmod(ROOT, 0o777)",
    "owner": "import os; os.chown(ROOT + '/secret.txt', 1, 1)",
    "extended-attribute": "import os; os.setxattr(ROOT + '/secret.txt', 'user.attack', b'1')",
    "other-submission": "open(ROOT + '/submitted/zoe/lessons/01_doubling.ipynb', 'w').write('{}')",
    "feedback-of-another": "import os; os.makedirs(ROOT + '/feedback/zoe/lessons', exist_ok=True); open(ROOT + '/feedback/zoe/lessons/x.html', 'w')",
    "questions": "open(COURSE + '/solutions/questions/double.py', 'w').write('')",
    "the-grader": "import grader; open(grader.__file__, 'a').write('attack')",
    "the-runner": "from grader.runner import ask; open(ask.__file__, 'a').write('attack')",
    "numpy-on-disk": "import numpy; open(numpy.__file__, 'a').write('attack')",
    "limits-of-grader": "import resource; resource.prlimit(GRADER, resource.RLIMIT_NOFILE, (5, 5))",
    "limits-raised": "import resource; resource.setrlimit(resource.RLIMIT_DATA, (-1, -1)); x = bytearray(2 << 30)",
    "priority-of-grader": "import os; os.setpriority(os.PRIO_PROCESS, GRADER, 19)",
    "processors-of-grader": "import os; os.sched_setaffinity(GRADER, {0})",
    "host-name": "import socket; socket.sethostname('attack')",
    "clock": "import time; time.clock_settime(time.CLOCK_REALTIME, 0)",
    "mount": "import ctypes; print(ctypes.CDLL(None).mount(b'none', ROOT.encode(), b'tmpfs', 0, 0)); raise OSError",
    "capabilities-back": "import ctypes; header = (ctypes.c_uint32 * 2)(0x20080522, 0); ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)(*[2**32 - 1] * 6)); open(ROOT + '/secret.txt', 'w')",
    "landlock-again": "from py_landlock import Landlock; Landlock(strict=False).allow_read_write(ROOT).apply(); open(ROOT + '/secret.txt', 'w')",
}
PERSIST = {
    "sitecustomize": "import sysconfig; open(sysconfig.get_path('purelib') + '/sitecustomize.py', 'w').write('')",
    "path-file": "import sysconfig; open(sysconfig.get_path('purelib') + '/attack.pth', 'w').write('')",
    "user-site": "import os, site; os.makedirs(HOME + '/.local/lib'); open(HOME + '/.local/lib/usercustomize.py', 'w')",
    "ipython-profile": "import os; os.makedirs(HOME + '/.ipython/profile_default/startup'); open(HOME + '/.ipython/profile_default/startup/a.py', 'w')",
    "kernelspec": "from jupyter_client.kernelspec import KernelSpecManager as K; import sys; K().install_kernel_spec('.', 'attack', prefix=sys.prefix)",
    "shell-profile": "open(HOME + '/.bashrc', 'a').write('attack')",
    "cron": "open('/var/spool/cron/crontabs/root', 'a').write('attack')",
    "temporary-folder": "open('/tmp/attack', 'w').write('attack')",
    "module-beside-the-notebook": "open('numpy.py', 'w').write('attack = 1'); open('sitecustomize.py', 'w').write('')",
    "module-beside-the-submission": "open(ROOT + '/submitted/zoe/lessons/numpy.py', 'w').write('')",
    "bytecode-cache": "import numpy; open(numpy.__cached__, 'wb').write(b'attack')",
    "shared-memory": "from multiprocessing import shared_memory; shared_memory.SharedMemory('attack', create=True, size=10)",
    "shared-memory-file": "open('/dev/shm/attack', 'w').write('attack')",
    "system-v-memory": f"import ctypes; print(ctypes.CDLL(None).shmget({ATTACK_KEY}, 4096, 0o1666)); raise OSError",
    "message-queue": "import ctypes; print(ctypes.CDLL(None).mq_open(b'/attack', 0o102, 0o666, None)); raise OSError",
    "memory-file": "import os; os.memfd_create('attack')",
    "key": "import ctypes; print(ctypes.CDLL(None).syscall(248, b'user', b'attack', b'1', 1, -4)); raise OSError",
    "at-exit": "import atexit; atexit.register(lambda: open(ROOT + '/attack', 'w'))",
    "finalizer": "class Late:\n    def __del__(self): open(ROOT + '/attack', 'w')\nlate = Late()",
    "deep-folders": "import os\nfor n in range(150): os.mkdir('d' * 40); os.chdir('d' * 40)",
    "folders-without-rights": "import os\nos.mkdir('a', 0o700); open('a/b', 'w'); os.mkdir('c', 0); os.mkdir('a/d', 0)",
    "odd-names": "open(b'\\xff\\xfe', 'w'); open('a\\nb', 'w'); open('-rf *', 'w')",
}
ATTACKS = TAMPER | PERSIST


@pytest.mark.parametrize("attacker", ATTACKS)
def test_nothing_is_changed_or_left(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
