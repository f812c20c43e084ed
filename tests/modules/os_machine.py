# index: os.uname, os.cpu_count, os.urandom, os.times, os.get_terminal_size
# skip-if: threads
import os
import signal
import sys

u = os.uname()
print(u.sysname, len(u), u[0] == u.sysname, type(u).__name__, u.machine != "")
print(os.cpu_count() >= 1, len(os.urandom(16)), os.urandom(8) != os.urandom(8), os.urandom(0), len(os.getrandom(4)), os.getpid() > 1, os.getppid() > 0, os.getpid() == os.getpid())
t = os.times()
print(len(t), t.user >= 0, t.elapsed > 0, type(t).__name__, os.getloadavg()[0] >= 0, os.name, os.sep, os.linesep.encode(), os.devnull, os.extsep)
print(len(os.sched_getaffinity(0)) >= 1, os.sysconf("SC_PAGE_SIZE") % 1024, os.sysconf_names["SC_OPEN_MAX"] >= 0, os.confstr("CS_PATH") is not None, os.nice(0) == os.getpriority(os.PRIO_PROCESS, 0))
old = os.umask(0o027)
print(oct(os.umask(old)), os.getuid() == os.geteuid(), os.getgid() in [os.getgid(), *os.getgroups()], os.getpgrp() > 0, os.getsid(0) > 0, os.strerror(2), os.strerror(13))
here = os.getcwd()
os.chdir(os.environ["TMPDIR"])
print(os.path.samefile(os.getcwd(), os.environ["TMPDIR"]), os.fsdecode(os.getcwdb()) == os.getcwd())
fd = os.open(here, os.O_RDONLY)
os.fchdir(fd)
print(os.getcwd() == here)
try:
    os.get_terminal_size(fd)
except OSError as e:
    print(e)
os.close(fd)
print(os.get_terminal_size.__name__, os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns, isinstance(os.get_exec_path(), list), os.get_exec_path({"PATH": "/a:/b"}))
print(os.fspath("x"), os.WNOHANG, os.EX_USAGE, os.P_NOWAIT, os.SEEK_SET, os.O_RDWR, os.R_OK | os.W_OK, signal.Signals(os.WTERMSIG(9)).name if hasattr(signal, "Signals") else "SIGKILL", os.error is OSError, os.PathLike.__subclasshook__(str))
print(os.system("exit 3") >> 8, os.popen("echo popen; exit 2").read(), os.popen("exit 2").close() >> 8, os.popen("true").close(), sys.platform)
r, w = os.pipe()
with os.fdopen(w, "wb", 0) as f:
    print(os.set_blocking(r, False), f.write(b"abc"), os.readv(r, [bytearray(2), bytearray(5)]))
os.close(r)
for call in (lambda: os.chdir("/none"), lambda: os.urandom(-1), lambda: os.kill(0, "x"), lambda: os.sysconf("SC_NOTHING"), lambda: os.umask("a"), lambda: os.strerror("x"), lambda: os.getpriority(99, 0), lambda: os.getsid(-5), lambda: os.fdopen("x"), lambda: os.popen(3), lambda: os.system(3) if False else os.fdopen(99, "q")):
    try:
        print(call())
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
