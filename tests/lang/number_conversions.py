# python: 3.14
# index: __index__, __int__, __float__, __complex__, float, int, complex, warnings
# skip-if: threads
# Conversions by special methods: what they may return, and when a subclass's own method is asked.
import operator
import warnings


class F1(float):
    def __float__(self):
        return 42.0


class F2(float):
    def __float__(self):
        return self


class F3(float):
    def __float__(self):
        return 42


class F4:
    def __index__(self):
        return True


class F5:
    def __float__(self):
        return F1(2)


class I1(int):
    def __int__(self):
        return 7

    def __index__(self):
        return 8


class I2:
    def __int__(self):
        return 1.5


class C1:
    def __complex__(self):
        return type("Sub", (complex,), {})(3)


def trial(label, function, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(label, repr(function(*args)))
        except (TypeError, ValueError) as e:
            print(label, type(e).__name__, e)
        for w in caught:
            print("   ", w.category.__name__, w.message)


for function in (float, int, complex, operator.index, hex, "%d".__mod__, "%x".__mod__):
    for value in (F1(1), F2(1), F3(1), F4(), F5(), I1(1), I2(), C1()):
        trial(f"{function.__name__}({type(value).__name__})", function, value)
trial("~True", lambda: ~True)
trial("complex parts", lambda: complex(1j, 2j))
trial("@", lambda: 42 @ 42)
trial("float keyword", type("S", (float,), {}), 1, 2)
