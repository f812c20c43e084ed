# index: _thread, str, races
import _thread

# Strings are interned, hashed and indexed by many threads at once.
TEXT = "".join(chr(0x20ac + i) + str(i) for i in range(300))
LOOKUP = {word: i for i, word in enumerate("alpha beta gamma delta epsilon zeta eta theta".split())}
bad = []
ends = []


def work(n, end):
    for i in range(300):
        if TEXT[i * 3 % len(TEXT)] != TEXT[i * 3 % len(TEXT):][:1]:
            bad.append(i)
        for word, number in LOOKUP.items():
            made = "".join(list(word))
            if LOOKUP[made] != number or getattr(Names, made) != number:
                bad.append(made)
    end.release()


class Names:
    pass


for word, number in LOOKUP.items():
    setattr(Names, word, number)
for n in range(5):
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(work, (n, end))
for end in ends:
    end.acquire()
print(bad, len(TEXT), hash(TEXT) == hash(TEXT[:10] + TEXT[10:]))
