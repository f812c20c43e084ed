# index: _thread, class, races
# skip-if: threads
# timeout: 120
import _thread


class Base:
    def name(self):
        return "base"


class Child(Base):
    pass


# Methods come and go while other threads call them.
thing = Child()
ROUNDS = 400
stop = []
odd = []
ends = []


def change(end):
    for i in range(ROUNDS):
        Child.name = lambda self: "child"
        Base.name = lambda self: "new base"
        del Child.name
        Child.extra = i
        Base.name = lambda self: "base"
    stop.append(1)
    end.release()


def call(end):
    last = -1
    while not stop:
        name = thing.name()
        if name not in ("base", "child", "new base"):
            odd.append(name)
        extra = getattr(thing, "extra", -1)
        if extra < last:
            odd.append(("back", last, extra))
        last = extra
    end.release()


for function in (change, call, call, call):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(function, (end,))
for end in ends:
    end.acquire()
print(odd, thing.name(), thing.extra)
