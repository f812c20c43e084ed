# skip-if: threads, sanitizer, stress
# timeout: 150
# needs: _interrupts.py
# index: interrupts, KeyboardInterrupt
"""Ctrl-C ends every blocking call and every busy loop of the main thread with KeyboardInterrupt, and the process by SIGINT."""
import os
import signal
import sys
import time

names = """sleep lock lock_timeout with_lock rlock join join_timeout event event_timeout condition condition_for semaphore
    barrier pipe pipe_file pipe_write stdin typed waitpid get loop calls big_power big_multiply big_text one_power
    one_modular one_text one_number one_division compare find_text match_text sort sort_key total
    replace join_text comprehension generator endless_map consume all_of last_of member finalizer compile_text""".split()
program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_interrupts.py")


def spawn(name):
    """Starts the program; its process, where it reads from (never written to), and where its output arrives."""
    in_read, in_write = os.pipe()
    out_read, out_write = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, in_read, 0), (os.POSIX_SPAWN_DUP2, out_write, 1),
               (os.POSIX_SPAWN_DUP2, out_write, 2)]
    actions += [(os.POSIX_SPAWN_CLOSE, fd) for fd in (in_read, in_write, out_read, out_write)]
    pid = os.posix_spawn(sys.executable, [sys.executable, program, name], os.environ, file_actions=actions)
    os.close(in_read)
    os.close(out_write)
    return pid, in_write, out_read


def read_until(fd, text, end):
    while end not in text:
        data = os.read(fd, 4096)
        if not data:
            break
        text += data
    return text


def check(name):
    pid, keep, out = spawn(name)
    text = read_until(out, b"", b"ready\n")
    time.sleep(0.1)
    started = time.monotonic()
    os.kill(pid, signal.SIGINT)
    signal.signal(signal.SIGALRM, lambda *a: os.kill(pid, signal.SIGKILL))
    signal.alarm(10)
    text = read_until(out, text, b"no such text")
    _, status = os.waitpid(pid, 0)
    signal.alarm(0)
    os.close(keep)
    os.close(out)
    soon = time.monotonic() - started < 10
    last = text.decode().rstrip().rpartition("\n")[2]
    print(name, os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, soon, last)


for name in names:
    check(name)
