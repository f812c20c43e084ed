# index: _thread
import _thread

# Threads by the hundred, a few at a time.
seen = []
guard = _thread.allocate_lock()
for batch in range(40):
    ends = []
    for n in range(10):
        end = _thread.allocate_lock()
        end.acquire()
        ends.append(end)

        def work(n=n, end=end):
            with guard:
                seen.append((batch, n))
            end.release()

        _thread.start_new_thread(work, ())
    for end in ends:
        end.acquire()
print(len(seen), sorted(seen) == [(b, n) for b in range(40) for n in range(10)])
