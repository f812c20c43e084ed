# index: time.perf_counter, time.monotonic, time.process_time, time.thread_time
import functools
import time


class Stopwatch:
    """Adds up what blocks take."""

    def __init__(self, clock=time.perf_counter_ns):
        self.clock, self.total, self.laps = clock, 0, []

    def __enter__(self):
        self.began = self.clock()
        return self

    def __exit__(self, *error):
        self.laps.append(self.clock() - self.began)
        self.total += self.laps[-1]


def timed(function):
    @functools.wraps(function)
    def wrapper(*args):
        with wrapper.watch:
            return function(*args)
    wrapper.watch = Stopwatch()
    return wrapper


@timed
def nap(seconds):
    time.sleep(seconds)
    return "slept"


print(nap(0.01), nap(0.02), len(nap.watch.laps), nap.watch.total >= 30_000_000, nap.watch.laps[1] >= 20_000_000)
with Stopwatch(time.thread_time_ns) as cpu:
    time.sleep(0.05)
print(cpu.total < 40_000_000, time.process_time() >= 0, time.process_time_ns() > 0)
clocks = [time.monotonic() for _ in range(1000)]
print(clocks == sorted(clocks), abs(time.time() - time.time_ns() / 1e9) < 5, time.clock_gettime(time.CLOCK_MONOTONIC) >= clocks[-1])
for name in ("monotonic", "perf_counter", "process_time", "thread_time", "time"):
    info = time.get_clock_info(name)
    print(name, info.monotonic, info.adjustable, 0 < info.resolution < 0.1)
print(time.sleep(0), time.sleep(0.0), time.sleep(False), time.clock_getres(time.CLOCK_REALTIME) < 0.1)
for call in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.sleep(float("nan")), lambda: time.sleep(), lambda: time.get_clock_info("sun"), lambda: time.clock_gettime(999), lambda: time.clock_gettime("x"), lambda: time.sleep(1j)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, OSError) as e:
        print(type(e).__name__, e)
