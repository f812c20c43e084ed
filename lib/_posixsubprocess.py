# SPDX-License-Identifier: MIT
"""Starting a program in a child process: what module subprocess needs from the system."""
import os

__all__ = ['fork_exec']


def _move(pairs):
    """Make each (descriptor, target) so that the child has the target; -1: leave it."""
    # A descriptor that is itself a target of another one gets out of the way first.
    pairs = [[os.dup(fd) if -1 < fd < 3 and fd != target else fd, target] for fd, target in pairs]
    for fd, target in pairs:
        if fd == target:
            os.set_inheritable(fd, True)
        elif fd >= 0:
            os.dup2(fd, target)


def _close_others(keep):
    try:
        descriptors = [int(name) for name in os.listdir('/proc/self/fd')]
    except OSError:
        descriptors = range(3, os.sysconf('SC_OPEN_MAX'))
    for fd in descriptors:
        if fd > 2 and fd not in keep:
            try:
                os.close(fd)
            except OSError:
                pass


def _restore_signals():
    import signal
    for name in ('SIGPIPE', 'SIGXFZ', 'SIGXFSZ'):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)


def _execute(args, executables, env):
    for executable in executables:
        try:
            if env is None:
                os.execv(executable, args)
            else:
                os.execve(executable, args, env)
        except (FileNotFoundError, NotADirectoryError) as e:
            error = e
    raise error


def fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, c2pwrite, errread,
              errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, gid, extra_groups, uid,
              child_umask, preexec_fn, allow_vfork=True, /):
    """Fork, and execute a program in the child: the child's process id.

    What goes wrong in the child is written to errpipe_write as "class:errno in hexadecimal:text".
    """
    args = list(args)
    if env is not None:
        env = dict(os.fsencode(item).split(b'=', 1) for item in env)
    pid = os.fork()
    if pid:
        return pid
    report, stage = 'SubprocessError:0:', 'noexec'
    try:
        for fd in (p2cwrite, c2pread, errread, errpipe_read):
            if fd >= 0:
                os.close(fd)
        _move([(p2cread, 0), (c2pwrite, 1), (errwrite, 2)])
        for fd in pass_fds:
            if fd != errpipe_write:
                os.set_inheritable(fd, True)
        if cwd:
            os.chdir(cwd)
        if child_umask >= 0:
            os.umask(child_umask)
        if restore_signals:
            _restore_signals()
        if call_setsid:
            os.setsid()
        if pgid_to_set >= 0:
            os.setpgid(0, pgid_to_set)
        if extra_groups is not None:
            os.setgroups(extra_groups)
        if gid is not None and gid != -1:
            os.setregid(gid, gid)
        if uid is not None and uid != -1:
            os.setreuid(uid, uid)
        report = 'SubprocessError:0:Exception occurred in preexec_fn.'
        if preexec_fn:
            preexec_fn()
        if close_fds:
            _close_others({*pass_fds, errpipe_write})
        stage = ''
        _execute(args, executable_list, env)
    except OSError as e:
        report = f'OSError:{e.errno:x}:{stage}'
    except BaseException:
        pass
    os.write(errpipe_write, report.encode())
    os._exit(255)
