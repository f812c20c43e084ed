# index: sys.settrace
# What a trace function is told of exceptions, with and generators.
import sys

events = []


def tracer(frame, event, arg):
    if event == 'exception':
        kind, value, tb = arg
        arg = kind.__name__, str(value), tb.tb_lineno - start
    events.append((frame.f_code.co_name, event, frame.f_lineno - start, arg))
    return tracer


def run(function):
    global start
    start = function.__code__.co_firstlineno
    sys.settrace(tracer)
    try:
        function()
    except ValueError:
        pass
    sys.settrace(None)
    print(*events, sep='\n')
    events.clear()


def fails():
    raise ValueError('v')


def handles():
    try:
        fails()
    except TypeError:
        pass
    except ValueError as e:
        x = 1
    finally:
        y = 2


def lets_through():
    try:
        fails()
    finally:
        y = 2


class Manager:
    def __enter__(self): pass
    def __exit__(self, *exc): return True


def uses():
    with Manager():
        x = 1
    with Manager():
        1 / 0
    x = 2


def generates():
    try:
        yield 1
        yield 2
    finally:
        z = 1


def consumes():
    g = generates()
    next(g)
    for v in g:
        break
    g.close()
    return 3


for function in fails, handles, lets_through, uses, consumes:
    run(function)
