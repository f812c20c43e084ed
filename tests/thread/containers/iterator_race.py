# index: iterators
# timeout: 60
import threading
def hammer(make, valid):
    for _ in range(20):
        it = make()
        got = []
        def work():
            while True:
                try:
                    got.append(next(it))
                except (StopIteration, RuntimeError):
                    return
        threads = [threading.Thread(target=work) for _ in range(3)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        if not all(valid(x, len(got)) for x in got) or not got:
            return "invented an item"
    return "ok"
N = 1000
def number(x, taken):
    return x in range(N)
def pair(p, taken):
    return len(p) == 2 and number(p[0], taken) and number(p[1], taken)
def numbered(p, taken):
    # An item may come twice, so the count may pass N, but not the number of items taken.
    return len(p) == 2 and p[0] in range(taken) and number(p[1], taken)
print(hammer(lambda: iter(list(range(N))), number))
print(hammer(lambda: iter(tuple(range(N))), number))
print(hammer(lambda: iter(range(N)), number))
print(hammer(lambda: iter(dict.fromkeys(range(N))), number))
print(hammer(lambda: iter(set(range(N))), number))
print(hammer(lambda: enumerate(list(range(N))), numbered))
print(hammer(lambda: zip(list(range(N)), range(N)), pair))
print(hammer(lambda: map(str, list(range(N))), lambda x, taken: x.isdigit()))
print(hammer(lambda: filter(None, list(range(N))), number))
print(hammer(lambda: reversed(list(range(N))), number))
