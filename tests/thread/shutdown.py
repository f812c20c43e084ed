# index: _thread, _thread._shutdown
# python: 3.14
# skip-if: threads
import _thread
import time

# _shutdown() waits for the threads that are no daemons.
log = []


def work(n):
    def run():
        time.sleep(0.05 * n)
        log.append(n)
        if n == 1:
            _thread.start_joinable_thread(work(5), daemon=False)
    return run


for n in range(4):
    _thread.start_joinable_thread(work(n), daemon=False)
daemon = _thread.start_joinable_thread(lambda: time.sleep(3600), daemon=True)
print(_thread.daemon_threads_allowed(), _thread._is_main_interpreter())
_thread._shutdown()
print(sorted(log), daemon.is_done(), _thread._count())
print(_thread._shutdown())
print(_thread._get_main_thread_ident() == _thread.get_ident())
