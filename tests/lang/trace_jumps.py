# index: sys.settrace, break, continue
# python: 3.14
# break and continue on lines of their own are lines for whoever traces; jumps that no line says are not.
import sys

lines = []


def tracer(frame, event, arg):
    if frame.f_code is not loops.__code__:
        return None
    if event == "line":
        lines.append(frame.f_lineno - frame.f_code.co_firstlineno)
    return tracer


def loops(n):
    for i in range(n):
        if i == 1:
            continue
        if i == 3:
            break
        if i:
            n += 1
        else:
            n -= 1
    while n < 10:
        n += 1
        if n == 6:
            continue
        try:
            if n == 7:
                continue
            if n == 8:
                break
        finally:
            n += 0
    for i in range(2):
        for j in range(2):
            n += j
            break
    while n:
        n -= 5
        if n > 0:
            if n > 2:
                n -= 1
        else:
            n = 0


sys.settrace(tracer)
loops(5)
sys.settrace(None)
print(lines)
frame = sys._getframe()
for value in 1, "a", None, 2**70:
    try:
        frame.f_lineno = value
    except ValueError as e:
        print(e)
try:
    del frame.f_lineno
except AttributeError as e:
    print(e)
