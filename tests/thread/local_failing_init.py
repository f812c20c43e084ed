# index: _thread, _thread._local, exceptions
import _thread

tries = []


class Fussy(_thread._local):
    def __init__(self, limit):
        tries.append(limit)
        self.early = "set before"
        if len(tries) in (2, 3):
            raise ValueError("try %d" % len(tries))
        self.late = "set after"


fussy = Fussy(7)
print(fussy.early, fussy.late)
end = _thread.allocate_lock()
end.acquire()
log = []


def other():
    for _ in range(3):
        try:
            log.append((fussy.early, fussy.late, sorted(fussy.__dict__)))
        except ValueError as e:
            log.append(str(e))
    end.release()


_thread.start_new_thread(other, ())
end.acquire()
print(log)
print(tries)
