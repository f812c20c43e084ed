# index: yield expressions, yield, unary operators, __neg__, power operator, def, await
# yield as an expression wherever one may stand, and how tightly unary operators and ** bind.
class U:
    def __init__(self, text):
        self.text = text

    def __neg__(self): return U("-" + self.text)
    def __pos__(self): return U("+" + self.text)
    def __invert__(self): return U("~" + self.text)
    def __abs__(self): return U("|%s|" % self.text)
    def __pow__(self, other): return U("(%s**%s)" % (self.text, getattr(other, "text", other)))
    def __rpow__(self, other): return U("(%s**%s)" % (other, self.text))
    def __mul__(self, other): return U("(%s*%s)" % (self.text, other.text))
    def __matmul__(self, other): return U("(%s@%s)" % (self.text, other.text))
    def __repr__(self): return self.text


a, b = U("a"), U("b")
print(-a ** b, (-a) ** b, 2 ** -a, -a * b, - - +~a, -a ** -b ** 2, abs(-a), not -a, -a @ b, 2 ** a ** b, +a ** 2 * -b, ~a ** 2)


def everywhere():
    x = yield
    print((yield 1), [(yield 2), (yield 3)], {(yield 4): (yield 5)})
    y = z = yield x
    print(f"{(yield 'f')}", (yield)[0], -(yield "neg"), (yield "a") if (yield "cond") else (yield "b"))
    (yield "statement")
    y, *z = yield 1, 2, *[3]
    x += yield "augmented"
    lambda: (yield)
    print(y, z, x, (lambda v=(yield "default"): v)(), len([i for i in (yield "iterable")]))
    assert (yield "test"), (yield "message")
    return (yield "last")


g = everywhere()
sends = iter([10, "p", 2, 3, "key", "value", "yz", "shown", "abc", 5, True, "chosen", "ignored", "uvw", 7, "d", [1, 2], 1, "result"])
got = [next(g)]
try:
    for value in sends:
        got.append(g.send(value))
except StopIteration as stop:
    print("returned", stop.value)
print(got)


def only_if_called():
    return 1
    yield


def in_class():
    class C:
        try:
            exec("x = (yield)")
        except SyntaxError as e:
            message = e.msg
    return C.message


print(list(only_if_called()), in_class(), (lambda: (yield 5))().send(None))
for text in ("def f(): x = yield = 1", "def f(): yield + 1", "def f(): 1 + yield", "def f(): f(yield)", "def f(): f((yield), 1)", "def f(): f(yield, 1)", "def f(): [yield]", "def f(): (yield) = 1", "def f(): (yield) += 1", "def f(): del (yield)", "def f(): x[yield]", "def f(): return yield 1", "def f(): return (yield)", "def f(): yield from *a", "def f(): yield *a", "def f(): yield *a,", "def f(): await x", "yield", "class C: yield", "def f(x=(yield)): pass", "-", "a ** ", "** a", "a ** -b ** c", "not not -a", "-not a", "~+-a", "a**not b"):
    try:
        compile(text, "t", "exec")
        print(text, "ok")
    except SyntaxError as e:
        print(text, "->", e.msg)
