# python: 3.14
# index: typing.Union, typing.Literal, unittest.TestCase
# Texts that stand for types in unions; and assertions about the beginnings and ends of texts.
import typing
import unittest

T = typing.TypeVar("T")
print(typing.Union[int, "Later"], T | "Later", "Later" | T, typing.Union["A", "B"], typing.Union["A", "A"])
print(typing.Union[int, "Later"].__args__[1].__forward_arg__, typing.Literal[()], typing.Literal["a", 1])


class Case(unittest.TestCase):
    def runTest(self):
        pass


case = Case()
for name, *args in (
    ("assertStartsWith", "a", "b"), ("assertStartsWith", "a", ("b",)), ("assertEndsWith", "a", "b"), ("assertEndsWith", "a", ("b", "c")),
    ("assertNotStartsWith", "ab", "a"), ("assertNotStartsWith", "ab", ("b", "a")), ("assertNotEndsWith", "ab", ("a", "b"), "said"),
    ("assertNotEndsWith", "ab", ("x", "y")), ("assertStartsWith", "ab", ("x", "a")),
):
    try:
        print(getattr(case, name)(*args))
    except AssertionError as e:
        print(e)
