# index: struct.Struct, bisect.bisect_left, memoryview, array.array
import struct
from array import array
from bisect import bisect_left

HEAD = struct.Struct("<4sHH")


def build(words):
    """Sorted words with numbers, in one block of bytes: header, offsets, texts, values."""
    items = sorted(words.items())
    texts, offsets = b"", array("H", [0])
    for word, _ in items:
        texts += word.encode()
        offsets.append(len(texts))
    return HEAD.pack(b"WORD", 1, len(items)) + offsets.tobytes() + struct.pack(f"<{len(items)}i", *(v for _, v in items)) + texts


class Table:
    def __init__(self, data):
        magic, version, self.count = HEAD.unpack_from(data)
        if magic != b"WORD" or version != 1:
            raise ValueError(f"no table: {magic!r} {version}")
        view = memoryview(data)[HEAD.size:]
        size = (self.count + 1) * 2
        self.offsets, self.values, self.texts = view[:size].cast("H"), view[size:size + 4 * self.count], view[size + 4 * self.count:]

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        if not 0 <= i < self.count:
            raise IndexError(i)
        return str(self.texts[self.offsets[i]:self.offsets[i + 1]], "utf-8")

    def get(self, word, default=None):
        i = bisect_left(self, word)
        return struct.unpack_from("<i", self.values, 4 * i)[0] if i < self.count and self[i] == word else default


words = {w: len(w) * (-1) ** i for i, w in enumerate("tea milk sugar käse zebra apple".split())}
data = build(words)
table = Table(data)
print(len(data), data[:8], list(table), [table.get(w) for w in ("tea", "käse", "zebra", "none", "", "zzz")], table.get("x", 0))
print(all(table.get(w) == v for w, v in words.items()), len(Table(build({}))), Table(build({})).get("a"), "milk" in table, table.offsets.tolist(), table.texts.nbytes)
for broken in (b"WURD" + data[4:], data[:6], b"", data[:10]):
    try:
        print(list(Table(broken)))
    except (ValueError, struct.error, TypeError, IndexError) as e:
        print(type(e).__name__, e)
