# index: types.MethodWrapperType, types.BuiltinMethodType, descriptors
# Special methods that the interpreter calls itself are bound to "method-wrapper" objects, others to built-in methods.
import types

numbers = [3, 4]
length, append = numbers.__len__, numbers.append
print(type(length).__name__, type(append).__name__)
print(type(length) is types.MethodWrapperType, type(append) is types.BuiltinMethodType)
print(length(), length.__name__, length.__qualname__, length.__objclass__, length.__self__ is numbers)
print(hasattr(append, "__objclass__"))
print(repr(length).split(" at ")[0], repr(append).split(" at ")[0])

print(length == numbers.__len__, length == [3, 4].__len__, length != numbers.__len__)
print(hash(length) == hash(numbers.__len__), {length: 1}[numbers.__len__])
print(append == numbers.append, append == length)
try:
    length < length
except TypeError as e:
    print(e)
try:
    length(1)
except TypeError as e:
    print(e)

add = (5).__add__
print(add(6), add("x"), callable(add))
print([f() for f in [numbers.__len__, "four".__len__, {1: 2}.__len__]])
print(sorted([3, 1, 2], key=(10).__sub__))
getattr_, name = add.__reduce__()[0], add.__reduce__()[1]
print(getattr_, name)
