# index: augmented assignment, __iadd__, order of evaluation, TypeError
# The target's parts are evaluated once; the result is stored even if the operator worked in place.
log = []


class Traced(list):
    def __getitem__(self, i):
        log.append(("get", i))
        return super().__getitem__(i)

    def __setitem__(self, i, v):
        log.append(("set", i, v))
        super().__setitem__(i, v)


def index():
    log.append("index")
    return 1


t = Traced([1, 2, 3])
t[index()] += 40
t[0:2] *= 2
print(log, list(t))

pair = ([1], 2)
try:
    pair[0] += [2, 3]  # extends the list, then cannot store it
except TypeError as e:
    print(e, pair)


class In:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        return "replaced by %s" % other

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return "plain"

    def __imatmul__(self, other):
        self.v @= other
        return self


a = b = In(1)
a += 5
b -= 5
print(a, b)
for statement in ("c @= 1", "c **= 2", "c <<= 1", "n //= 0", "s -= s", "m.x += 1", "u += 1", "d['k'] |= 1"):
    try:
        exec(statement, {"c": In(2), "n": 1, "s": "s", "m": len, "d": {}})
    except Exception as e:
        print(statement, "->", type(e).__name__, e)
