# index: re, RecursionError
# skip-if: tsan
# Long texts and long repetitions take memory, not the C stack; a pattern that is nested too deep is refused.
# (ThreadSanitizer follows no more than 65,536 calls.)
import re

n = 60000
for pattern, text in [('(?:a|b)*c', 'ab' * n + 'c'), ('(?:a|b)*?c', 'ab' * n + 'c'), ('(a|b)*$', 'ab' * n), ('(?:x(?=y)y)+', 'xy' * n),
                      ('(?:a?b??)*$', 'ab' * n), ('((a)(b))+', 'ab' * n), ('(?:(?:ab){2})*c', 'ab' * n + 'c'), ('.*?b', 'a' * n + 'b'),
                      ('(?:é|è)*$', 'éè' * n), (r'(?:(\w)\1)+', 'aabb' * n), ('(?s:.)*z', 'a' * n), ('(?:a*)*$', 'a' * n)]:
    m = re.match(pattern, text)
    print(pattern, m and (m.span(), [g and g[-2:] for g in m.groups()]))

for pattern in ['(' * 100000 + ')' * 100000, '(?:a|' * 100000 + ')' * 100000, '(?=' * 100000]:
    try:
        re.compile(pattern)
    except RecursionError:
        print('too deep')
print(re.match('(?:' * 100 + 'a' + ')*' * 100, 'aaa').span(), len(re.match('(x)' * 1000, 'x' * 1000).groups()))
print(re.compile('a' * 100000).match('a' * 100000).end(), re.compile('|'.join('%dx' % i for i in range(5000))).search('y4999x').span())
