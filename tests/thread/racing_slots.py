# index: _thread, __slots__, races
import _thread


class Point:
    __slots__ = ("x", "y", "tag")

    def __init__(self, x, y):
        self.x = x
        self.y = y


# Objects are published to other threads as soon as they are made.
ROUNDS = 2000
latest = [Point(0, 0)]
ends = []


def publish(end):
    for i in range(ROUNDS):
        p = Point(i, -i)
        p.tag = "new"
        latest[0] = p
    end.release()


def look(end):
    for _ in range(ROUNDS):
        p = latest[0]
        if p.x != -p.y:
            print("torn", p.x, p.y)
        p.tag = "seen"
    end.release()


for function in (publish, look, look, publish):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(latest[0].x == ROUNDS - 1, latest[0].tag in ("new", "seen"))
