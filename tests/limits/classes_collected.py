# skip-if: threads, sanitizer, stress
# timeout: 60
# index: class, gc, finalizers
"""Classes that nobody uses any more are collected, with their shapes and their entries among their base's subclasses."""
import gc


def resident():
    with open("/proc/self/status") as f:
        for line in f:
            if line.startswith("VmRSS"):
                return int(line.split()[1])


class Base:
    total = 0

    def __init_subclass__(cls, **kw):
        Base.total += 1


class Kept(Base):
    pass


def make(n):
    for i in range(n):
        cls = type("T%d" % i, (Base,), {"number": i, "get": lambda self: self.number})
        x = cls()
        x.first = x.second = i
        assert x.get() == x.first == cls.number
    return cls


make(3000)
gc.collect()
before = resident()
for _ in range(10):
    last = make(10000)
    gc.collect()
print(Base.total, resident() < before * 1.3 + 2000)
print(len(Base.__subclasses__()) < 50, Kept in Base.__subclasses__(), last in Base.__subclasses__())
# What is still there still follows its base.
Base.extra = "new"
print(last.extra, Kept().extra, last().get())
