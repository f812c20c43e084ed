# index: time.mktime, time.tzset
# skip-if: threads
import os
import time

for zone in ("UTC", "Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata"):
    os.environ["TZ"] = zone
    time.tzset()
    print(zone, time.timezone, time.altzone, time.daylight, time.tzname)
    for seconds in (0, 1700000000, 1720000000):
        t = time.localtime(seconds)
        print(tuple(t), t.tm_zone, t.tm_gmtoff, time.mktime(t) == seconds, time.strftime("%z %Z", t))
    print(time.mktime((2024, 7, 1, 12, 0, 0, 0, 0, -1)), time.mktime((2024, 1, 1, 12, 0, 0, 0, 0, -1)))
    print(time.mktime((2024, 14, 35, 25, 61, 61, 0, 0, 0)))
    print(time.ctime(951782400))
