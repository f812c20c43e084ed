# index: os
# skip-if: threads
"""Pseudo-terminals, and the process group in their foreground."""
import os

master, slave = os.openpty()
print(os.isatty(master), os.isatty(slave), os.ttyname(slave) == os.ptsname(master) if hasattr(os, "ptsname") else True)
print(os.ttyname(slave).startswith("/dev/"), os.get_inheritable(slave), os.ctermid())
os.write(slave, b"out\n")
print(os.read(master, 100))
os.write(master, b"typed\n")
print(os.read(slave, 100))
os.close(master)
os.close(slave)

pid, terminal = os.forkpty()
if pid == 0:
    own = os.tcgetpgrp(0) == os.getpgrp() == os.getsid(0) and os.isatty(1)
    os.tcsetpgrp(0, os.getpgrp())
    os.write(1, b"child has it" if own else b"no")
    os._exit(0)
print(os.read(terminal, 100), os.waitpid(pid, 0)[1])
os.close(terminal)
for attempt in (lambda: os.ttyname(os.open("/dev/null", os.O_RDONLY)), lambda: os.tcgetpgrp(-1), lambda: os.openpty(1)):
    try:
        attempt()
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
