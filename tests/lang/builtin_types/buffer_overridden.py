# python: 3.14
# index: __buffer__, memoryview, bytes, bytearray
# Subclasses of the built-in types lend their bytes by their own __buffer__ and may ask the built-in one.
import array
import collections.abc


class Told(bytearray):
    def __buffer__(self, flags):
        print("lend", int(flags))
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("back")
        super().__release_buffer__(view)


told = Told(b"hello")
with memoryview(told) as m:
    print(m.tobytes())
    try:
        told.append(1)
    except BufferError as e:
        print(e)
told.append(33)
print(told)


class Other(bytes):
    def __buffer__(self, flags):
        return memoryview(b"other")


print(memoryview(Other(b"me")).tobytes(), b"".join([b"-", bytes(Other(b"me"))]) != b"")
numbers = array.array("H", [1, 2, 3])
view = numbers.__buffer__(284)
print(view.format, view.tolist(), isinstance(numbers, collections.abc.Buffer), issubclass(Other, collections.abc.Buffer))
for act in (lambda: numbers.append(4), lambda: numbers.__release_buffer__(view), lambda: numbers.append(4)):
    try:
        print(act(), numbers)
    except BufferError as e:
        print(e)
