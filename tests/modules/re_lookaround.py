# index: re
# Lookahead and lookbehind, positive and negative, nested, with groups in them.
import re

for pattern, text in [('a(?=b)', 'abac'), ('a(?!b)', 'abac'), ('(?<=a)b', 'abcb'), ('(?<!a)b', 'abcb'), ('(?=(a+))a', 'aaa'), (r'(?=(\w+))\1x?', 'abx'),
                      ('(?!(a))b', 'b'), ('(?<=(a))b', 'ab'), ('(?<=ab|cd)x', 'abxcdx'), ('(?<!ab)(?<!cd)x', 'abxcdxx'), ('(?=.*b)a', 'acb'), ('(?<=^a)b', 'ab'),
                      ('(?<=a(?=b))b', 'ab'), ('(?=a(?!b))a', 'abac'), ('(?<=é)x', 'éx'), ('(?<!漢字)x', '漢字xx'), ('(?<=.)b', '\nbab'), (r'(?<=\d{3})x', '12x123x'),
                      ('(?:(?=a)|b)+', 'ba'), ('(?!)', 'a'), ('(?=)', 'a'), ('(?<=)a', 'a'), ('(?<!)a', 'a'), (r'(\w)(?<=\1\1)', 'abb'), ('(?=(a)|b)', 'ab')]:
    try:
        print(pattern, [(m.span(), m.groups()) for m in re.finditer(pattern, text)])
    except re.error as e:
        print(pattern, e)
print(re.compile('(?<=a)b').match('ab', 1), re.compile('a(?=b)').search('ab', 0, 1), re.compile('(?<!a)b').search('ab', 1))
for pattern in ['(?<=a+)b', '(?<=a|bc)d', '(?<!a?)', '(?<=(a)b?)', '(?<=a{2,3})', '(?<=(a)(?(1)b|cd))']:
    try:
        print(re.compile(pattern))
    except re.error as e:
        print(pattern, e, e.pos)
print(re.sub(r'(?<=\d)(?=(?:\d{3})+$)', ',', '1234567'), re.split('(?<=,)', 'a,b,'), re.findall('(?<![a-z])cat(?![a-z])', 'cat concat cats'))
