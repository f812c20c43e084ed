# index: _thread, generators, races
import _thread

# Threads that pull from one generator get each value once, or are told that it is running.
LIMIT, THREADS = 3000, 4
total = [0]


def numbers():
    for i in range(LIMIT):
        yield i


source = numbers()
got = [[] for _ in range(THREADS)]
odd = []
ends = []


def pull(mine, end):
    while True:
        try:
            mine.append(next(source))
        except StopIteration:
            break
        except ValueError as e:
            if str(e) != "generator already executing":
                odd.append(str(e))
    end.release()


for mine in got:
    end = _thread.allocate_lock()
    end.acquire()
    ends.append(end)
    _thread.start_new_thread(pull, (mine, end))
for end in ends:
    end.acquire()
everything = [i for mine in got for i in mine]
print(odd, len(everything) == LIMIT, sorted(everything) == list(range(LIMIT)))
print(all(mine == sorted(mine) for mine in got))
