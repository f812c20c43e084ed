# python: 3.14
# index: collections.deque, gc.set_threshold, io.TextIOWrapper, io.BufferedReader, codecs
# What is said of what is not there, or of the wrong kind.
import collections
import gc
import io


def attempt(function, *args, **kwds):
    try:
        print(function(*args, **kwds))
    except (ValueError, TypeError, LookupError) as e:
        print(type(e).__name__, e)


words = collections.deque(["a", "b"])
attempt(words.index, "c")
attempt(words.index, "a", 1)
attempt(words.remove, "c")
attempt(words.remove, "b")
print(words)
before = gc.get_threshold()
attempt(gc.set_threshold)
attempt(gc.set_threshold, 1, 2, 3, 4)
attempt(gc.set_threshold, "a")
print(gc.get_threshold() == before)
attempt(io.TextIOWrapper, io.BytesIO(), encoding="hex")
attempt(io.TextIOWrapper, io.BytesIO(), encoding="no such codec")
attempt("text".encode, "hex")
attempt(b"text".decode, "hex")
reader = io.BufferedReader(io.BytesIO(b"abc"))
attempt(reader.peek, "a")
attempt(reader.peek, 1.5)
attempt(reader.peek, 1)
attempt(reader.peek, -1)
