# index: generators, threads
import _thread


def numbers(n):
    for i in range(n):
        yield i


def race(make, resume, ends):
    g = make()
    taken = [[], []]
    busy = [0, 0]
    done = _thread.allocate_lock(), _thread.allocate_lock()

    def run(k):
        while True:
            try:
                taken[k].append(resume(g))
            except ValueError as e:
                assert str(e) == "generator already executing", e
                busy[k] += 1
            except ends:
                break
        done[k].release()

    for k in range(2):
        done[k].acquire()
        _thread.start_new_thread(run, (k,))
    for k in range(2):
        done[k].acquire()
    both = taken[0] + taken[1]
    print(len(both), sorted(both) == list(range(len(both))), all(t == sorted(t) for t in taken))
    return g


g = race(lambda: numbers(20000), next, StopIteration)
print(g.gi_frame, g.gi_running, g.gi_suspended)


def delegating(n):
    yield from numbers(n)


g = race(lambda: delegating(20000), lambda g: g.send(None), StopIteration)
print(g.gi_yieldfrom)


def looking(g):
    # Looking into it disturbs nobody.
    g.gi_frame, g.gi_yieldfrom, g.gi_running, g.gi_suspended
    return next(g)


race(lambda: delegating(5000), looking, StopIteration)
