# ruff: noqa: E501 - an attack reads best in one line
"""What is left in a scratch folder when a process ends: none of it may stay, or stand in the way of who comes after."""

from pathlib import Path

import pytest

from grader.runner import Bounds, Disk, ProcessDiedError, WarmProcess
from tests.attacks.battle import Battle

_NEST = (
    "for n in range(12):\n    os.makedirs(f'a{n}/b{n}/c')\n    open(f'a{n}/b{n}/c/big', 'wb').write(b'x' * 100_000)\n"
)
LEAVINGS = {
    "names-that-a-grader-might-take": "for n in range(40): os.makedirs(f'.removed-{n}/full')\n" + _NEST,
    "names-of-scratch-folders": "for n in range(9): os.makedirs(f'grader-{n}-x/tmp{n}/full')\n" + _NEST,
    "one-name-at-every-depth": "for _ in range(60): os.makedirs('0/0'); os.makedirs('1/0'); os.chdir('0')",
    "names-that-are-no-text": "for name in (b'\\xff\\xfe', b'\\xed\\xa0\\x80', b'a\\nb', b'a\\tb', b'\\x01', b'\\x7f'): os.makedirs(name + b'/' + name); open(name + b'/f', 'w').close()",
    "names-that-mean-something": "for name in ('...', '.. ', '-rf *', '~', '$HOME', '%s', '{0}', 'CON', '.nfs0000', '.git', 'lost+found'): os.makedirs(name + '/x')",
    "longest-names": "for letter in 'abc': os.makedirs(letter * 255 + '/' + letter * 255); open(letter * 255 + '/' + letter * 254, 'w').close()",
    "deeper-than-a-path": "for _ in range(150): os.mkdir('d' * 200); os.chdir('d' * 200)\nopen('deep', 'w').close()",
    "without-rights": "os.makedirs('a/b'); open('a/b/f', 'w').close(); os.mkdir('c', 0); os.mkdir('d', 0o300); open('d/f', 'w').close(); os.mkdir('e', 0o100); os.umask(0o777); os.mkdir('g'); open('h', 'w').close()",
    "without-rights-and-deep": "os.umask(0o477)\nfor _ in range(100): os.mkdir('d', 0o300); os.chdir('d')",
    "in-a-folder-that-is-gone": "os.mkdir('d'); os.chdir('d'); os.rmdir('../d'); held = [os.open('.', os.O_RDONLY)]",
    "held-open": "held = []\nfor n in range(9): f = open(f'f{n}', 'wb'); os.unlink(f'f{n}'); f.write(b'x' * 1_000_000); held.append(f)",
    "mapped": "import mmap\nheld = []\nfor n in range(4): f = open('f', 'w+b'); f.truncate(1_000_000); held.append(mmap.mmap(f.fileno(), 1_000_000)); held[-1].write(b'x' * 1_000_000); f.close(); os.unlink('f')",
    "unnamed": "held = [os.open('.', os.O_TMPFILE | os.O_RDWR) for _ in range(9)]\nfor f in held: os.write(f, b'x' * 1_000_000)",
    "with-holes": "for n in range(9): f = open(f'f{n}', 'wb'); f.seek(15_000_000); f.write(b'x'); f.close()",
    "locked": "import fcntl\nheld = [open(f'f{n}', 'w') for n in range(9)]\nfor f in held: fcntl.flock(f, fcntl.LOCK_EX)\nfcntl.flock(os.open('.', os.O_RDONLY), fcntl.LOCK_EX)",
    "a-device-by-renaming": "import ctypes; open('f', 'w').close(); ctypes.CDLL(None).renameat2(-100, b'f', -100, b'g', 4)",
    "folders-exchanged": "import ctypes; os.makedirs('a/b/c'); os.makedirs('d/e/f'); ctypes.CDLL(None).renameat2(-100, b'a/b', -100, b'd', 2)",
    "until-the-end": "import threading\ndef make():\n    for n in range(10 ** 9):\n        try: os.makedirs(f'{n % 50}/{n % 7}/x', exist_ok=True); open(f'{n % 50}/{n % 7}/f', 'wb').write(b'x' * 1000)\n        except OSError: pass\nfor _ in range(3): threading.Thread(target=make, daemon=True).start()\nimport time; time.sleep(0.3)",
    "moving-about": "import threading\nfor n in range(30): os.makedirs(f'{n}/x/y')\ndef move():\n    while True:\n        for n in range(30):\n            try: os.rename(f'{n}', f'{(n + 1) % 30}/x/y/z'); os.rename(f'{(n + 1) % 30}/x/y/z', f'{n}')\n            except OSError: pass\nthreading.Thread(target=move, daemon=True).start()\nimport time; time.sleep(0.3)",
}
_ENDS = {"": "", "-and-ends": "\nos._exit(0)", "-and-loops": "\nwhile True: pass"}
ATTACKS = {
    f"{name}{end}": f"import os\n{source}{then}"
    for name, source in LEAVINGS.items()
    for end, then in _ENDS.items()
    if end != "-and-loops" or name in ("until-the-end", "moving-about", "names-that-a-grader-might-take")
}


@pytest.mark.parametrize("attacker", ATTACKS)
def test_nothing_is_left(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)


@pytest.mark.parametrize("leaving", LEAVINGS)
def test_nothing_is_left_between_two_processes_of_a_notebook(warm: WarmProcess, leaving: str) -> None:
    bounds, disk = Bounds(cell_seconds=2.0, disk=20, files=400), Disk()
    for _ in range(3):
        with warm.session(bounds, disk=disk) as session:
            folder = Path(session.run("import os; os.getcwd()")[0]["data"]["text/plain"].strip("'"))
            with pytest.raises(ProcessDiedError):
                session.run(f"import os\n{LEAVINGS[leaving]}\nos._exit(0)")
        assert not folder.exists()
