# index: io.TextIOWrapper, io.SEEK_SET, io.BufferedReader, io
import io
import os
import tempfile
from collections import deque


def tail(path, n):
    """The last n lines, reading blocks from the end."""
    with open(path, "rb") as f:
        end = f.seek(0, os.SEEK_END)
        data = b""
        while end > 0 and data.count(b"\n") <= n:
            step = min(16, end)
            end -= step
            f.seek(end)
            data = f.read(step) + data
    return data.decode().splitlines()[-n:]


class Follower:
    """Gives the lines that were added since the last look."""

    def __init__(self, path):
        self.path, self.position = path, 0

    def __iter__(self):
        with open(self.path, encoding="utf-8") as f:
            f.seek(self.position)
            while line := f.readline():
                if not line.endswith("\n"):
                    break
                self.position = f.tell()
                yield line.rstrip("\n")


with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "log")
    with open(path, "w", encoding="utf-8") as f:
        f.writelines(f"line {i} é\n" for i in range(40))
    print(tail(path, 3), tail(path, 0)[:1], len(tail(path, 100)))
    follow = Follower(path)
    print(len(list(follow)), list(follow))
    with open(path, "a", encoding="utf-8") as f:
        f.write("new 1\nnew 2\nhalf")
    print(list(follow), list(follow))
    with open(path, "a", encoding="utf-8") as f:
        print(" line", file=f)
    print(list(follow))
    with open(path, encoding="utf-8") as f:
        print(deque(f, maxlen=1), next(f, "no more"))
        f.seek(0)
        print(sum(1 for _ in f), f.seek(0), [len(line) for line, _ in zip(f, range(2))], f.readline(4), f.readlines(12))
        f.seek(0)
        print(next(f), end="")
        try:
            f.tell()
        except OSError as e:
            print(e)
    with io.open(path, newline="") as f, open(path, "rb") as g:
        print(f.readlines()[-1:] == [g.readlines()[-1].decode()], f.newlines, f.line_buffering, f.encoding.lower(), f.errors)
