# index: _thread, SystemExit
# compare-stderr
import _thread

# SystemExit ends a thread and nothing else, and nothing is printed.
log = []
ends = []


def leave(how, end):
    try:
        log.append(how.__name__)
        how()
    finally:
        end.release()


def with_code():
    raise SystemExit(3)


for how in (_thread.exit, _thread.exit_thread, with_code):
    end = _thread.allocate_lock()
    end.acquire()
    _thread.start_new_thread(leave, (how, end))
    end.acquire()
print(log)
try:
    _thread.exit()
except SystemExit as e:
    print("SystemExit", e.args, e.code)
