# python: 3.14
# index: array.array, array.typecode, array.extend, array
from array import array, typecodes

text = array("w", "naïve 日本 🙂")
print(text, len(text), text[-1], text.tounicode(), text.itemsize, typecodes)
text[0:5] = array("w", "smart")
text.reverse()
print("".join(text), text.index("m"), text.count("a"), "🙂" in text)
gaps = array("i", [3, 1, 4, 1, 5, 9, 2, 6])
print(gaps[::2], gaps[-3:], gaps[::-1].tolist(), gaps * 2 == gaps + gaps, max(gaps), sorted(gaps)[:3])
gaps[1:3] = array("i", [100])
del gaps[-2:]
gaps += array("i", [7])
gaps *= 2
print(gaps, gaps.pop(), gaps.pop(0), gaps.remove(100), gaps.tolist(), gaps.index(100), gaps.index(5, 1, 3))
floats = array("f", [0.1, 1e10, float("inf")])
print(floats, floats.tolist()[0] == 0.1, array("d", [0.1])[0] == 0.1, array("b", b"\xff")[0], array("B", b"\xff")[0], array("q", [-2 ** 63])[0], array("Q", [2 ** 64 - 1])[0], array("?") if "?" in typecodes else "no bool")
print(bytes(array("H", [1, 2])) == array("H", [1, 2]).tobytes(), array("i", range(3)) == array("d", [0, 1, 2]), array("i") < array("i", [1]), array("i", (n * n for n in range(4))), array("b", [1, 2]).__class__.__name__, array("i", [1]).__reduce_ex__(4)[1][0] is not None)
for call in (lambda: array("z"), lambda: array("i", "ab"), lambda: array("w", [65]), lambda: array("b", [128]), lambda: array("B", [-1]), lambda: array("i", [1.5]), lambda: array("i") + array("d"), lambda: array("i", [1]).index(2), lambda: array("i").pop(), lambda: array("i").frombytes(b"abc"), lambda: array("i", [1])[5], lambda: array("w", "a") + "b", lambda: array("i", [1]).extend([2.5]), lambda: array("i", [1, 2]).__setitem__(slice(2), [1]), lambda: hash(array("i")), lambda: array("i", [1]).append("x"), lambda: array(), lambda: array("w", "a").fromunicode(3), lambda: array("i").tounicode()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
