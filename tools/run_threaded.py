# SPDX-License-Identifier: MIT
"""bobbin tools/run_threaded.py N FILE [ARG...]: runs one program on N threads at once.

Each thread compiles and runs the file's text in a module of its own.  sys.stdout and the module __main__ stand for
the output and the module of whoever asks: they are found through the context, which threads that the program starts
inherit.  If every thread printed the same and ended the same way, that output and exit code become this program's;
otherwise it prints each thread's output under a heading and ends with code 99.
"""

import _thread
import contextvars
import io
import os
import sys
import types

import builtins

current = contextvars.ContextVar("current")


class Output:
    """Stands in for sys.stdout: what is written goes to the run that the writer belongs to."""

    def __getattribute__(self, name):
        return getattr(sys.__stdout__ if name == "fileno" else current.get().output, name)

    def __iter__(self):
        return iter(current.get().output)


class Main(types.ModuleType):
    """Stands in for the module __main__: its attributes are those of the module in which the caller's run happens."""

    def __getattribute__(self, name):
        return getattr(current.get().module, name)

    def __setattr__(self, name, value):
        setattr(current.get().module, name, value)

    def __delattr__(self, name):
        delattr(current.get().module, name)


class Run:
    def __init__(self, path):
        self.bytes = io.BytesIO()
        self.output = io.TextIOWrapper(self.bytes, "utf-8", errors="surrogateescape", newline="\n", write_through=True)
        self.module = types.ModuleType("__main__")
        self.module.__file__ = path
        self.module.__builtins__ = builtins
        self.code = None
        self.error = None
        self.done = _thread.allocate_lock()
        self.done.acquire()

    def printed(self):
        self.output.flush()
        return self.bytes.getvalue()


def exit_code(exit):
    if exit.code is None:
        return 0
    if isinstance(exit.code, int):
        return exit.code & 0xFF
    return 1


def body(run, text, path, barrier):
    current.set(run)
    try:
        barrier()
        exec(compile(text, path, "exec"), run.module.__dict__)
        run.code = 0
    except SystemExit as exit:
        run.code = exit_code(exit)
    except BaseException as error:
        run.code = 1
        run.error = error
    finally:
        run.done.release()


def make_barrier(count):
    """All threads spin until the last one has come, so that they really overlap."""
    lock = _thread.allocate_lock()
    waiting = [count]

    def barrier():
        with lock:
            waiting[0] -= 1
        while waiting[0] > 0:
            pass

    return barrier


def main():
    count = int(sys.argv[1])
    path = sys.argv[2]
    del sys.argv[:2]
    sys.path[0] = os.path.dirname(path)
    with open(path, "rb") as f:
        text = f.read()
    barrier = make_barrier(count)
    runs = [Run(path) for _ in range(count)]
    _thread.stack_size(8 << 20)  # as much as the main thread has
    real, sys.stdout = sys.stdout, Output()
    sys.modules["__main__"] = Main("__main__")
    for run in runs:
        _thread.start_new_thread(body, (run, text, path, barrier))
    for run in runs:
        run.done.acquire()
    sys.stdout = real

    outputs = [run.printed() for run in runs]
    codes = [run.code for run in runs]
    for number, run in enumerate(runs):
        if run.error is not None:
            sys.stderr.write("thread %d: %s: %s\n" % (number, type(run.error).__name__, run.error))
    same = all(o == outputs[0] for o in outputs) and all(c == codes[0] for c in codes)
    for number in range(1 if same else count):
        if not same:
            real.write("--- thread %d of %d ended with %r, printed:\n" % (number, count, codes[number]))
            real.flush()
        real.buffer.write(outputs[number])
        real.flush()
    sys.exit(codes[0] if same else 99)


main()
