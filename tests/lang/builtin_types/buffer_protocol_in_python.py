# python: 3.14
# index: __buffer__, memoryview, BufferError, bytes, bytearray
# Classes that give buffers through __buffer__.

class Buffer:
    def __init__(self, data):
        self.data = data
        self.log = []

    def __buffer__(self, flags):
        self.log.append((type(flags).__name__, flags & 1))
        return memoryview(self.data)


b = Buffer(bytearray(b"abc"))
with memoryview(b) as m:
    m[0] = ord("X")
    print(m.tobytes(), m.obj is b, m.readonly)
print(b.data, b.log)
print(bytes(b), bytearray(b), b"".join([b, b"-"]), b"Xbc".startswith(b), b"aXbc".find(b), int.from_bytes(b, "big") == 0x586263, bytes([1]) + b, b"%b" % b)
print(len(b.log))


class NoRelease:
    def __buffer__(self, flags):
        return memoryview(b"plain")


class Wrong:
    def __init__(self, result):
        self.result = result

    def __buffer__(self, flags):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


print(memoryview(NoRelease()).tobytes(), isinstance(NoRelease(), __import__("collections.abc").abc.Buffer), memoryview(b"a").__buffer__(0).tobytes(), bytearray(b"q").__buffer__(0)[0])
for x in (Wrong(5), Wrong(b"bytes"), Wrong(None), Wrong(ValueError("refused")), object()):
    for f in (memoryview, bytes):
        try:
            print(f(x))
        except Exception as e:
            print(type(e).__name__, e)


class Sub(bytearray):
    pass


s = Sub(b"sub")
v = memoryview(s)
print(v.tobytes())
try:
    s.append(1)
except BufferError as e:
    print(e)
v.release()
s.append(33)
print(s)
