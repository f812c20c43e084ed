# index: sys.setprofile
# What a profile function is told, of C functions too.
import sys
events = []
def profiler(frame, event, arg):
    name = getattr(arg, '__name__', arg) if event.startswith('c_') else arg
    events.append((frame.f_code.co_name, event, name))
def inner(x):
    return len(x)
def outer():
    sorted([3, 1], key=lambda v: -v)
    [].append(1)
    try:
        int('x')
    except ValueError:
        pass
    return inner('abc')
def gen():
    yield 1
    raise KeyError
def drive():
    try:
        for x in gen():
            pass
    except KeyError:
        return 'done'
for f in outer, drive:
    sys.setprofile(profiler)
    f()
    sys.setprofile(None)
    for e in events: print(*e)
    events.clear()
    print(sys.getprofile())
