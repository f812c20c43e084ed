# index: ExceptionGroup, ExceptionGroup.split, ExceptionGroup.subgroup, ExceptionGroup.derive
# Exception groups, and what split() and subgroup() make of them.

eg = ExceptionGroup("one", [ValueError(1), ExceptionGroup("two", [TypeError(2), ValueError(3)])])
print(repr(eg), str(eg), eg.message, eg.exceptions)
match, rest = eg.split(ValueError)
print(repr(match), repr(rest))
print(repr(eg.subgroup(lambda e: isinstance(e, TypeError))), eg.subgroup(KeyError), eg.split((TypeError, ValueError))[1])
print(type(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("e", [OSError()])))
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__)


class Mine(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Mine(self.message, exceptions, self.code)


m = Mine("mine", [ValueError(1), KeyError(2)], 42)
m.add_note("a note")
part = m.subgroup(KeyError)
print(type(part).__name__, part.code, part.exceptions, part.__notes__, part.__notes__ is m.__notes__)
for args in [("x",), ("x", []), ("x", 3), (1, [ValueError()]), ("x", [1]), ("x", [KeyboardInterrupt()])]:
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
