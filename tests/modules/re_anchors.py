# index: re
# Beginnings, ends, lines and boundaries of words.
import re

text = 'one two\nthree\n\nfour five\n'
for pattern in ['^', '$', r'\A', r'\Z', r'^\w+', r'\w+$', r'^$', r'\bt', r'o\b', r'\b\w', r'\Bo', r'e\B', r'^.*$', r'\Afour',
                r'five\Z', r'five\n\Z', r'five$', '(?m)^f', '(?m)^$', '(?m)e$', r'(?m)\A\w', r'(?m)^\w+$']:
    print(pattern, [m.span() for m in re.finditer(pattern, text)])

pattern = re.compile('^b')
print(pattern.search('ab', 1), pattern.match('ab', 1), re.compile('(?m)^b').search('a\nb', 2))
print(re.compile('a$').search('aab', 0, 2), re.compile(r'a\b').search('aab', 0, 2), re.compile(r'\bb').search('ab', 1))
print(re.findall(r'(?a)\b\w', 'é a1 ñb'), re.findall(r'\b\w', 'é a1 ñb'), re.findall(rb'\b\w', 'é a1'.encode()))
print(re.sub('(?m)^', '> ', text))
print(re.sub('$', '!', 'x\n'), re.sub(r'\Z', '!', 'x\n'), re.sub('(?m)$', '!', 'x\ny\n'))
