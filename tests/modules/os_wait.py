# index: os
# skip-if: threads
"""Waiting for children in every way, and what they used."""
import os
import signal


def child(status):
    pid = os.fork()
    if pid == 0:
        os._exit(status)
    return pid


pid = child(3)
found, status, usage = os.wait3(0)
print(found == pid, os.waitstatus_to_exitcode(status), type(usage).__name__, len(usage), usage.ru_utime < 5, usage.ru_maxrss > 0)
pid = child(4)
found, status, usage = os.wait4(pid, 0)
print(found == pid, os.WEXITSTATUS(status), usage.ru_stime == usage[1], repr(usage).startswith("resource.struct_rusage(ru_utime="))
pid = child(5)
info = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(info.si_pid == pid, info.si_status, info.si_code == os.CLD_EXITED, info.si_signo == signal.SIGCHLD, len(info))
handle = os.pidfd_open(pid)
again = os.waitid(os.P_PIDFD, handle, os.WEXITED)
print(again.si_status, type(again).__name__)
os.close(handle)
pid = os.fork()
if pid == 0:
    signal.pause()
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG), os.waitpid(pid, os.WNOHANG), os.wait4(pid, os.WNOHANG)[:2])
os.kill(pid, signal.SIGKILL)
info = os.waitid(os.P_ALL, 0, os.WEXITED)
print(info.si_pid == pid, info.si_code == os.CLD_KILLED, info.si_status == signal.SIGKILL)
for attempt in (lambda: os.waitid(os.P_ALL, 0, os.WEXITED), lambda: os.wait3(0), lambda: os.wait4(1, 0)):
    try:
        attempt()
    except OSError as e:
        print(type(e).__name__, e)
