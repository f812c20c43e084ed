# index: __add__, __radd__, arithmetic operators, matrix multiplication, NotImplemented, TypeError
# Which operand is asked first, what NotImplemented does, and the message when nobody knows.
log = []


def make(name, bases=(), answers=True, **methods):
    def method(op):
        def f(self, other):
            log.append("%s.%s" % (name, op))
            return "%s.%s" % (name, op) if answers else NotImplemented
        return f
    space = {"__%s__" % op: method(op) for op in methods.get("ops", ())}
    return type(name, bases, space)


def ask(f):
    try:
        result = f()
    except TypeError as e:
        result = str(e)
    print(result, log)
    log.clear()


A = make("A", ops=("add", "radd", "matmul", "rmatmul", "iadd"))
B = make("B", (A,), ops=("radd",))
C = make("C", (A,))
D = make("D", answers=False, ops=("add", "radd", "iadd", "divmod", "rdivmod", "pow", "rpow", "lshift", "ilshift"))
E = make("E", ops=("radd", "rdivmod", "rpow", "rlshift", "rmod"))
a, b, c, d, e = A(), B(), C(), D(), E()
for f in (lambda: a + 1, lambda: 1 + a, lambda: a + b, lambda: b + a, lambda: a + c, lambda: c + a, lambda: a @ 1, lambda: [] @ a, lambda: d + d, lambda: d + D(), lambda: d + e, lambda: d + a, lambda: e + d, lambda: e + e,
          lambda: divmod(d, 1), lambda: divmod(1, e), lambda: divmod("a", e), lambda: d ** e, lambda: 2 ** e, lambda: pow(2, e), lambda: pow(2, e, 3), lambda: 1 << e, lambda: d << 1, lambda: "x" + e, lambda: [1] + e, lambda: (1,) + d, lambda: 1.5 + e,
          lambda: a - 1, lambda: None + None, lambda: {} | 1, lambda: {1} - [1], lambda: "a" * "b", lambda: [1] * None, lambda: b"a" + "b", lambda: 1 // "a", lambda: -d, lambda: ~1.5, lambda: +"a", lambda: 3 @ 4, lambda: len + 1, lambda: int | 5):
    ask(f)


def inplace(target, value):
    target += value
    return target


for pair in ((a, 1), (d, 1), (d, e), (1, a), (1, d), ([1], "ab"), ([1], 5), ((1,), [2]), ("s", 1), (None, 1)):
    ask(lambda: inplace(*pair))


class Late:
    def __add__(self, other):
        return NotImplemented

    def __getattr__(self, name):
        log.append(name)
        return lambda *a: "never used by operators"


ask(lambda: Late() + 1)
ask(lambda: Late().__radd__(1))
ask(lambda: (5).__add__("a"))
ask(lambda: (5).__radd__(2.5))
ask(lambda: [1].__add__.__call__([2]))
