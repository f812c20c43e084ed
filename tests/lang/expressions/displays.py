# index: list displays, tuple displays, set displays, dict displays, unpacking in displays, dict unpacking, TypeError
# Displays with stars, commas and errors.
a, d = [1, 2], {"x": 1}
print([*a, *"bc", *a], (*a,), *a, sorted({*a, *range(2)}), {**d, "x": 2, **{"y": 3}}, [*(), *[]], {**{}})
print((), (1,), (1, 2,), [], [1, ], {1, }, {}, {1: 2, }, ((),), ((1), ), [[]], {(): []})
t = *a, *d
print(t, [*map(str, a)], {1, True, 1.0}, {1: "a", True: "b", 1.0: "c"})
for x in *a, 9:
    print(x, end=" ")
print(*[], sep="empty")


def many(*args, **kwargs):
    return len(args), list(kwargs)


def returns():
    return *a, 3


def yields():
    yield *a, 4


print(returns(), list(yields()), many(*a, *a, 1, **d, **{"z": 2}))
for text in ("[*5]", "{*None}", "(*1.5,)", "{**[1]}", "{**5}", "{[]: 1}", "{[], 1}", "{1, {}}", "{{}}", "{**{[]: 1}}", "*a", "(*a)", "*a, = 1",
             "[**d]", "(**d)", "{*a: 1}", "{**d: 1}", "{1: *a}", "{1: 2, 3}", "{1, 2: 3}", "{1:}", "{: 1}", "{1: 2 3: 4}", "[1 2]",
             "(1, 2", "[1, 2)", "{1: 2]", "[,]", "(,)", "{,}", "[1,,2]", "{*a, **d}", "{**d, *a}", "*a if 1 else 2", "[*a if a else d]",
             "[*a or d]", "[*not a]", "[*lambda: 0]"):
    try:
        print(text, "=", eval(text, {"a": a, "d": d}))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
print([0] * 3 + [*"ab"] * 2, (1,) * 0, {**dict.fromkeys(a)}, {**{1: 2}, **{1: 3}, 1: 4}, {*()} == set())
