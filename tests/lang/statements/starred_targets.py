# index: starred assignment, unpacking assignment, for, ValueError, TypeError
# A starred target takes what the others leave, always as a list.
a, *b = "xyz"
*c, d = range(4)
e, *f, g = (1, 2)
*h, = {}
[i, [*j, k], *l] = 1, "abc", *range(3), 7
print(a, b, c, d, e, f, g, h, i, j, k, l)
for first, *rest in [(1,), (1, 2), "abc"]:
    print(first, rest)
x = [0, 1, 2, 3, 4]
*x[1:3], y = x
print(x, y)


def attempt(text):
    try:
        exec(text, {"n": 5})
    except Exception as error:
        print(text, "->", type(error).__name__, error)


attempt("a, b = 1, 2, 3")
attempt("a, b = 1,")
attempt("a, b, c = iter('ab')")
attempt("a, b = range(10**6)")
attempt("a, b = {1: 2, 3: 4, 5: 6}")
attempt("a, *b, c = [1]")
attempt("*a, b, c, d = 'xy'")
attempt("a, b = n")
attempt("a, *b = None")
attempt("(a, b), c = 1, 2")
attempt("[] = 1")
attempt("() = [1, 2]")
attempt("*a = 1, 2")
attempt("*a, *b = 1, 2")
attempt("a, b += 1, 2")
attempt("*a += 1")
attempt("a, *(b), c = 1, 2, 3; print(a, b, c)")
attempt("a, *b.c = 1, 2")
