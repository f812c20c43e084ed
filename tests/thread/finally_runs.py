# index: _thread, finally, with
import _thread

lock = _thread.allocate_lock()
end = _thread.allocate_lock()
end.acquire()
log = []


class Resource:
    def __enter__(self):
        log.append("enter")
        return self

    def __exit__(self, kind, value, traceback):
        log.append("exit " + kind.__name__)
        return kind is ZeroDivisionError


def work():
    try:
        with lock:
            with Resource():
                1 // 0
            with Resource():
                _thread.exit()
    finally:
        log.append("finally %s" % lock.locked())
        end.release()


_thread.start_new_thread(work, ())
end.acquire()
for line in log:
    print(line)
