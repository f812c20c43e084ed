# index: unittest
# The texts of failed assertions.
import unittest

case = unittest.TestCase()
case.maxDiff = None


def show(name, *args, **kw):
    try:
        getattr(case, name)(*args, **kw)
    except AssertionError as error:
        print(name, "|", str(error).split("\n- ")[0].rstrip())
    else:
        print(name, "passed")


show("assertTrue", 0)
show("assertFalse", [1], "why")
show("assertIs", 1, 2)
show("assertIsNot", None, None)
show("assertIsNone", 1)
show("assertIsNotNone", None)
show("assertIn", 3, [1])
show("assertNotIn", 1, [1])
show("assertIsInstance", "x", int)
show("assertNotIsInstance", "x", str)
show("assertLess", 2, 1)
show("assertGreaterEqual", 1, 2)
show("assertAlmostEqual", 1.0, 1.001)
show("assertAlmostEqual", 1.0, 1.1, delta=0.01)
show("assertAlmostEqual", 1.0, 1.00000001)
show("assertNotAlmostEqual", 1.0, 1.0)
show("assertEqual", 1, 2)
show("assertEqual", "a" * 100 + "b" * 30, "a" * 100 + "c" * 30)
show("assertEqual", {1: 2}, {1: 3})
show("assertEqual", [1], [1, 2])
show("assertEqual", (1,), (2,))
show("assertEqual", {1, 2}, {2, 3})
show("assertNotEqual", 1, 1)
show("assertCountEqual", [1, 2, 2], [2, 1, 1])
show("assertListEqual", (1,), [1])
show("assertMultiLineEqual", "b\n", "c\n")
show("assertRaises", ValueError, int, "4")
show("fail", "because")
