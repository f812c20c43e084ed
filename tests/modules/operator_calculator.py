# index: operator.itemgetter, operator.attrgetter, operator.methodcaller
import operator
from operator import attrgetter, itemgetter, methodcaller
from types import SimpleNamespace as NS

BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "**": operator.pow,
          "<<": operator.lshift, "&": operator.and_, "|": operator.or_, "^": operator.xor, "<": operator.lt, "==": operator.eq}
UNARY = {"neg": operator.neg, "~": operator.invert, "abs": operator.abs, "not": operator.not_}


def rpn(text):
    stack = []
    for token in text.split():
        if token in BINARY:
            right = stack.pop()
            stack.append(BINARY[token](stack.pop(), right))
        elif token in UNARY:
            stack.append(UNARY[token](stack.pop()))
        else:
            stack.append(int(token))
    [result] = stack
    return result


for text in ("3 4 + 2 *", "2 10 ** 7 %", "7 2 /", "7 neg 2 //", "1 4 << 3 |", "5 ~ abs 2 <", "6 3 ^ 5 == not"):
    print(text, "=", rpn(text))
people = [{"name": "bob", "age": 30, "tags": ["x"]}, {"name": "ann", "age": 25, "tags": []}, {"name": "cid", "age": 30, "tags": ["y", "z"]}]
print([p["name"] for p in sorted(people, key=itemgetter("age", "name"))], list(map(itemgetter("name"), people)), itemgetter(1, 3)("abcd"), itemgetter(slice(2))("abc"))
shop = NS(owner=NS(name="zoe", address=NS(city="Bern")), size=3)
print(attrgetter("owner.address.city")(shop), attrgetter("size", "owner.name")(shop))
print(list(map(methodcaller("split", ",", maxsplit=1), ["a,b,c", "d"])), list(map(methodcaller("upper"), "ab")))
print(repr(itemgetter(1)), repr(attrgetter("a.b", "c")), repr(methodcaller("m", 1, k=2)))
x = [1]
print(operator.iadd(x, [2]) is x, x, operator.concat("a", "b"), operator.contains([1], 1), operator.countOf("abca", "a"), operator.indexOf([4, 5], 5), operator.length_hint(iter([1, 2])))
operator.setitem(x, slice(0, 1), "pq")
print(x, operator.getitem(x, -1), operator.index(True), operator.truth([]), operator.matmul.__name__, operator.call(max, 1, 2))
for call in (lambda: attrgetter(1), lambda: itemgetter(), lambda: methodcaller(), lambda: attrgetter("owner.none")(shop), lambda: operator.indexOf([1], 2), lambda: operator.concat(1, 2),
             lambda: operator.length_hint([], "a"), lambda: operator.index(1.5), lambda: rpn("1 2")):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
