# index: time.gmtime, time.struct_time
import time

for seconds in (0, 1, -1, -86401, 951782400, 951868799.9, 1709208000, 4102444800, 253402300799, -62135596800):
    t = time.gmtime(seconds)
    print(seconds, tuple(t), t.tm_zone, t.tm_gmtoff)
    local = time.localtime(seconds)
    print(time.mktime(local) == seconds // 1, time.asctime(t) == time.strftime("%c", t))
t = time.gmtime(86400 * 365)
print(t)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst)
print(len(t), t[0], t[-1], t[:3], t == tuple(t), hash(t) == hash(tuple(t)))
print(t.n_fields, t.n_sequence_fields, t.n_unnamed_fields, isinstance(t, tuple))
print(time.struct_time(range(9)))
print(time.struct_time(range(11)).tm_gmtoff)
for bad in ((1, 2), range(12), 5):
    try:
        time.struct_time(bad)
    except TypeError as e:
        print("TypeError", e)
print(time.asctime((2024, 2, 29, 1, 2, 3, 3, 60, 0)))
print(time.ctime(0) == time.asctime(time.localtime(0)))
