# index: re.Scanner
# Taking text apart into tokens: Scanner, and pattern.scanner.
import re

scanner = re.Scanner([
    (r'[a-zA-Z_]\w*', lambda s, token: ('name', token)),
    (r'\d+\.\d*', lambda s, token: float(token)),
    (r'\d+', lambda s, token: int(token)),
    (r'=|\+|-|\*|/', lambda s, token: 'op' + token),
    (r'\s+', None),
    (r'"[^"]*"', 'string'),
])
print(scanner.scan('sum = 3*foo + 312.50+bar "x y"'))
print(scanner.scan('a ? b'), scanner.scan(''), scanner.scan('?'))
print(re.Scanner([('a+', lambda s, t: s.match.span()), ('b', None)]).scan('aabba'), re.Scanner([('A', 'x')], re.I).scan('aA.'))

walk = re.compile(r'(\d)|([a-z])').scanner('1a2-b')
print(walk.pattern.pattern, [(m.group(), m.lastindex) for m in iter(walk.match, None)], walk.match(), walk.search())
walk = re.compile('[a-z]').scanner('1a2-b', 1, 4)
print(walk.match(), walk.match(), re.compile('[a-z]').scanner('-a-b').search().span(), walk.search())

tokens = [('NUMBER', r'\d+(?:\.\d*)?'), ('ASSIGN', ':='), ('ID', '[A-Za-z]+'), ('SKIP', '[ \t]+'), ('MISMATCH', '.')]
pattern = re.compile('|'.join('(?P<%s>%s)' % pair for pair in tokens))
print([(m.lastgroup, m.group()) for m in pattern.finditer('total := 1.5 + x')])
