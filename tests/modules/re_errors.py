# index: re, re.error
# What is wrong in a pattern, and where.
import re

patterns = r'''( a) [ [a [b-a] [\w-a] * a** a{2,1} x{1}{2} (?P<a (?P<>a) (?P<1>a) (?P<a>b)(?P<a>c) (?P=a (?P (?Px (? (?z) (?i (?i-) (?-i
(?i-i:a) (?au:a) (?L)a a(?i) (?#a (?< (?<a) (?<=a*) (?<=(a)\1) \ \x \x1 \u12 \U0011 \N \N{ \N{} \N{x} \q \c (?P<x>a)(?P<y (?<=(?P<z>a)(?P=z))
[\q] [\x] [\8] [] [^] [^ [a-\d] (?i:a (?:a (?>a (?!a (?P<a-b>c) \400 (a)\2 (?P<n>(?P=n)) (?P>n) (?a'''.split()
for pattern in patterns + ['a\n(b', 'a\nb\n[', '(?x)\n #(\n(', '\n\n*']:
    try:
        print(pattern, re.compile(pattern))
    except re.error as e:
        print(ascii(pattern), '|', e, '|', e.msg, e.pos, e.lineno, e.colno, e.pattern == pattern)

e = re.error('message', 'abc\ndef', 5)
print(e, e.args, (e.msg, e.pattern, e.pos, e.lineno, e.colno), issubclass(re.error, Exception))
e = re.error('message')
print(e, (e.msg, e.pattern, e.pos, e.lineno, e.colno), re.error('m', b'ab', 1))
for bad in ['a{99999999999}', 'a{1,99999999999}']:
    try:
        re.compile(bad)
    except OverflowError as e:
        print(e)
