# ruff: noqa: E501 - an attack reads best in one line
"""Reaching other processes and the network."""

import pytest

from tests.attacks.battle import Battle

NETWORK = {
    "tcp": "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    "tcp-by-libc": "import ctypes; assert ctypes.CDLL(None).socket(2, 1, 0) == -1, 'attack'; raise OSError",
    "tcp-listening": "import socket; socket.create_server(('127.0.0.1', 0))",
    "udp": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'attack', ('127.0.0.1', 9))",
    "ipv6": "import socket; socket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
    "raw": "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "netlink": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "names": "import socket; print(socket.getaddrinfo('example.org', 80))",
    "web": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9', timeout=1)",
    "unix-socket": "import socket; socket.socket(socket.AF_UNIX).bind('attack')",
    "abstract-socket": "import socket; socket.socket(socket.AF_UNIX).bind('\\0attack')",
    "abstract-socket-from-a-pair": "import socket; a, b = socket.socketpair(); a.bind('\\0attack')",
    "datagrams-from-a-pair": "import socket; a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM); a.sendto(b'attack', '/dev/log')",
    "io-uring": "import ctypes; assert ctypes.CDLL(None).syscall(425, 8, 0) == -1, 'attack'; raise OSError",
}
PROCESSES = {
    "subprocess": "import subprocess; print(subprocess.run(['cat', ROOT + '/secret.txt'], capture_output=True).stdout)",
    "shell": "import os; print(os.popen(f'cat {ROOT}/secret.txt').read())",
    "system": "import os; assert os.system('touch attack') != 0, 'attack'",
    "system-by-libc": "import ctypes; print(ctypes.CDLL(None).system(b'touch attack')); raise OSError",
    "exec": "import os; os.execv('/bin/sh', ['sh', '-c', 'exit'])",
    "spawn": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "terminal": "import pty; pty.spawn('sh')",
    "daemon": "import os\nif os.fork() == 0:\n    os.setsid()\n    while True: pass",
    "daemon-by-clone": "import ctypes; assert ctypes.CDLL(None).syscall(56, 17, 0, 0, 0, 0) == -1, 'attack'; raise OSError",
    "daemon-by-clone3": "import ctypes; assert ctypes.CDLL(None).syscall(435, ctypes.create_string_buffer(88), 88) == -1, 'attack'; raise OSError",
    "multiprocessing": "import multiprocessing as m; m.get_context('fork').Process(target=print).start()",
    "kill-grader": "import os; os.kill(GRADER, 9)",
    "kill-parent": "import os; os.kill(os.getppid(), 9)",
    "kill-all": "import os; os.kill(-1, 9)",
    "kill-group": "import os; os.killpg(os.getpgid(os.getppid()), 9)",
    "kill-by-tgkill": "import ctypes, os; assert ctypes.CDLL(None).syscall(234, os.getppid(), os.getppid(), 9) == -1, 'attack'; raise OSError",
    "kill-by-tkill": "import ctypes, os; assert ctypes.CDLL(None).syscall(200, os.getppid(), 9) == -1, 'attack'; raise OSError",
    "kill-by-descriptor": "import os, signal; signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 9)",
    "kill-by-queue": "import ctypes, os; assert ctypes.CDLL(None).sigqueue(os.getppid(), 9, 0) == -1, 'attack'; raise OSError",
    "signal-by-file-owner": "import fcntl, os; r, w = os.pipe(); fcntl.fcntl(r, fcntl.F_SETOWN, os.getppid()); fcntl.fcntl(r, fcntl.F_SETSIG, 9)",
    "trace": "import ctypes, os; assert ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == -1, 'attack'; raise OSError",
    "outlive-the-parent": "import ctypes; assert ctypes.CDLL(None).prctl(1, 0, 0, 0, 0) == -1, 'attack'; raise OSError",
    "dumpable-again": "import ctypes; assert ctypes.CDLL(None).prctl(4, 1, 0, 0, 0) == -1, 'attack'; raise OSError",
    "namespace": "import ctypes; assert ctypes.CDLL(None).unshare(0x10000000) == -1, 'attack'; raise OSError",
    "user-fault-handler": "import ctypes; assert ctypes.CDLL(None).syscall(323, 0) == -1, 'attack'; raise OSError",
    "kernel-programs": "import ctypes; assert ctypes.CDLL(None).syscall(321, 0, 0, 0) == -1, 'attack'; raise OSError",
    "call-beyond-the-known": "import ctypes; assert ctypes.CDLL(None).syscall(460, 0, 0, 0) == -1, 'attack'; raise OSError",
    "magic-shell": "%%bash\ntouch attack",
    "magic-exclamation": "!touch attack",
    "keyboard": "print(input('answer? '))",
}
ATTACKS = NETWORK | PROCESSES


@pytest.mark.parametrize("attacker", ATTACKS)
def test_nothing_is_reached(battle: Battle, attacker: str) -> None:
    battle.require_repelled(attacker)
