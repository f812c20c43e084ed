# index: re.VERBOSE, re.compile, re.Match.groupdict
import re
from collections import Counter

LINE = re.compile(r"""
    (?P<host>[\d.]+) \s \S+ \s (?P<user>-|\w+) \s
    \[ (?P<day>\d+) / (?P<month>\w{3}) / (?P<year>\d{4}) : [^]]* \] \s
    "(?P<method>GET|POST|HEAD) \s (?P<path>[^"\s]+) [^"]*" \s   # the request
    (?P<status>\d{3}) \s (?P<size>\d+|-)
    """, re.VERBOSE)
LOG = """\
10.0.0.1 - ann [07/Mar/2024:16:05:49 -0800] "GET /index.html?a=1 HTTP/1.1" 200 6291
10.0.0.2 - - [07/Mar/2024:16:06:51 -0800] "POST /login HTTP/1.1" 302 -
garbage
10.0.0.1 - ann [08/Mar/2024:16:10:02 -0800] "GET /missing HTTP/1.1" 404 209
10.0.0.3 - bob [08/Mar/2024:16:11:58 -0800] "HEAD /index.html HTTP/1.1" 200 0"""

hits = []
for number, line in enumerate(LOG.splitlines(), 1):
    if m := LINE.match(line):
        hits.append(m.groupdict())
    else:
        print("line", number, "is bad:", line)
print(hits[1])
print(Counter(h["status"] for h in hits), sum(int(h["size"]) for h in hits if h["size"] != "-"))
for path, n in Counter(re.sub(r"\?.*", "", h["path"]) for h in hits).most_common():
    print(f"{path:.<20}{n:.>5}")
m = LINE.match(LOG)
print(m.group("host", "method", "status"), m["year"], m.span("path"), m.start("status"), m.end(), m.expand(r"\g<day>. \g<month> \g<year> (\8)"))
print(m.groups()[:3], re.findall(r"(\w+)=(\d+)", "a=1 b=22 c=x"), len(LINE.findall(LOG)))
try:
    m["nothing"]
except IndexError as e:
    print(e)
