# index: _thread, import
import _thread
import sys

# The same module, imported by several threads at once, is made once.
modules = []
ends = []


def work(end):
    import errno
    import math
    modules.append((id(errno), id(math), math.sqrt(16.0), errno.ENOENT))
    end.release()


for _ in range(8):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (end,))
for end in ends:
    end.acquire()
print(len(modules), len(set(modules)))
print(modules[0][2:], modules[0][0] == id(sys.modules["errno"]))
