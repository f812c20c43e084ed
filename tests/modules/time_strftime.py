# index: time.strftime
import time

moments = [(2024, 2, 29, 0, 5, 9, 3, 60, 0), (1999, 12, 31, 23, 59, 59, 4, 365, 0), (2021, 1, 3, 12, 0, 0, 6, 3, 0)]
for moment in moments:
    for directive in "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyY%":
        print(directive, repr(time.strftime("%" + directive, moment)), end="; ")
    print()
for text in ("%-d", "%_m", "%^a", "%5Y", "%010d", "a%", "%Ey", "%Od", "%-I%^B", "%#p", "no directive", "", "é%dé"):
    print(repr(time.strftime(text, moments[0])))
print(time.strftime("%Y %m %d %j", (0,) * 9))
print(time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1700000000)))


def attempt(*args):
    try:
        print(time.strftime(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


for i, value in ((1, 13), (2, 32), (3, 24), (4, 60), (5, 62), (6, -2), (7, 367)):
    fields = list(moments[0])
    fields[i] = value
    attempt("%Y", tuple(fields))
attempt("%Y", (1, 2, 3))
attempt("%Y", [1] * 9)
