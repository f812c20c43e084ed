# index: _thread, _thread.stack_size
# skip-if: threads
import _thread

print(_thread.stack_size())
print(_thread.stack_size(262144), _thread.stack_size(524288), _thread.stack_size(0), _thread.stack_size())
for size in (-1, 1, 4096, 32767):
    try:
        _thread.stack_size(size)
    except ValueError as e:
        print("ValueError", e)
try:
    _thread.stack_size("big")
except TypeError as e:
    print("TypeError")


def depth(n):
    return n if n == 0 else 1 + depth(n - 1)


answers = []
end = _thread.allocate_lock()
end.acquire()


def work():
    answers.append(depth(200))
    end.release()


for size in (0, 262144, 1 << 20):
    _thread.stack_size(size)
    _thread.start_new_thread(work, ())
    end.acquire()
print(answers, _thread.stack_size())
