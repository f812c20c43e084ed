# index: re.RegexFlag
# The flags as enumeration, and what they do.
import re

print(re.I, repr(re.M | re.S), int(re.X), re.A == re.ASCII, re.I | 0, re.NOFLAG, bool(re.NOFLAG), re.RegexFlag(2), re.RegexFlag['S'])
print(isinstance(re.I, re.RegexFlag), re.I in (re.I | re.M), re.compile('a', re.I | re.M).flags, re.compile('a').flags, re.compile(b'a').flags)
print(re.compile('(?im)a').flags, re.compile('(?i:a)').flags, re.compile('a', re.A).flags, re.compile('(?x)a b').pattern)
for pattern, flags in [('a', 0), ('a', re.I), ('a', re.I | re.M | re.S | re.X), ('a', re.A), (b'a', re.L), (b'a', 0), ('a' * 300, re.I), ("it's", 0)]:
    print(repr(re.compile(pattern, flags)))
print(re.findall('^.b$', 'ab\ncb', re.M), re.findall('a.b', 'a\nb', re.S), re.findall('a b # c', 'ab', re.X), re.match('A', 'a', flags=re.I))
print(re.sub('a', 'x', 'aA', flags=re.I), re.split('a', 'bAb', flags=re.I), re.fullmatch(r'\w', 'é', re.A), re.search('(?s:.)(?-s:.)', '\n\n', re.S))
for pattern, flags in [('a', re.L), (b'a', re.U), ('a', re.A | re.U), (b'a', re.L | re.A), ('(?a)a', re.U), (b'(?L)a', re.A)]:
    try:
        print(re.compile(pattern, flags))
    except ValueError as e:
        print(e)
