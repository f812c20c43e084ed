# index: iterators shared by threads
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
        if not all(valid(x) for x in got) or not got:
            return "invented an item"
    return "ok"
N = 1000
number = range(N).__contains__
print(hammer(lambda: iter(list(range(N))), number))
print(hammer(lambda: iter(tuple(range(N))), number))
print(hammer(lambda: iter(range(N)), number))
print(hammer(lambda: iter(dict.fromkeys(range(N))), number))
print(hammer(lambda: iter(set(range(N))), number))
print(hammer(lambda: enumerate(list(range(N))), lambda p: len(p) == 2 and p[0] in range(N) and p[1] in range(N)))
print(hammer(lambda: zip(list(range(N)), range(N)), lambda p: len(p) == 2 and p[0] in range(N) and p[1] in range(N)))
print(hammer(lambda: map(str, list(range(N))), lambda x: x.isdigit()))
print(hammer(lambda: filter(None, list(range(N))), number))
print(hammer(lambda: reversed(list(range(N))), number))
