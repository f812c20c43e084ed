# index: time.strftime, time.strptime, time.mktime, time.gmtime, time.struct_time
# skip-if: threads
import os
import time

os.environ["TZ"] = "UTC0"
time.tzset()
DAY = 86400


def parse(text):
    return int(time.mktime(time.strptime(text, "%Y-%m-%d %H:%M")))


def show(seconds, pattern="%a %d %b %Y %H:%M"):
    return time.strftime(pattern, time.gmtime(seconds))


start = parse("2024-02-27 09:30")
print([show(start + n * DAY) for n in range(4)], show(0), show(2 ** 31), show(-1))
meetings = {"stand-up": (start, DAY, 3), "review": (parse("2024-02-29 14:00"), 7 * DAY, 2)}
for when, name in sorted((first + i * step, name) for name, (first, step, times) in meetings.items() for i in range(times)):
    print(time.strftime("%j %U %w %H:%M %p", time.gmtime(when)), name, time.gmtime(when).tm_yday)
t = time.gmtime(start)
print(t, t[:3], t.tm_zone, tuple(t)[6], time.struct_time(tuple(t)) == t, time.asctime(t), time.ctime(0), len(t), t.tm_isdst)
print(time.strptime("30 Nov 99", "%d %b %y")[:3], time.strptime("12:05:09 PM", "%I:%M:%S %p")[3:6], time.strptime("2024 060", "%Y %j")[1:3], time.strptime("Sun Feb  4 2024", "%a %b %d %Y").tm_wday, time.strftime("%%|%y|%D|%T|%e", t))
os.environ["TZ"] = "EST5EDT,M3.2.0,M11.1.0"
time.tzset()
print(time.tzname, time.timezone, time.altzone, time.daylight, [time.localtime(parse(f"2024-{m:02d}-15 12:00")).tm_isdst for m in (1, 7)], time.strftime("%Z %z", time.localtime(0)))
print(time.mktime((2024, 3, 10, 2, 30, 0, 0, 0, -1)) - time.mktime((2024, 3, 10, 1, 30, 0, 0, 0, -1)), time.mktime(time.localtime(1e9)) == 1e9)
for call in (lambda: time.strptime("x", "%Y"), lambda: time.strptime("2024-13", "%Y-%m"), lambda: time.strptime("2024 rest", "%Y"), lambda: time.strptime("a", "%Q"), lambda: time.mktime((1, 2)), lambda: time.gmtime("x"), lambda: time.gmtime(1e20), lambda: time.strftime(3), lambda: time.strftime("%Y", (1, 2)), lambda: time.asctime((2024, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.struct_time((1, 2)), lambda: time.localtime(float("nan"))):
    try:
        print(call())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
