# index: os
# skip-if: threads
"""Users, groups, sessions, priorities and processors of a process."""
import os

print(os.getpgid(0) == os.getpgrp(), os.getsid(0) == os.getsid(os.getpid()), os.getresuid() == (os.getuid(), os.geteuid(), os.geteuid()))
print(os.getresgid()[0] == os.getgid(), sorted(os.getgroups()) == sorted(set(os.getgroups())), os.getgrouplist("root", 0))
print(os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0), os.sched_get_priority_max(os.SCHED_FIFO), os.sched_get_priority_min(policy=os.SCHED_OTHER))
mine = os.sched_getaffinity(0)
print(type(mine).__name__, len(mine) <= os.cpu_count())
one = {min(mine)}
os.sched_setaffinity(0, one)
print(os.sched_getaffinity(0) == one, len(os.sched_getaffinity(0)))
os.sched_setaffinity(0, mine)
print(os.sched_getaffinity(0) == mine)
param = os.sched_getparam(0)
print(param, param.sched_priority, os.sched_getscheduler(0) == os.SCHED_OTHER, os.sched_rr_get_interval(0) >= 0)
os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
pid = os.fork()
if pid == 0:
    os.setpriority(os.PRIO_PROCESS, 0, 17)
    os.setpgrp()
    fine = os.getpriority(os.PRIO_PROCESS, 0) == 17 and os.getpgid(0) == os.getpid()
    os.setpgid(0, 0)
    os.setresuid(-1, -1, -1)
    os.setregid(-1, os.getegid())
    os.setuid(os.getuid())
    os._exit(0 if fine else 1)
print(os.waitpid(pid, 0)[1])
for attempt in (lambda: os.getpgid(0x7ffffffe), lambda: os.setpgid(0x7ffffffe, 0), lambda: os.getpriority(9, 0),
                lambda: os.sched_setaffinity(0, [-1]), lambda: os.sched_setaffinity(0, [1 << 20]), lambda: os.setuid("root"),
                lambda: os.sched_setparam(0, 1), lambda: os.sched_setaffinity(0, []), lambda: os.getsid(-1)):
    try:
        attempt()
    except (OSError, ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
