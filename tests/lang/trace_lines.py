# index: sys.settrace
# Calls, lines and returns, as a trace function is told them.
import sys

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno - start, arg))
    return tracer


def run(function, *args):
    global start
    start = function.__code__.co_firstlineno
    sys.settrace(tracer)
    function(*args)
    sys.settrace(None)
    print(*events, sep='\n')
    events.clear()


def branches(x):
    if x:
        y = 1
    else:
        y = 2
    while y < 3:
        y += 1
    return y


def loops():
    for i in range(2): pass
    for i in range(2):
        if i:
            j = i
        j = 2
    else:
        i = 5


def several(x): y = x; return y


def patterns(v):
    match v:
        case 1:
            v = 'one'
        case [a, b]:
            v = a
        case _:
            pass
    lambda: 0


def nested():
    class A:
        x = 1

        def f(self): return self.x

    return max(
        A().f(),
        several(2),
    )


for function, *args in ((branches, 0), (branches, 1), (loops,), (several, 4), (patterns, [1, 2]), (patterns, 0), (nested,)):
    run(function, *args)
