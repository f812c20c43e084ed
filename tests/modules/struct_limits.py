# skip-if: m32
# index: struct.unpack_from, struct.pack_into, memoryview
# Offsets that are no size of anything, and pointers in memoryviews.
import struct


def attempt(function, *args):
    try:
        print(function(*args))
    except (OverflowError, IndexError, TypeError, ValueError, struct.error) as e:
        print(type(e).__name__, e)


data = bytearray(range(16))
for offset in 2**70, -2**70, 2**40, -17, -16, -4, -3, 12, 13, True, "a", 1.5, None:
    attempt(struct.unpack_from, "<i", data, offset)
    attempt(struct.Struct("<i").unpack_from, data, offset)
    attempt(struct.pack_into, "<i", data, offset, 7)
print(data)
for code in "PnN":
    for value in -1, 1, 2**63 - 1, 2**63, 2**64 - 1, 2**64, -2**63, -2**63 - 1, 1.5:
        view = memoryview(bytearray(8)).cast(code)
        attempt(view.__setitem__, 0, value)
        print(code, view[0])
