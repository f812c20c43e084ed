# index: re, re.Match
# Groups by number, by name and by index; groups that took no part; group, groups, groupdict, span, regs.
import re

m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(x)?', '2026-11 tail')
print(m.group(), m[0], m.group(0, 1, 'month', 3), m['year'], m.groups(), m.groups('?'), m.groups(default=0))
print(m.groupdict(), m.groupdict(''), m.span(), m.span('day'), m.start(2), m.end('month'), m.start(4), m.regs)
print(m.lastindex, m.lastgroup, m.re.groups, dict(m.re.groupindex), m.pos, m.endpos, m.string)
for index in [5, -1, 'no', True, 'year']:
    try:
        print(m.group(index), m[index], m.start(index))
    except IndexError as e:
        print(index, e)
for pattern, text in [('((a)|(b))+', 'ab'), ('(a(b)?)+', 'aba'), ('(?:(a)|(b))*', 'ab'), ('(a)(b)?', 'a'), ('((a))', 'a'), ('(?P<x>a)|(?P<y>b)', 'b')]:
    m = re.match(pattern, text)
    print(pattern, m.groups(), m.lastindex, m.lastgroup, m.regs)
print(m, repr(re.match('a' * 60, 'a' * 60)), re.match('.', 'é'), re.match(b'.', b'\xff'), bool(re.match('', '')))
