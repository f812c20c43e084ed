# index: list.pop, list.insert, list.append, list.reverse, list.sort
# timeout: 60
import threading
tokens = list(range(40))
def work(me):
    for i in range(2000):
        try:
            x = tokens.pop() if (i + me) % 3 else tokens.pop(0)
        except IndexError:
            continue
        if i % 50 == me:
            tokens.reverse()
        if i % 300 == me:
            tokens.sort()
        if i % 2:
            tokens.append(x)
        else:
            tokens.insert(i % 17, x)
threads = [threading.Thread(target=work, args=(t,)) for t in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(tokens), sorted(tokens) == list(range(40)))
