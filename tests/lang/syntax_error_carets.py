# python: 3.14
# index: SyntaxError, traceback
# Where the carets stand under the line of a SyntaxError, whatever the numbers are.
import traceback

places = [
    (1, 2, "abcdefg", 1, 7), (1, 4, "abcdefg", 1, -2), (1, 0, "abcdefg", 1, 0), (1, 1, "abcdefg", 1, 2),
    (1, 2, "abcdefg", 1, -2), (1, 2, "abcdefg", 1, 20), (1, -1, "abcdefg", 1, 3), (1, 3, "  abc", 1, 4),
    (1, 2, "  abc", 1, 4), (1, 3, "abc\n", 2, 1), (1, 4, "abc", 1, 4), (1, 2, "\tab", 1, 3),
]
for place in places:
    print(place)
    print("".join(traceback.format_exception_only(SyntaxError("bad", ("bad.py", *place)))), end="")
