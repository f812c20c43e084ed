# SPDX-License-Identifier: MIT
"""Running other programs, by os.posix_spawn: what most programs need of it."""
import io
import os
import threading
import time

__all__ = ['Popen', 'PIPE', 'STDOUT', 'DEVNULL', 'call', 'check_call', 'check_output', 'getoutput', 'getstatusoutput', 'run',
           'SubprocessError', 'CalledProcessError', 'TimeoutExpired', 'CompletedProcess', 'list2cmdline']

PIPE, STDOUT, DEVNULL = -1, -2, -3


_abandoned = []  # processes that run on although their Popen was collected


def _cleanup():
    """Look which of the abandoned processes have ended."""
    for process in _abandoned[:]:
        if process.poll() is not None and process in _abandoned:
            _abandoned.remove(process)


def _args_from_interpreter_flags():
    """The options that make a child interpreter behave as this one."""
    import sys
    flags = sys.flags
    options = [('-' + letter * count) for letter, count in (
        ('d', flags.debug), ('O', flags.optimize), ('B', flags.dont_write_bytecode), ('s', flags.no_user_site),
        ('S', flags.no_site), ('E', flags.ignore_environment), ('v', flags.verbose), ('b', flags.bytes_warning),
        ('q', flags.quiet), ('I', flags.isolated)) if count]
    return options + ['-W' + option for option in sys.warnoptions] + [
        item for name, value in sys._xoptions.items() for item in ('-X', name if value is True else f'{name}={value}')]


class SubprocessError(Exception):
    """The base of this module's exceptions."""


class CalledProcessError(SubprocessError):
    """The program ended with another status than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        super().__init__(returncode, cmd)
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode < 0:
            import signal
            for name in dir(signal):
                if name.startswith('SIG') and name[3] != '_' and getattr(signal, name) == -self.returncode:
                    return f"Command '{self.cmd}' died with <Signals.{name}: {-self.returncode}>."
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        """The output."""
        return self.output


class TimeoutExpired(SubprocessError):
    """The program took too long."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        super().__init__(cmd, timeout)
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        """The output so far."""
        return self.output


class CompletedProcess:
    """What run() returns."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        parts += [f'{k}={v!r}' for k, v in (('stdout', self.stdout), ('stderr', self.stderr)) if v is not None]
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        """CalledProcessError unless the status is 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """A command as one text, quoted as programs of Windows expect it."""
    return ' '.join(map(_quoted, map(os.fsdecode, seq)))


def _quoted(argument):
    text, slashes = '', 0
    for c in argument:
        if c == '"':
            text += '\\' * (slashes + 1)
        slashes = slashes + 1 if c == '\\' else 0
        text += c
    needs_quotes = not argument or ' ' in argument or '\t' in argument
    return '"' + text + '\\' * slashes + '"' if needs_quotes else text


class Popen:
    """A program that runs."""

    pid = None

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True, shell=False,
                 cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
                 text=None, umask=-1, pipesize=-1, process_group=None):
        if preexec_fn is not None or user is not None or group is not None or extra_groups is not None or umask >= 0:
            raise ValueError('preexec_fn, user, group, extra_groups and umask are not supported')
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError('bufsize must be an integer')
        self.args, self.returncode = args, None
        self._lock = threading.Lock()
        self.stdin = self.stdout = self.stderr = None
        text = bool(text or universal_newlines or encoding or errors)
        argv = [args] if isinstance(args, (str, bytes)) or hasattr(args, '__fspath__') else list(args)
        if shell:
            argv = ['/bin/sh', '-c', *argv]
        program = executable or argv[0]
        if cwd is not None:
            # There is no way to say so to posix_spawn: by way of a shell, whose exit status tells if it cannot.
            os.stat(cwd)
            argv = ['/bin/sh', '-c', 'cd "$0" && exec "$@"', os.fspath(cwd), *argv]
            program = '/bin/sh'
        actions, ours, theirs = [], [], []
        try:
            ends = [self._end(what, fd, ours, theirs) for fd, what in enumerate((stdin, stdout, stderr))]
            for fd, (own, other) in enumerate(ends):
                if other == STDOUT:
                    actions.append((os.POSIX_SPAWN_DUP2, 1, 2))
                elif other is not None:
                    actions.append((os.POSIX_SPAWN_DUP2, other, fd))
            spawn = os.posix_spawn if os.sep in os.fsdecode(program) else os.posix_spawnp
            for fd in pass_fds:
                os.set_inheritable(fd, True)
            self.pid = spawn(program, argv, os.environ if env is None else env, file_actions=actions, setsid=start_new_session,
                             **({} if process_group is None else {'setpgroup': process_group}))
        except OSError as e:
            for fd in ours:
                os.close(fd)
            if e.filename is None and e.errno:
                raise type(e)(e.errno, e.strerror, program) from None
            raise
        finally:
            for fd in theirs:
                os.close(fd)
        for name, mode, (own, _) in zip(('stdin', 'stdout', 'stderr'), 'wrr', ends):
            if own is not None:
                file = open(own, mode + 'b', bufsize if bufsize != 1 or not text else -1)
                if text:
                    file = io.TextIOWrapper(file, encoding, errors, line_buffering=mode == 'w' and bufsize == 1,
                                            write_through=mode == 'w')
                setattr(self, name, file)

    @staticmethod
    def _end(what, fd, ours, theirs):
        """(our end of a pipe, what the child gets)"""
        if what is None:
            return None, None
        if what == PIPE:
            r, w = os.pipe()
            own, other = (w, r) if fd == 0 else (r, w)
            ours.append(own)
            theirs.append(other)
            return own, other
        if what == DEVNULL:
            other = os.open(os.devnull, os.O_RDWR)
            theirs.append(other)
            return None, other
        if what == STDOUT and fd == 2:
            return None, STDOUT
        return None, what if isinstance(what, int) else what.fileno()

    def __del__(self):
        if self.pid is not None and self.returncode is None:
            import warnings
            warnings.warn(f'subprocess {self.pid} is still running', ResourceWarning, source=self)
            if self.poll() is None:
                _abandoned.append(self)

    def __repr__(self):
        return f'<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>'

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for file in (self.stdout, self.stderr, self.stdin):
            if file:
                file.close()
        self.wait()

    def _reap(self, flags):
        with self._lock:
            if self.returncode is None:
                try:
                    pid, status = os.waitpid(self.pid, flags)
                except ChildProcessError:
                    pid, status = self.pid, 0
                if pid == self.pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def poll(self):
        """The exit status, or None if it still runs."""
        return self._reap(os.WNOHANG)

    def wait(self, timeout=None):
        """Wait for the end: the exit status."""
        if timeout is None:
            while self.returncode is None:
                self._reap(0)
            return self.returncode
        end, pause = time.monotonic() + timeout, 0.0005
        while self.poll() is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            pause = min(pause * 2, left, 0.05)
            time.sleep(pause)
        return self.returncode

    def send_signal(self, sig):
        """Send a signal, if it still runs."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """SIGTERM"""
        self.send_signal(15)

    def kill(self):
        """SIGKILL"""
        self.send_signal(9)

    def communicate(self, input=None, timeout=None):
        """Send input, read all output and wait for the end: (output, errors)."""
        end = None if timeout is None else time.monotonic() + timeout
        if not hasattr(self, '_readers'):
            self._parts, self._readers = {}, []

            def read(name, file):
                self._parts[name] = file.read()
                file.close()

            def write():
                try:
                    if input:
                        self.stdin.write(input)
                    self.stdin.close()
                except BrokenPipeError:
                    pass
            work = [(read, name, file) for name, file in (('out', self.stdout), ('err', self.stderr)) if file]
            if self.stdin:
                work.append((write,))
            self._readers = [threading.Thread(target=f, args=args, daemon=True) for f, *args in work]
            for thread in self._readers:
                thread.start()
        for thread in self._readers:
            thread.join(None if end is None else max(0, end - time.monotonic()))
            if thread.is_alive():
                raise TimeoutExpired(self.args, timeout)
        try:
            self.wait(None if end is None else max(0, end - time.monotonic()))
        except TimeoutExpired:
            raise TimeoutExpired(self.args, timeout) from None
        return self._parts.get('out'), self._parts.get('err')


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end: a CompletedProcess."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    process = Popen(*popenargs, **kwargs)
    try:
        out, err = process.communicate(input, timeout)
    except BaseException as e:
        process.kill()
        process.wait()
        if isinstance(e, TimeoutExpired):
            for thread in process._readers:
                thread.join(1)
            e.output, e.stderr = process._parts.get('out'), process._parts.get('err')
        raise
    result = CompletedProcess(process.args, process.returncode, out, err)
    if check:
        result.check_returncode()
    return result


def call(*popenargs, timeout=None, **kwargs):
    """Run a program: its exit status."""
    return run(*popenargs, timeout=timeout, **kwargs).returncode


def check_call(*popenargs, **kwargs):
    """The same; CalledProcessError unless it is 0."""
    return run(*popenargs, check=True, **kwargs).returncode


def check_output(*popenargs, timeout=None, **kwargs):
    """Run a program: its output.  CalledProcessError."""
    if 'stdout' in kwargs:
        raise ValueError('stdout argument not allowed, it will be overridden.')
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(exit status, output) of a command of the shell."""
    result = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return result.returncode, result.stdout.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    """The output of a command of the shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
