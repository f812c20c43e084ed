# index: re.Pattern, re.Match, copy
# Patterns and matches as objects: copies, comparison, attributes, generic aliases.
import copy
import re

p = re.compile(r'(?P<a>x)(y)?', re.I)
m = p.search('zXy', 1)
print(copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m, copy.deepcopy([m])[0] is m, m.re is p, m.string, m.pos, m.endpos)
print(p.pattern, p.flags, p.groups, p.groupindex, p.groupindex['a'], type(p.groupindex).__name__)
for change in ['p.groups = 1', 'p.new = 1', "p.groupindex['a'] = 2", 'm.string = ""', 'del m.re', 'm[0] = 1', 'p < p', 'hash(m) and 1/0', 'len(m)', 're.Pattern()', 're.Match()']:
    try:
        print(eval(change) if '=' not in change and 'del' not in change else exec(change))
    except Exception as e:
        print(change, type(e).__name__)
print(re.Pattern[str], re.Match[bytes], isinstance(p, re.Pattern), isinstance(m, re.Match), type(p).__module__, type(m).__qualname__)
print(p.match('x', endpos=0), p.match(string='XY', pos=0), p.fullmatch('xyz', 0, 2), re.compile('a').match('ba', True))
for call in ["p.match()", "p.match('a', 'b')", "p.match('a', 1, 2, 3)", "p.match('a', x=1)", "p.sub('a')", "p.split()"]:
    try:
        eval(call)
    except TypeError as e:
        print(call, type(e).__name__)
