# index: collections.deque
# A deque: both ends, maxlen, items in the middle, and changes during iteration.
from collections import deque

d = deque("abc")
d.append("d"); d.appendleft("z"); d.extend("ef"); d.extendleft("yx")
print(d, len(d), d[0], d[-1], "c" in d, d.count("c"), d.index("c"))
d.rotate(2); print(d); d.rotate(-3); print(d); d.reverse(); print(list(reversed(d)))
print(d.pop(), d.popleft(), d)
d.insert(1, "I"); d.remove("b"); del d[0]; d[-1] = "L"
print(d, d == deque(d), d < deque("zz"), d.copy() is d)
m = deque(range(10), maxlen=3)
m.append(10); print(m, m.maxlen); m.appendleft(0); print(m, m * 2, m + deque([5]))
for action in (lambda: m.insert(0, 1), lambda: deque().pop(), lambda: deque()[0], lambda: deque("a").remove("b"),
               lambda: deque(maxlen=-1), lambda: deque("a").index("q"), lambda: m + [1]):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)
d.clear(); d.append(d)
print(d, deque(maxlen=0).append(1))
e = deque()
for i in range(1000):
    e.append(i); e.append(i); e.popleft()
print(len(e), e[0], e[500], sum(e))
