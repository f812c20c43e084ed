# index: select, select.poll
# Waiting for pipes to become readable or writable.
import os
import select
import threading
import time

r, w = os.pipe()
print(select.select([r], [], [], 0), select.select([r], [w], [], 5) == ([], [w], []))
start = time.monotonic()
print(select.select([r], [], [], 0.1), time.monotonic() - start >= 0.09)
os.write(w, b"x")
print(select.select([r], [w], [r]) == ([r], [w], []))
os.read(r, 1)

p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
p.modify(w, select.POLLIN)
print(p.poll(0), p.poll(20))


def later():
    time.sleep(0.05)
    os.write(w, b"y")


thread = threading.Thread(target=later)
thread.start()
print(p.poll() == [(r, select.POLLIN)])
thread.join()
p.unregister(w)
os.close(w)
os.read(r, 1)
print(p.poll() == [(r, select.POLLHUP)])


class File:
    def fileno(self):
        return r


file = File()
print(select.select((file,), (), ()) == ([file], [], []))
for call in (
    lambda: select.select([object()], [], []), lambda: select.select([-1], [], []), lambda: select.select([], [], [], -1),
    lambda: p.unregister(w), lambda: p.modify(w, 1), lambda: p.register("x"), lambda: select.select([], [], [], "1"),
    lambda: select.select([w], [], [], 0),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error if str(error) != str(w) else "")
os.close(r)
