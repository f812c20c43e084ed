# SPDX-License-Identifier: MIT
"""What CPython's subprocess does in C: a child that runs a program with some descriptors."""

import os


def fork_exec(
    args, executables, close_fds, keep, cwd, env, in_read, in_write, out_read, out_write, err_read, err_write,
    report_read, report_write, restore_signals, new_session, process_group, gid, groups, uid, umask, before, use_vfork,
):
    """Returns the child's pid.  What goes wrong in the child is written to report_write as "OSError:ERRNO:"."""
    pid = os.fork()
    if pid:
        return pid
    failure = 0
    try:
        _arrange({0: in_read, 1: out_write, 2: err_write}, (in_write, out_read, err_read, report_read))
        if cwd is not None:
            os.chdir(cwd)
        if new_session:
            os.setsid()
        if before is not None:
            before()
        for path in executables:
            try:
                if env is None:
                    os.execv(path, args)
                os.execve(path, args, dict(entry.split(b"=", 1) for entry in env))
            except OSError as error:
                failure = error.errno
        os.write(report_write, b"OSError:%x:" % failure)
    finally:
        os._exit(255)


def _arrange(wanted, unused):
    for fd in unused:
        if fd >= 0:
            os.close(fd)
    for target, fd in wanted.items():
        if fd == target:
            os.set_inheritable(fd, True)
        elif fd >= 0:
            os.dup2(fd, target)
