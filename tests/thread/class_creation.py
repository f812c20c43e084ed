# index: _thread, class, races
import _thread


class Base:
    registry = []

    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        Base.registry.append(cls)


# Classes made by several threads at once from one base.
THREADS, EACH = 4, 25
ends = []
bad = []


def make(n, end):
    for i in range(EACH):
        class Made(Base, tag=(n, i)):
            def get(self):
                return self.tag, super().__repr__()[:1]

        if Made().get() != ((n, i), "<"):
            bad.append((n, i))
        made = type("Typed%d" % i, (Made,), {"value": i}, tag="typed")
        if made().value != i or not issubclass(made, Base):
            bad.append(made)
    end.release()


for n in range(THREADS):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(make, (n, end))
for end in ends:
    end.acquire()
tags = [cls.tag for cls in Base.registry]
print(bad, len(tags), tags.count("typed"))
print(sorted(t for t in tags if t != "typed") == [(n, i) for n in range(THREADS) for i in range(EACH)])
