# index: threads
# A time-out, an exception in the action, abort() and reset() end the waits of all with BrokenBarrierError.
import threading


def run(barrier, n, **options):
    outcomes = []

    def work():
        try:
            barrier.wait(**options)
            outcomes.append('through')
        except Exception as e:
            outcomes.append(type(e).__name__)

    threads = [threading.Thread(target=work) for _ in range(n)]
    for thread in threads:
        thread.start()
    return threads, outcomes


def finish(threads, outcomes):
    for thread in threads:
        thread.join()
    return sorted(outcomes)


barrier = threading.Barrier(3)
print(finish(*run(barrier, 2, timeout=0.05)), barrier.broken, repr(barrier).endswith(': broken>'))
barrier.reset()
for end in (barrier.reset, barrier.abort):
    threads, outcomes = run(barrier, 2)
    while barrier.n_waiting < 2:
        pass
    end()
    print(finish(threads, outcomes), barrier.broken)
barrier.reset()
print(finish(*run(barrier, 3)), barrier.broken)
failing = threading.Barrier(2, action=lambda: 1 / 0)
print(finish(*run(failing, 2)), failing.broken)
