# index: gc.collect, gc.disable, gc.get_referrers, gc.is_tracked
# skip-if: threads, asan
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name, self.peers = name, []

    def link(self, other):
        self.peers.append(other)
        other.peers.append(self)


def make_ring(n):
    nodes = [Node(i) for i in range(n)]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]):
        a.link(b)
    return [weakref.ref(node) for node in nodes]


def deep(n):
    return deep(n - 1) if n else [bytearray(100) for _ in range(50)] and None


refs = make_ring(20)
deep(50)
gc.collect()
print(sum(r() is not None for r in refs) <= 2)
keep = Node("keep")
weak = weakref.ref(keep)
gc.collect()
print(weak() is keep, gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
holder = {"k": keep}
print(any(r is holder for r in gc.get_referrers(keep)), any(o is keep for o in gc.get_referents(holder)), keep in gc.get_referents([keep, 5]), gc.get_referents())
print(gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked("x"), gc.is_tracked(keep), gc.is_finalized(keep))
print(len(gc.get_count()), len(gc.get_threshold()), gc.set_threshold(700, 10, 5), gc.get_debug(), [sorted(s) for s in gc.get_stats()][0], gc.garbage, isinstance(gc.collect(0), int), gc.collect(1) >= 0)
print(any(o is keep for o in gc.get_objects()), gc.freeze(), gc.get_freeze_count() >= 0, gc.unfreeze(), gc.get_freeze_count())
phases = []
gc.callbacks.append(lambda phase, info: phases.append((phase, sorted(info))))
gc.collect()
gc.callbacks.clear()
print(phases)
for call in (lambda: gc.collect(7), lambda: gc.set_threshold("a"), lambda: gc.collect("x"), lambda: gc.get_objects(generation=9), lambda: gc.set_debug("x")):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
