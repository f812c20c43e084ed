# index: time.time, time.monotonic, time.sleep
import time

for name in "time monotonic perf_counter process_time thread_time".split():
    clock, clock_ns = getattr(time, name), getattr(time, name + "_ns")
    a, b, c = clock(), clock_ns(), clock()
    print(name, type(a).__name__, type(b).__name__, a <= c, a - 0.001 <= b / 1e9 <= c + 0.001)
    info = time.get_clock_info(name)
    print(info.implementation, info.monotonic, info.adjustable, 0 < info.resolution < 1e-3)
try:
    time.get_clock_info("sundial")
except ValueError as e:
    print(e)
start = time.monotonic(), time.thread_time()
time.sleep(0.1)
print(0.1 <= time.monotonic() - start[0] < 10, time.thread_time() - start[1] < 0.09)
start = time.process_time()
while time.process_time() - start < 0.02:
    pass
print(time.process_time() - start < 5)
print(0 < time.clock_getres(time.CLOCK_MONOTONIC) < 1e-3, time.clock_gettime(time.CLOCK_REALTIME) - time.time() < 5)
print(time.clock_gettime_ns(time.CLOCK_MONOTONIC) - time.monotonic_ns() < 5e9)
try:
    time.clock_gettime(12345)
except OSError as e:
    print(e)
for bad in (-1, -0.1, float("nan"), "1", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
