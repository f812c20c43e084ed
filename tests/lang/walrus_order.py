# index: walrus, order of evaluation
def f(x):
    a = x + (x := x + 1) + x
    b = [x, (x := 0), x]
    c = (x, (x := 5), x)
    d = {x: (x := 6), (x := 7): x}
    e = x < (x := 8) < x + 1
    return a, b, c, d, e, x


print(f(1))


def g(o, i):
    o[i], i = (i := 2), i
    return o, i


print(g([0, 0, 0], 0))


def h(x, y):
    x, y = y, x
    x, y, z = y, x, x
    [p, (q, *r)] = x, (y, z, 1, 2)
    a = b = c = [p]
    a += b
    return x, y, z, p, q, r, a is c


print(h(1, 2))


def order(log):
    def t(n):
        log.append(n)
        return n
    d = {}
    d[t("key")] = t("value")
    t("f1")
    (lambda *a, **k: None)(t("a"), *[t("b")], k=t("c"), **{t("d"): t("e")})
    t("l") if t("") else t("r")
    [t(1), t(2)][t(0)]
    {t("k1"): t("v1"), t("k2"): t("v2")}
    t(3) < t(2) < t(1)
    return log


print(order([]))


def aug(d):
    d["a"] += 1
    d.setdefault("l", [])
    d["l"] += [1, 2]
    d["l"] *= 2
    n = 10
    n -= 3; n **= 2; n //= 2; n %= 7; n <<= 4; n |= 3; n ^= 1; n &= 0x32; n >>= 1
    n /= 4
    return d, n


print(aug({"a": 1}))
while (line := input_lines.pop() if (input_lines := globals().setdefault("input_lines", ["x", "y"])) else None):
    print(line)
