# index: inspect.getsource
# skip-if: threads
import inspect
import os
import sys

TEXT = '''# a module
import functools


# about f
def f(a,
      b=")"):  # (
    """Doc
not indented
    """
    if a:
        return [1,
2]

    # the end
    return b


@functools.lru_cache(
    maxsize=None)
def decorated():
    pass
class C:
    x = 1

    def method(self):
        return "\\"("

    async def other(self): return 1


g = lambda x: x + 1
one = [lambda: 1,
       2][0]


def nested():
    def inner():
        return 5
    return inner
'''
sys.path.insert(0, os.environ['TMPDIR'])
with open(os.path.join(os.environ['TMPDIR'], 'shown.py'), 'w') as file:
    file.write(TEXT)
import shown

for thing in (shown.f, shown.decorated, shown.C, shown.C.method, shown.C.other, shown.g, shown.nested, shown.nested(), shown.f.__code__):
    lines, number = inspect.getsourcelines(thing)
    print(number, lines)
print(inspect.getsource(shown) == TEXT, inspect.getcomments(shown.f), inspect.getfile(shown.C) == shown.__file__, inspect.getmodule(shown.f) is shown)
for thing in (len, int, 5, sys):
    try:
        print(inspect.getsource(thing))
    except (TypeError, OSError) as e:
        print(type(e).__name__, str(e).partition(' (')[0])
