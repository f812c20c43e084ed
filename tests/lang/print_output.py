# index: print, sys.stdout
# skip-if: threads
import sys
print()
print(1, "two", [3], None, sep=", ", end=".\n")
print("a", "b", sep="")
print("x", end="")
print("y", sep=None, end=None)
class Stream:
    def __init__(self):
        self.pieces = []
    def write(self, text):
        self.pieces.append(text)
    def flush(self):
        self.pieces.append("<flush>")
stream = Stream()
print("to", "stream", file=stream)
print("flushed", file=stream, flush=True)
print("".join(stream.pieces))
old = sys.stdout
sys.stdout = stream
print("redirected")
sys.stdout = None
print("nowhere")
sys.stdout = old
print("".join(stream.pieces[-2:]).rpartition("<flush>")[2], end="")
for kw in [{"sep": 1}, {"end": 2}, {"file": 3}]:
    try:
        print("no", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Loud:
    def __str__(self):
        print("in str")
        return "loud"
print(Loud(), "é", "\U0001f40d")
print(sys.stdout.write("abc\n"), sys.stdout.encoding, sys.stdout.writable(), sys.stdout.readable())
sys.stdout.writelines(["one\n", "two\n"])
del sys.stdout
try:
    print("lost")
except RuntimeError as e:
    sys.stdout = old
    print(e)
