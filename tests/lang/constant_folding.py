# index: constants
def consts(f):
    return [c for c in f.__code__.co_consts if not isinstance(c, str)]


print(1 + 2 * 3 ** 2, -5 // 2, ~0, not 1, 2 ** -1, "a" "b" + "c", "ab" * 3, (1, 2) + (3,), b"a" + b"b")
print(-0.0, 0.0, 1e309, -1e309, 1 == 1.0 == True, [1, 1.0, True, 1j, 1 + 0j], (0.0, -0.0))
print(2 ** 100, 1 << 70, 0xFFFFFFFFFFFFFFFFFFFF, 10 ** 30, -(2 ** 63), 1_000, 0b101, 0o17)
for bad in ["1 / 0", "'a' + 1", "1 << -1", "-'a'", "'%d' % 'x'", "(1,)[3]"]:
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, "->", type(e).__name__, e)
f = lambda: 1 and 2 or 3
print(f(), (lambda: None and x)(), (lambda: 0 or 5)(), [y if 0 else 3 for y in [1]])


def dead():
    if 0:
        x = undefined
    while 0:
        y = undefined
    if not __debug__:
        z = 1
    try:
        return x
    except UnboundLocalError:
        return "unbound"


print(dead(), 3 in (1, 2, 3), "a" in {"a", "b"}, 4 in [1, 2], "x" not in ("x",))
print("%s" % "x" + "y", f"{'a'}{1}b" "c", f"{{}}", f"{3:{4}}|", f"{1!r}{'é'!a}", f"{'nested'+f'{1+1}'}", rf"\{1}")
s = {1, 2, 3}
s2 = {1, 2, 3}
print(s is not s2, [1, 2, 3, 4] == list((1, 2, 3, 4)), {**{"a": 1}, "b": 2}, {*s}, [*s, *"ab"], (*s, 4))
a = (1, (2, "x"), None, ...)
print(a, a[1:], a[::-1], a[-1], "abc"[1:][0])
