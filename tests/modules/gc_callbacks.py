# index: gc.callbacks
# skip-if: threads
import gc

calls = []


def note(phase, info):
    calls.append((phase, sorted(info)))


gc.collect()
gc.disable()
gc.callbacks.append(note)
gc.collect()
gc.callbacks.remove(note)
gc.collect()
print(calls)
print([gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK])
gc.enable()
