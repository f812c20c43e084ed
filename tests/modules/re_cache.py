# index: re
# skip-if: threads
# Compiling the same pattern again gives the same object; flags and types of pattern differ.
import re

re.purge()
print(re.compile('a+b') is re.compile('a+b'), re.compile('a+b') is re.compile('a+b', re.I), re.compile(b'a') == re.compile('a'))
first = re.compile('x(y)?', re.I)
again = re.compile('x(y)?', re.I)
print(first is again, first == again, hash(first) == hash(again), first == re.compile('x(y)?'), first != 'x(y)?')
print(re.compile(first) is first, len({re.compile('a'), re.compile('a'), re.compile('b')}))
try:
    re.compile(first, re.M)
except ValueError as e:
    print(e)
for i in range(1200):
    if re.match('p%d$' % i, 'p%d' % i).span() != (0, 1 + len(str(i))):
        print('wrong', i)
re.purge()
print(re.compile('x(y)?', re.I) is first, re.compile('x(y)?', re.I) == first)
for bad in [None, 1, ['a']]:
    try:
        re.compile(bad)
    except TypeError as e:
        print(type(bad).__name__, 'is no pattern')
