# python: 3.14
# index: __import__, ImportWarning, bytes, hash
# A relative import from globals that name no package is warned of; bytes have the hash of the str with the same text.
import warnings

for space in {"__package__": None, "__spec__": None, "__name__": "__main__"}, {"__name__": "here"}, {"__package__": "", "__name__": "x"}:
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            __import__("", space, {}, ("foo",), 1)
        except ImportError as error:
            print(error, [f"{w.category.__name__}: {w.message}" for w in log])
warnings.simplefilter("error")
try:
    __import__("", {"__name__": "x.y"}, {}, (), 1)
except ImportWarning as error:
    print("raised", error)
for text in "", "a", "spam", "x" * 1000:
    print(hash(text) == hash(text.encode()), hash(memoryview(text.encode())) == hash(text.encode()))
print({"a": 1, b"a": 2}, "a" == b"a")
