# index: re
# Alternatives are tried from left to right; the first that lets the rest match is taken.
import re

for pattern in ['a|ab', '(?:a|ab)c', 'ab|a', '|a', 'a|', '(?:|a)+b', 'foo|foobar|f', '(?:foo|foobar|f)$', 'x|y|[0-9]|z',
                'abc|abd|ab', '(a)|(b)|(c)', '(?:a|b|c|d)*d', '(?:one|two|three)+', 'cat|dog|bird|cow']:
    for text in ['ab', 'abc', 'foobar', 'b', '', 'z9', 'abdabc', 'onetwothree', 'a cow and a dog']:
        m = re.search(pattern, text)
        print(pattern, repr(text), m and (m.span(), m.groups()))

words = ['%s%s' % (a, b) for a in 'abcdefgh' for b in ('x', 'xy', 'z')]
pattern = re.compile('|'.join(words))
print(pattern.findall('axy bz hx cxyz dd gxx'))
print(re.findall('|'.join(sorted(words, key=len, reverse=True)), 'axy bz hx cxyz dd gxx'))
