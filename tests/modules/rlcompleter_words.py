# python: 3.14
# index: attribute references
import rlcompleter


class Box:
    value = 1
    _hidden = 2

    def method(self): ...


c = rlcompleter.Completer({"box": Box(), "boxes": [], "number": 3})
for text in ("bo", "box", "num", "box.", "box.me", "box._h", "boxes.so", "nothing", "imp", "Fals", "try", "isinst", "box.value.bit", "box.nothing.x", "box().x", "(1).r"):
    print(text, [c.complete(text, i) for i in range(3)])
print(len(rlcompleter.Completer(vars()).attr_matches("str.")) > 40, repr(c.complete("", 0)), c.complete("", 1))
try:
    rlcompleter.Completer(3)
except TypeError as e:
    print(e)
