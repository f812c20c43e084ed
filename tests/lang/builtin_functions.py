# index: abs, all, any, print
def attempt(function, *args, **kw):
    try:
        return function(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"
print(min(3, 1, 2), max("abc"), min([], default=5), max([1, -3], key=abs), min("b", "a", key=ord))
print(attempt(min, 1), attempt(max), attempt(min, 1, 2, default=3), attempt(min, 1, "a"))
print(sum([1, 2], 3), sum([[1], [2]], []), sum([0.5, 1]), attempt(sum, ["a"], ""), attempt(sum, [b"a"], b""), attempt(sum, ["a"]))
print(sorted([3, 1, 2], reverse=True), sorted("bca", key=lambda c: -ord(c)), attempt(sorted, 5), attempt(sorted, [1, "a"]))
print(attempt(getattr, 1, "nope"), getattr(1, "nope", "default"), hasattr(1, "real"), attempt(getattr, 1, 2), attempt(hasattr, 1, 2))
print(chr(233), ord("é"), ord(b"a"), attempt(chr, -1), attempt(chr, 0x110000), attempt(ord, "ab"), attempt(ord, 5))
print(bin(-5), oct(8), hex(255), attempt(hex, 1.5), abs(-3.5), abs(3 + 4j), attempt(abs, "x"))
print(divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(3, -1, 7), pow(2.0, 3), attempt(pow, 2, 3, 0), attempt(pow, 2.0, 1, 3))
print(round(2.5), round(-3.5), round(2.675, 2), round(1234, -2), round(5), attempt(round, "x"), round(1.5, None))
print(all([]), any([]), all([1, 0]), any([0, 1]), attempt(all, 5), callable(print), callable(5))
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), attempt(isinstance, 1, 5), attempt(issubclass, 1, int))
print(next(iter([1])), next(iter([]), "end"), attempt(next, iter([])), attempt(next, 5), list(iter(iter([1, 2, 0, 3]).__next__, 0)))
print(len("abc"), attempt(len, 5), hash(5), hash("a") == hash("a"), attempt(hash, []), repr("a\n"), ascii("é"))
print(format(255, "x"), format("a", ">3"), format(1.5), attempt(format, 1, 5), attempt(format, 1, "q"))
print(list(zip([1, 2], "ab")), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, "", 2])), list(enumerate("ab", 5)))
print(list(reversed("abc")), list(range(5, 0, -2)), slice(1, 2, 3), bytes([65]), bytearray(b"x"), complex("1+2j"))
print(abs.__name__, abs.__module__, abs.__qualname__, repr(abs), type(abs).__name__, print.__doc__ is not None)
class Rounds:
    def __round__(self, n=None):
        return ("rounded", n)
    def __abs__(self):
        return "absolute"
    def __divmod__(self, other):
        return "divmod", other
    def __rpow__(self, other):
        return "rpow", other
print(round(Rounds()), round(Rounds(), 2), abs(Rounds()), divmod(Rounds(), 1), pow(3, Rounds()))
print(__debug__, Ellipsis is ..., NotImplemented, IOError is OSError, EnvironmentError is OSError)
