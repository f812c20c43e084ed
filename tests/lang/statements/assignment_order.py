# index: assignment, chained assignment, unpacking assignment, order of evaluation
# The right side is evaluated first, then each target from left to right, each with its object before its index.
log = []


def note(value):
    log.append(value)
    return value


class Store:
    def __setattr__(self, name, value):
        log.append("." + name)

    def __setitem__(self, key, value):
        log.append([key])


s = Store()
note(s).a = note(s)[note(1)] = note("right")
print([x if x is not s else "s" for x in log])
log.clear()
note(s)[note(2)], (note(s).b, *note(s)[note(3):note(4)]) = note((5, (6, 7, 8)))
print([x if x is not s else "s" for x in log])

x = [0, 1, 2, 3]
i = 0
i, x[i] = 2, "set"  # the new i
print(i, x)
x[i], i = "again", 3
print(i, x)
a = b = c = []
a.append(1)
print(a is b is c, c)
a, a[0:1] = [[9, 9]], "xy"  # the list that a is by then
print(a, b)
try:
    p, q, (p, r) = 1, 2, 3
except TypeError as e:
    print(p, q, e)
(t) = 5
[u] = (6,)
[] = ()
() = ""
print(t, u)
