# SPDX-License-Identifier: MIT
"""Running other programs, and talking with them through pipes."""

# A Popen may be used by several threads: who waits for the process holds _waiting.  communicate() has a thread for each
# pipe, so that none of them fills up while another is read.

import io
import os
import signal
import sys
import threading
import time
import warnings

__all__ = ["CalledProcessError", "CompletedProcess", "DEVNULL", "PIPE", "Popen", "STDOUT", "SubprocessError",
           "TimeoutExpired", "call", "check_call", "check_output", "getoutput", "getstatusoutput", "list2cmdline", "run"]

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """What goes wrong here."""


class CalledProcessError(SubprocessError):
    """A process ended with a code other than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            try:
                return f"Command '{self.cmd}' died with {signal.Signals(-self.returncode)!r}."
            except (ValueError, AttributeError):
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A process has not ended in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        """The same as output."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """What run() returns."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        parts += [f"{name}={getattr(self, name)!r}" for name in ("stdout", "stderr") if getattr(self, name) is not None]
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(type(list[int]))

    def check_returncode(self):
        """Raise CalledProcessError unless the code is 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class _Pipes:
    """The files of a child, and our ends of its pipes."""

    def __init__(self):
        self.opened, self.ours = [], []

    def pipe(self, reading):
        """Ours and the child's end."""
        r, w = os.pipe()
        ours, theirs = (r, w) if reading else (w, r)
        self.opened.append(theirs)
        self.ours.append(ours)
        return ours, theirs

    def child_file(self, what, reading):
        """(our end or -1, the child's descriptor or -1 for that of the parent)."""
        if what is None:
            return -1, -1
        if what == PIPE:
            return self.pipe(reading)
        if what == DEVNULL:
            fd = os.open(os.devnull, os.O_RDWR)
            self.opened.append(fd)
            return -1, fd
        return -1, what if isinstance(what, int) else what.fileno()

    def close_theirs(self):
        for fd in self.opened:
            os.close(fd)
        self.opened = []

    def close_all(self):
        self.close_theirs()
        for fd in self.ours:
            os.close(fd)


class Popen:
    """A program that runs, or has run, in a process of its own."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        self.args, self.returncode, self.pid = args, None, None
        self.stdin = self.stdout = self.stderr = None
        self._waiting = threading.Lock()
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but different."
                                  " Pass one or the other.")
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        command = self._command(args, shell, executable)
        pipes = _Pipes()
        try:
            in_ours, in_theirs = pipes.child_file(stdin, False)
            out_ours, out_theirs = pipes.child_file(stdout, True)
            err_ours, err_theirs = (-1, out_theirs if out_theirs != -1 else 1) if stderr == STDOUT else (
                pipes.child_file(stderr, True))
            self._start(command, executable, (in_theirs, out_theirs, err_theirs), cwd, env, preexec_fn, close_fds,
                        pass_fds, start_new_session, process_group, restore_signals, umask)
        except BaseException:
            pipes.close_all()
            raise
        pipes.close_theirs()
        for name, fd, mode in (("stdin", in_ours, "w"), ("stdout", out_ours, "r"), ("stderr", err_ours, "r")):
            if fd != -1:
                setattr(self, name, self._open(fd, mode, bufsize, encoding, errors))

    __class_getitem__ = classmethod(type(list[int]))

    def __repr__(self):
        args = list(self.args) if not isinstance(self.args, (str, bytes, os.PathLike)) else self.args
        return f"<{type(self).__name__}: returncode: {self.returncode} args: {args!r}>"

    @property
    def universal_newlines(self):
        """Are the pipes text?"""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    # ---- Starting. ----

    @staticmethod
    def _command(args, shell, executable):
        if isinstance(args, (str, bytes, os.PathLike)):
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if not args:
            raise IndexError("list index out of range")
        return [os.fsencode(a) for a in args]

    def _open(self, fd, mode, bufsize, encoding, errors):
        raw = io.open(fd, mode + "b", 0 if bufsize == 0 or bufsize == 1 and mode == "w" and not self.text_mode
                      else -1 if bufsize in (-1, 1) else bufsize)
        if not self.text_mode:
            return raw
        return io.TextIOWrapper(raw, encoding=encoding, errors=errors, write_through=mode == "w",
                                line_buffering=mode == "w" and bufsize == 1)

    def _start(self, command, executable, files, cwd, env, preexec_fn, close_fds, pass_fds, new_session, process_group,
               restore_signals, umask):
        if executable is None:
            executable = command[0]
        executable = os.fsencode(executable)
        where = (executable,) if b"/" in executable else tuple(
            os.path.join(os.fsencode(d), executable) for d in os.get_exec_path(env))
        if env is not None:
            env = {os.fsencode(k): os.fsencode(v) for k, v in env.items()}
        keep = {os.dup(fd) if 0 <= fd <= 2 else fd for fd in files if fd != -1}
        alarm_read, alarm_write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(alarm_read)
                self._become(command, where, files, cwd, env, preexec_fn, close_fds, set(pass_fds), new_session,
                             process_group, restore_signals, umask, alarm_write)
            except BaseException as e:
                kind = "SubprocessError" if getattr(e, "_in_preexec", False) else type(e).__name__
                told = f"{kind}:{getattr(e, 'errno', 0) or 0}:{getattr(e, '_noexec', '')}"
                os.write(alarm_write, told.encode())
            finally:
                os._exit(255)
        for fd in keep - set(files):
            os.close(fd)
        os.close(alarm_write)
        told = b""
        while part := os.read(alarm_read, 1000):
            told += part
        os.close(alarm_read)
        if told:
            os.waitpid(self.pid, 0)
            self.returncode = 255
            kind, number, place = told.decode().split(":", 2)
            if kind == "SubprocessError" or not int(number):
                raise SubprocessError("Exception occurred in preexec_fn.")
            raise OSError(int(number), os.strerror(int(number)), os.fsdecode(cwd) if place == "cwd"
                          else os.fsdecode(executable))

    @staticmethod
    def _become(command, where, files, cwd, env, preexec_fn, close_fds, pass_fds, new_session, process_group,
                restore_signals, umask, alarm):
        """In the child: turn into the other program, or raise."""
        copies = [os.dup(fd) if fd != -1 and fd <= 2 else fd for fd in files]
        for target, fd in enumerate(copies):
            if fd != -1:
                os.dup2(fd, target, True)
        for fd in pass_fds:
            os.set_inheritable(fd, True)
        if close_fds:
            for name in os.listdir("/dev/fd"):
                fd = int(name)
                if fd > 2 and fd != alarm and fd not in pass_fds:
                    try:
                        os.close(fd)
                    except OSError:
                        pass
        if cwd is not None:
            try:
                os.chdir(cwd)
            except OSError as e:
                e._noexec = "cwd"
                raise
        if umask >= 0:
            os.umask(umask)
        if restore_signals:
            for name in ("SIGPIPE", "SIGXFSZ"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), signal.SIG_DFL)
        if new_session:
            os.setsid()
        if process_group is not None:
            os.setpgid(0, process_group)
        if preexec_fn is not None:
            try:
                preexec_fn()
            except Exception as e:
                e._in_preexec = True
                raise
        missing = None
        for path in where:
            try:
                os.execve(path, command, env if env is not None else os.environ)
            except OSError as e:
                if missing is None or not isinstance(e, (FileNotFoundError, NotADirectoryError)):
                    missing = e
        raise missing

    # ---- Waiting. ----

    def _look(self, flags):
        """Ask the system once; None: it runs still."""
        with self._waiting:
            if self.returncode is None:
                try:
                    pid, status = os.waitpid(self.pid, flags)
                except ChildProcessError:
                    pid, status = self.pid, 0  # somebody else has asked
                if pid == self.pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def poll(self):
        """The code that the process ended with, or None."""
        return self.returncode if self.returncode is not None else self._look(os.WNOHANG)

    def wait(self, timeout=None):
        """Wait until the process has ended; return its code."""
        if self.returncode is not None:
            return self.returncode
        if timeout is None:
            while self._look(0) is None:
                pass
            return self.returncode
        end, delay = time.monotonic() + timeout, 0.0005
        while self._look(os.WNOHANG) is None:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            delay = min(delay * 2, left, 0.05)
            time.sleep(delay)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Send input, read all output, and wait for the end; returns (stdout, stderr)."""
        if self.stdin and input is None:
            self._close_quietly(self.stdin)
        if not hasattr(self, "_readers"):
            self._read = {}
            self._readers = [threading.Thread(target=self._drain, args=(name,), daemon=True)
                             for name in ("stdout", "stderr") if getattr(self, name)]
            if self.stdin and input is not None:
                self._readers.append(threading.Thread(target=self._feed, args=(input,), daemon=True))
            for thread in self._readers:
                thread.start()
        elif input:
            raise ValueError("Cannot send input after starting communication")
        end = None if timeout is None else time.monotonic() + timeout
        for thread in self._readers:
            thread.join(None if end is None else max(0, end - time.monotonic()))
            if thread.is_alive():
                raise TimeoutExpired(self.args, timeout)
        self.wait(None if end is None else max(0, end - time.monotonic()))
        for result in self._read.values():
            if isinstance(result, Exception):
                raise result
        return self._read.get("stdout"), self._read.get("stderr")

    def _drain(self, name):
        file = getattr(self, name)
        try:
            self._read[name] = file.read()
        except Exception as e:
            self._read[name] = e
        file.close()

    def _feed(self, input):
        try:
            self.stdin.write(input)
        except (BrokenPipeError, ValueError):
            pass
        except Exception as e:
            self._read["stdin"] = e
        self._close_quietly(self.stdin)

    @staticmethod
    def _close_quietly(file):
        try:
            file.close()
        except BrokenPipeError:
            pass

    def send_signal(self, sig):
        """Send a signal, if the process has not ended."""
        if self.poll() is None:
            try:
                os.kill(self.pid, sig)
            except ProcessLookupError:
                pass

    def terminate(self):
        """Send SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in (self.stdout, self.stderr):
            if file:
                file.close()
        if self.stdin:
            self._close_quietly(self.stdin)
        self.wait()

    def __del__(self):
        if getattr(self, "pid", None) and self.returncode is None:
            warnings.warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
            self._look(os.WNOHANG)


# ---- The short ways. ----


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a program to its end; returns a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            raise
    result = CompletedProcess(process.args, process.returncode, stdout, stderr)
    if check:
        result.check_returncode()
    return result


def call(*popenargs, timeout=None, **kwargs):
    """Run a program to its end; returns its code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """call(), with CalledProcessError unless the code is 0."""
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """The output of a program; CalledProcessError unless its code is 0."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if any(kwargs.get(n) for n in ("text", "universal_newlines", "encoding", "errors")) else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(code, output) of a command of the shell, without the last newline."""
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """The output of a command of the shell."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """The words of a command as one text, in the manner of Windows."""
    words = []
    for word in map(os.fsdecode, seq):
        quote = not word or " " in word or "\t" in word
        text, slashes = "", 0
        for c in word:
            if c == "\\":
                slashes += 1
                continue
            text += "\\" * (slashes * (2 if c == '"' else 1)) + ("\\" if c == '"' else "") + c
            slashes = 0
        text += "\\" * (slashes * (2 if quote else 1))
        words.append(f'"{text}"' if quote else text)
    return " ".join(words)


def _args_from_interpreter_flags():
    """The options with which this interpreter was started, for another one."""
    flags = [f"-W{option}" for option in sys.warnoptions]
    for name, letter in (("dont_write_bytecode", "B"), ("no_user_site", "s"), ("no_site", "S"),
                         ("ignore_environment", "E"), ("verbose", "v"), ("bytes_warning", "b"), ("quiet", "q")):
        if value := getattr(sys.flags, name, 0):
            flags.append("-" + letter * value)
    return flags


def _optim_args_from_interpreter_flags():
    return ["-" + "O" * sys.flags.optimize] if sys.flags.optimize else []


def _cleanup():
    """Nothing is left over to be asked for its code: a Popen that is dropped asks for it."""
