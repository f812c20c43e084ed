# index: __qualname__
# What functions, generators and code of the library say of their names; on boards some of that is put together.
import functools
import queue
import threading

print(threading.Thread.start.__qualname__, queue.Queue.put.__name__, queue.Queue.put.__qualname__)
print(queue.Queue.put.__code__.co_qualname, functools.partialmethod.__get__.__qualname__)
print(functools.singledispatch(len).register.__qualname__)

copy = queue.Queue.put.__code__.replace(co_name="other")
print(copy.co_name, copy.co_qualname)
copy = copy.replace(co_qualname="a.b", co_firstlineno=7)
print(copy.co_qualname, copy.co_firstlineno, copy.co_varnames[:4])
print(copy == copy.replace(), copy == queue.Queue.put.__code__)

try:
    queue.Queue.put()
except TypeError as e:
    print(e)
try:
    queue.Queue().put(1, wrong=2)
except TypeError as e:
    print(e)


class Named:
    def walk(self):
        yield 1


g = Named().walk()
print(g.__qualname__, repr(g)[:29])
g.__qualname__ = "renamed"
print(g.__qualname__, Named().walk().__qualname__)
Named.walk.__qualname__ = "set.before"
print(Named().walk().__qualname__, Named.walk.__code__.co_qualname)


def outer(a, b):
    c = 3
    def inner():
        return a, c
    return inner


print(outer.__code__.co_cellvars, outer.__code__.co_varnames, outer(1, 2).__code__.co_freevars)
