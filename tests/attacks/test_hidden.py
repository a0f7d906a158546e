# ruff: noqa: E501 - an attack reads best in one line
"""Asking whether a file is there, where the kernel lets the grader hide files: the answer is always no."""

import subprocess
import sys

import pytest

from tests.attacks.battle import Battle

IS_POSSIBLE = subprocess.run([sys.executable, "-I", "-m", "grader.runner.hiding"], check=False).returncode == 0

_ASKED = "import ctypes, os\nPLACES = (ROOT + '/secret.txt', ROOT + '/submitted/zoe/lessons/01_doubling.ipynb', COURSE + '/solutions/questions/double.py', HOME + '/.secret', '/etc/passwd', '/usr/bin')\nSEEN = 'canary-' + '7f3a91'\nlibc = ctypes.CDLL(None)\n"
_EACH = "for place in PLACES:\n    try:\n        {}\n    except OSError: continue\n    print(SEEN, place)"
ATTACKS = {
    name: _ASKED + source
    for name, source in {
        "exists": "if any(map(os.path.exists, PLACES)): print(SEEN)",
        "size-and-time": _EACH.format("os.stat(place)"),
        "link-itself": _EACH.format("os.lstat(place)"),
        "stat-by-number": "for place in PLACES:\n    if libc.syscall(4, place.encode(), ctypes.create_string_buffer(400)) == 0: print(SEEN)",
        "statx": "for place in PLACES:\n    if libc.statx(-100, place.encode(), 0, 0x7FF, ctypes.create_string_buffer(400)) == 0: print(SEEN)",
        "access": "if any(os.access(place, os.F_OK) for place in PLACES): print(SEEN)",
        "path-descriptor": _EACH.format("os.open(place, os.O_PATH)"),
        "folder-entered": _EACH.format("os.chdir(os.path.dirname(place)); os.stat(os.path.basename(place))"),
        "by-dots": _EACH.format("os.stat('../' * 30 + place)"),
        "through-the-root-of-another": _EACH.format("os.stat(f'/proc/{GRADER}/root{place}')"),
        "through-the-root-of-the-parent": _EACH.format("os.stat(f'/proc/{os.getppid()}/root{place}')"),
        "through-its-own-root": _EACH.format("os.stat(f'/proc/self/root{place}')"),
        "through-a-folder-of-another": _EACH.format("os.stat(f'/proc/{GRADER}/cwd/pyproject.toml')"),
        "refusals-that-differ": "for place in PLACES:\n    try: open(place)\n    except PermissionError: print(SEEN)\n    except OSError: pass",
        "unmounted-by-hand": "libc.umount2(b'/', 2); libc.setns(os.open('/proc/self/ns/mnt', os.O_RDONLY), 0)\n"
        + _EACH.format("os.stat(place)"),
    }.items()
}


@pytest.mark.skipif(not IS_POSSIBLE, reason="the kernel lets this account hide no files")
@pytest.mark.parametrize("attacker", ATTACKS)
def test_no_path_outside_is_there(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
