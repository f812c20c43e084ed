# index: functools.cache, functools.cached_property, module __getattr__, threads
# What is made at first use: each thread gets one that is complete, and where a single one is promised, that.
import functools
import threading
import types

THREADS = 6


def together(use):
    results, barrier = [], threading.Barrier(THREADS)

    def work():
        barrier.wait()
        results.append(use())
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@functools.cache
def table(n):
    return [i * i for i in range(n)]


class Shape:
    @functools.cached_property
    def area(self):
        return [7] * 1000

    @property
    def counter(self):
        return self.__dict__.setdefault('_counter', [])


for round in range(20):
    table.cache_clear()
    assert all(result == table(300) for result in together(lambda: table(300)))
    assert together(lambda: table(300) is table(300)) == [True] * THREADS
    shape = Shape()
    assert all(area == [7] * 1000 for area in together(lambda: shape.area)) and shape.area is shape.area
    assert len({id(counter) for counter in together(lambda: shape.counter)}) == 1
    module = types.ModuleType('lazy')
    module.__getattr__ = lambda name: module.__dict__.setdefault(name, [name])
    assert len({id(value) for value in together(lambda: module.something)}) == 1
print(table.cache_info().currsize, Shape().area[0], module.something)
