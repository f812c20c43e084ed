# SPDX-License-Identifier: MIT
"""bobbin tools/run_threaded.py N FILE [ARG...]: runs one program on N threads at once.

Each thread compiles and runs the file's text in a namespace of its own, in which print() writes into a buffer of the
thread.  If every thread printed the same and ended the same way, that output and exit code become this program's;
otherwise it prints each thread's output under a heading and ends with code 99.
"""

import _thread
import io
import sys

import builtins


def capture(buffer):
    """A print() whose default file is the buffer."""
    real = builtins.print

    def print(*args, sep=" ", end="\n", file=None, flush=False):
        real(*args, sep=sep, end=end, file=buffer if file is None else file, flush=flush)

    return print


class Run:
    def __init__(self):
        self.buffer = io.StringIO()
        self.code = None
        self.error = None
        self.done = _thread.allocate_lock()
        self.done.acquire()


def exit_code(exit):
    if exit.code is None:
        return 0
    if isinstance(exit.code, int):
        return exit.code & 0xFF
    return 1


def body(run, text, path, barrier):
    namespace = {
        "__name__": "__main__",
        "__file__": path,
        "__builtins__": builtins,
        "__doc__": None,
        "print": capture(run.buffer),
    }
    try:
        barrier()
        exec(compile(text, path, "exec"), namespace)
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
    with open(path, "rb") as f:
        text = f.read()
    barrier = make_barrier(count)
    runs = [Run() for _ in range(count)]
    for run in runs:
        _thread.start_new_thread(body, (run, text, path, barrier))
    for run in runs:
        run.done.acquire()

    outputs = [run.buffer.getvalue() for run in runs]
    codes = [run.code for run in runs]
    for number, run in enumerate(runs):
        if run.error is not None:
            sys.stderr.write("thread %d: %s: %s\n" % (number, type(run.error).__name__, run.error))
    if all(o == outputs[0] for o in outputs) and all(c == codes[0] for c in codes):
        sys.stdout.write(outputs[0])
        sys.stdout.flush()
        sys.exit(codes[0])
    for number in range(count):
        sys.stdout.write("--- thread %d of %d ended with %r, printed:\n" % (number, count, codes[number]))
        sys.stdout.write(outputs[number])
    sys.stdout.flush()
    sys.exit(99)


main()
