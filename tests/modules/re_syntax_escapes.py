# index: re
# Escapes outside of sets: characters by code, octal numbers, classes, and letters that mean nothing.
import re

for pattern, text in [(r'\x41\x7e', 'A~'), (r'\u00e9\u6f22', 'é漢'), (r'\U0001F600', '😀'), (r'\N{LATIN SMALL LETTER A}', 'a'), (r'\0', '\0'), (r'\07', '\a'), (r'\018', '\x018'),
                      (r'\101', 'A'), (r'\377', '\xff'), (r'(a)\11', 'a\t'), (r'(a)\141', 'aa'), (r'\a\f\n\r\t\v', '\a\f\n\r\t\v'), (r'\.\*\+\?\(\)\[\]\{\}\|\^\$\\', '.*+?()[]{}|^$\\'),
                      (r'\-\_\ \/\:\"\é', '-_ /:"é'), ('\\\n', '\n'), (r'\x0a', '\n'), (r'\b\.', 'a.'), (r'[\b]', '\b')]:
    try:
        m = re.search(pattern, text)
        print(pattern, m and m.span())
    except re.error as e:
        print(pattern, e)
for letter in 'cegijklmnopqyCEFGHIJKLMOPQRTVXY':
    for pattern in ['\\' + letter, '[\\%s]' % letter]:
        try:
            re.compile(pattern)
            print(pattern, 'is known')
        except re.error as e:
            print(e)
for pattern in [rb'\x41', rb'\u0041', rb'\N{DASH}', rb'\101', rb'[\xff]', rb'\400']:
    try:
        print(re.compile(pattern))
    except re.error as e:
        print(e)
