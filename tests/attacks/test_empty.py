# ruff: noqa: E501 - an attack reads best in one line
"""Emptying, replacing and touching what may be read and belongs to the account, with each Landlock there has been."""

from collections.abc import Iterator

import pytest

from grader.runner import WarmProcess
from tests.attacks.battle import Battle
from tests.attacks.conftest import Fight
from tests.attacks.old_kernels import ABIS, landlock_abi
from tests.attacks.test_tamper import TAMPER

_OWNED = "import ctypes, os\nPACKAGE = COURSE + '/package'; OWNED = PACKAGE + '/owned.py'; PATH = OWNED.encode(); libc = ctypes.CDLL(None)\n"
_EMPTYING = {
    "read-only": "os.open(OWNED, os.O_RDONLY | os.O_TRUNC)",
    "neither-reading-nor-writing": "os.open(OWNED, 3 | os.O_TRUNC)",
    "write-only": "os.open(OWNED, os.O_WRONLY | os.O_TRUNC)",
    "both": "os.open(OWNED, os.O_RDWR | os.O_TRUNC)",
    "open-for-writing": "open(OWNED, 'w')",
    "by-the-older-call": "assert libc.syscall(2, PATH, os.O_TRUNC, 0) == -1, 'attack'; raise OSError",
    "by-the-older-call-and-neither": "assert libc.syscall(2, PATH, os.O_TRUNC | 3, 0) == -1, 'attack'; raise OSError",
    "by-creat": "assert libc.syscall(85, PATH, 0o600) == -1, 'attack'; raise OSError",
    "by-the-newer-call": "how = (ctypes.c_uint64 * 3)(os.O_TRUNC, 0, 0); assert libc.syscall(437, -100, PATH, ctypes.byref(how), 24) == -1, 'attack'; raise OSError",
    "flags-with-high-bits": "assert libc.syscall(257, -100, PATH, ctypes.c_uint64(0xDEADBEEF00000000 | os.O_TRUNC), 0) == -1, 'attack'; raise OSError",
    "with-other-flags": "os.open(OWNED, os.O_TRUNC | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_APPEND | os.O_SYNC)",
    "created-and-emptied": "os.open(OWNED, os.O_CREAT | os.O_TRUNC)",
    "through-a-folder": "os.open('owned.py', os.O_TRUNC, dir_fd=os.open(PACKAGE, os.O_RDONLY | os.O_DIRECTORY))",
    "through-a-path-descriptor": "os.open(f'/proc/self/fd/{os.open(OWNED, os.O_PATH)}', os.O_TRUNC)",
    "through-an-open-descriptor": "os.open(f'/dev/fd/{os.open(OWNED, os.O_RDONLY)}', os.O_TRUNC)",
    "from-its-folder": "os.chdir(PACKAGE); os.open('owned.py', os.O_TRUNC)",
    "truncate": "os.truncate(OWNED, 0)",
    "truncate-by-number": "assert libc.syscall(76, PATH, 0) == -1, 'attack'; raise OSError",
    "truncate-what-is-read": "os.ftruncate(os.open(OWNED, os.O_RDONLY), 0)",
    "hole": "assert libc.fallocate(os.open(OWNED, os.O_RDONLY), 3, ctypes.c_long(0), ctypes.c_long(1000)) != 0, 'attack'; raise OSError",
    "hole-in-memory": "import mmap; m = mmap.mmap(os.open(OWNED, os.O_RDONLY), 0, mmap.MAP_SHARED, mmap.PROT_READ); m.madvise(9)",
    "mapped-for-writing": "import mmap; mmap.mmap(os.open(OWNED, os.O_RDONLY), 0, mmap.MAP_SHARED, mmap.PROT_WRITE)",
    "made-writable-later": "import mmap; m = mmap.mmap(os.open(OWNED, os.O_RDONLY), 0, mmap.MAP_SHARED, mmap.PROT_READ); assert libc.mprotect(ctypes.c_void_p(0), 4096, 3) == -1, 'attack'; raise OSError",
    "appended": "open(OWNED, 'a').write('attack')",
    "copied-over": "open('mine', 'w').write('attack' * 99); os.copy_file_range(os.open('mine', os.O_RDONLY), os.open(OWNED, os.O_RDONLY), 99)",
    "sent-over": "open('mine', 'w').write('attack' * 99); os.sendfile(os.open(OWNED, os.O_RDONLY), os.open('mine', os.O_RDONLY), 0, 99)",
    "removed": "os.remove(OWNED)",
    "moved-away": "os.rename(OWNED, 'mine')",
    "moved-over": "open('mine', 'w').close(); os.replace('mine', OWNED)",
    "exchanged": "open('mine', 'w').close(); assert libc.renameat2(-100, b'mine', -100, PATH, 2) == -1, 'attack'; raise OSError",
    "linked-over": "open('mine', 'w').close(); os.link('mine', PACKAGE + '/attack.py')",
    "unnamed-file-beside": "os.open(PACKAGE, os.O_TMPFILE | os.O_RDWR)",
    "file-beside": "open(PACKAGE + '/attack.py', 'w')",
    "empty-file-beside": "os.open(PACKAGE + '/attack.py', os.O_CREAT | os.O_RDONLY)",
    "folder-beside": "os.mkdir(PACKAGE + '/attack')",
    "link-beside": "os.symlink('/etc', PACKAGE + '/attack')",
    "pipe-beside": "os.mkfifo(PACKAGE + '/attack')",
    "rights": "os.chmod(OWNED, 0); os.chown(OWNED, 1, 1); os.utime(OWNED, (1, 1))",
    "rights-by-descriptor": "f = os.open(OWNED, os.O_RDONLY); os.fchmod(f, 0); os.fchown(f, 1, 1)",
    "file-attributes": "import fcntl; fcntl.ioctl(os.open(OWNED, os.O_RDONLY), 0x40086602, b'\\x10' + bytes(7))",
    "extended-attributes": "os.setxattr(OWNED, 'user.attack', b'1')",
    "library": "import six; os.open(six.__file__, os.O_WRONLY | os.O_APPEND)",
}
ATTACKS = TAMPER | {f"owned-{name}": _OWNED + source for name, source in _EMPTYING.items()}


@pytest.fixture(scope="module", params=ABIS)
def old_battle(request: pytest.FixtureRequest, fight: Fight) -> Battle:
    with landlock_abi(request.param):
        return fight(ATTACKS)


@pytest.mark.parametrize("attacker", ATTACKS)
def test_nothing_is_changed_whatever_landlock_can_do(old_battle: Battle, attacker: str) -> None:
    old_battle.require_repelled(attacker)


@pytest.fixture(scope="module", params=ABIS)
def old_warm(request: pytest.FixtureRequest) -> Iterator[WarmProcess]:
    with landlock_abi(request.param):
        warm = WarmProcess([])
    yield warm
    warm.close()


@pytest.mark.parametrize(
    "source",
    [
        "open('a', 'w').write('long'); open('a', 'w').write('x'); assert open('a').read() == 'x'",
        "f = open('a', 'w+'); f.write('long'); f.truncate(1); f.seek(0); assert f.read() == 'l'",
        "f = open('a', 'wb', 0); f.write(b'long'); import os; os.ftruncate(f.fileno(), 2); assert os.stat('a').st_size == 2",
        "import os; open('a', 'w').write('long'); os.open('a', os.O_RDWR | os.O_TRUNC); assert os.stat('a').st_size == 0",
        "import os; os.makedirs('d/e'); open('d/e/a', 'w').close(); os.rename('d/e/a', 'd/e/b'); os.remove('d/e/b'); os.removedirs('d/e')",
        "import os, shutil; os.mkdir('d'); open('a', 'w').write('x'); shutil.move('a', 'd/b'); assert open('d/b').read() == 'x'",
        "import tempfile; f = tempfile.TemporaryFile('w+'); f.write('x'); f.seek(0); assert f.read() == 'x'",
        "import pathlib; p = pathlib.Path('a'); p.write_text('x'); p.write_bytes(b'y'); assert p.read_text() == 'y'",
        "import sqlite3; c = sqlite3.connect('a.db'); c.execute('create table t (x)'); c.commit(); c.close()",
        "import numpy as np; np.save('a', np.zeros(3)); np.save('a.npy', np.ones(2)); assert np.load('a.npy').shape == (2,)",
        "import zipfile; z = zipfile.ZipFile('a.zip', 'w'); z.writestr('x', 'y'); z.close(); assert zipfile.ZipFile('a.zip').read('x') == b'y'",
    ],
    ids=["open", "truncate", "ftruncate", "flags", "folders", "moved", "temporary", "pathlib", "sqlite", "numpy", "zip"],
)  # fmt: skip
def test_own_files_can_be_written_and_emptied(old_warm: WarmProcess, source: str) -> None:
    with old_warm.session() as session:
        assert [output for output in session.run(source) if output["output_type"] == "error"] == []
