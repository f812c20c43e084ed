# index: re
# Empty matches: behind another match, at the end, in split and sub.
import re

for pattern, text in [('x*', 'axb'), ('', 'abc'), ('a|', 'aba'), (r'\b', 'one two'), ('(?=b)', 'abab'), ('a*?', 'aa'), ('$', 'a\n'),
                      ('(a)?', 'ba'), ('(?:a|b)*?', 'ab'), ('é*', 'aéé漢'), (r'(?<=a)', 'aab'), (r'^|\d', '1a2'), ('(|a)b?', 'ab')]:
    print(pattern, repr(text), re.findall(pattern, text), [m.span() for m in re.finditer(pattern, text)], re.split(pattern, text),
          re.sub(pattern, '-', text), re.subn(pattern, '<\\g<0>>', text, count=2))

scanner = re.compile('a*').scanner('baac')
print([scanner.search().span() for i in range(4)], scanner.search())
scanner = re.compile('a*').scanner('aab')
print(scanner.match().span(), scanner.match().span(), scanner.match())
