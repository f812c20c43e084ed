# index: threads
# skip-if: threads, sanitizer
# A larger stack lets a recursion through C go deeper.
import sys
import threading

sys.setrecursionlimit(100000)


def depth():
    global reached
    reached = 0

    class Count:
        def __repr__(self):
            global reached
            reached += 1
            return repr(Count())
    try:
        repr(Count())
    except RecursionError:
        pass


results = []
for size in (128 << 10, 1 << 20):
    threading.stack_size(size)
    thread = threading.Thread(target=depth)
    thread.start()
    thread.join()
    results.append(reached)
print(results[0] > 5, results[1] > 4 * results[0], threading.stack_size(0) == 1 << 20)
