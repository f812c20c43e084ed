# index: _thread, _thread._local
import _thread

made = []


class Mine(_thread._local):
    kind = "class attribute"
    __slots__ = ("shared",)

    def __init__(self, start, *, step=1):
        made.append((start, step))
        self.value = start
        self.step = step

    def advance(self):
        self.value += self.step
        return self.value

    @property
    def double(self):
        return self.value * 2


mine = Mine(10, step=5)
mine.shared = "everywhere"
print(mine.advance(), mine.advance(), mine.double)
answers = []
end = _thread.allocate_lock()
end.acquire()


def other():
    answers.append((mine.advance(), mine.double, mine.kind, mine.shared))
    mine.shared = "changed"
    end.release()


for _ in range(2):
    _thread.start_new_thread(other, ())
    end.acquire()
print(answers)
print(mine.value, mine.shared, made)
