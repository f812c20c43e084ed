# index: weakref.finalize, atexit, weakref.finalize.detach
# skip-if: threads
import os
import subprocess
import sys
import tempfile
import weakref


class TempDir:
    """A directory that goes when the program ends, at the latest."""

    def __init__(self, name):
        self.path = tempfile.mkdtemp(prefix=name)
        self._finalizer = weakref.finalize(self, os.rmdir, self.path)

    def remove(self):
        self._finalizer()

    @property
    def removed(self):
        return not self._finalizer.alive


d = TempDir("x")
print(os.path.isdir(d.path), d.removed, d.remove(), os.path.isdir(d.path), d.removed, d.remove())
kept = TempDir("y")
obj, function, args, kwargs = kept._finalizer.detach()
print(obj is kept, function is os.rmdir, args == (kept.path,), kwargs, kept.removed, os.path.isdir(kept.path), os.rmdir(kept.path))
PROGRAM = """
import atexit, weakref
class Thing: pass
things = [Thing() for _ in range(4)]
for i, thing in enumerate(things):
    f = weakref.finalize(thing, print, "finalize", i, sep=":")
    f.atexit = i != 2
atexit.register(print, "registered last, runs first")
weakref.finalize(things[0], lambda: 1 / 0)
print(f.peek()[2], f.atexit, f.alive, repr(f).startswith("<finalize object at"))
print("main ends")
"""
done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
print(done.returncode, done.stdout, done.stderr.strip().splitlines()[-1])
for call in (lambda: weakref.finalize(), lambda: weakref.finalize(d), lambda: weakref.finalize(5, print), lambda: setattr(d._finalizer, "alive", 1)):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
