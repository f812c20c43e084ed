# index: os.posix_spawn, os.posix_spawnp, os.POSIX_SPAWN_DUP2, os.POSIX_SPAWN_OPEN
import os
import signal
import sys
import tempfile


def wait(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


with tempfile.TemporaryDirectory() as d:
    out = os.path.join(d, "out")
    actions = [(os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), (os.POSIX_SPAWN_DUP2, 1, 2), (os.POSIX_SPAWN_CLOSE, 0)]
    pid = os.posix_spawn("/bin/sh", ["sh", "-c", "echo $GREETING; echo error >&2; exit 5"], {"GREETING": "hello"}, file_actions=actions)
    print(wait(pid))
    with open(out) as f:
        print(f.read().split())
    print(wait(os.posix_spawnp("true", ["true"], os.environ)), wait(os.posix_spawn(sys.executable, [sys.executable, "-c", "raise SystemExit(9)"], dict(os.environ))))
    pid = os.posix_spawn("/bin/sleep", ["sleep", "100"], {}, setpgroup=0)
    print(os.getpgid(pid) == pid)
    os.kill(pid, signal.SIGTERM)
    print(wait(pid))
    read, write = os.pipe()
    pid = os.posix_spawn("/bin/sh", ["sh", "-c", "trap '' USR1; kill -TERM $$; echo alive >&9"], {b"B": b"1"}, file_actions=[(os.POSIX_SPAWN_DUP2, write, 9)], setsigdef=[signal.SIGTERM], setsigmask=[])
    os.close(write)
    with os.fdopen(read) as f:
        print(repr(f.read()), wait(pid))
    for call in (lambda: os.posix_spawn("/none", ["x"], {}), lambda: os.posix_spawn("/bin/true", [], {}), lambda: os.posix_spawn("/bin/true", "true", {}), lambda: os.posix_spawn("/bin/true", ["t"], {"a": 1}), lambda: os.posix_spawn("/bin/true", ["t"], {}, file_actions=[(99, 1)]),
                 lambda: os.posix_spawn("/bin/true", ["t"], {}, file_actions=[1]), lambda: os.posix_spawn("/bin/true", ["t"], {}, file_actions=[(os.POSIX_SPAWN_CLOSE,)]), lambda: os.posix_spawn("/bin/true", ["t"]), lambda: os.posix_spawn("/bin/true", [1], {}), lambda: os.posix_spawn("/bin/true", ["t"], {"a=b": "c"}),
                 lambda: os.posix_spawn("/bin/true", ["t"], {}, setsigmask=[9999]), lambda: os.posix_spawn("/bin/true", ["a\0b"], {})):
        try:
            print(call())
        except (OSError, TypeError, ValueError) as e:
            print(type(e).__name__, e)
