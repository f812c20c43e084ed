# index: gc.collect, __del__, weakref
# skip-if: threads
import gc
import weakref

log = []


class Thing:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        log.append("del " + self.name)


class Phoenix(Thing):
    def __del__(self):
        log.append("reborn " + self.name)
        kept.append(self)


kept = []


def make():
    Thing("plain")
    Phoenix("bird")
    watched = Thing("watched")
    return weakref.ref(watched, lambda r: log.append("callback %s" % r()))


ref = make()
[None for _ in range(10)]
gc.collect()
gc.collect()
print(sorted(log), ref())
print(kept[0].name, kept[0].me is kept[0])
log.clear()
del kept[:]
gc.collect()
print(log)


class Bad:
    def __del__(self):
        gc.collect()
        log.append("nested")


def drop():
    Bad().cycle = Bad()


drop()
[None for _ in range(10)]
gc.collect()
print(log)
