# index: re, re.Match.expand
# Templates: groups by number and name, octal numbers, escapes, and what is wrong in them.
import re

m = re.match(r'(?P<first>\w+) (\w+)(x)?', 'Isaac Newton')
for template in [r'\2, \1', r'\g<first>!', r'\g<2>0', r'\g<0>', r'[\3]', r'\n\t\\', r'\060\0\1012', 'plain', r'\_\-', '']:
    print(template, repr(m.expand(template)))
for template in [r'\4', r'\g<4>', r'\g<x>', r'\g<', r'\g', r'\g<>', r'\g<first', r'\q', '\\', r'\400', r'\g<-1>', r'\g<1a>', r'\99']:
    for call in (m.expand, lambda template: re.sub('(a)', template, 'bab')):
        try:
            print(template, repr(call(template)))
        except (re.error, IndexError) as e:
            print(template, isinstance(e, re.error), e, getattr(e, 'pos', None))
print(re.match(b'(a)(b)?', b'a').expand(rb'<\1\2>'), re.sub('(é)(x)?', r'\1\2é\1', 'aéb'))
