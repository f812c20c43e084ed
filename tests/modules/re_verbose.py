# index: re.VERBOSE
# White space and comments in patterns.
import re

number = re.compile(r"""
    (?P<sign> [+-] )?       # a sign
    (?P<whole> \d+ )        # digits
    (?: \. (?P<rest> \d* ) )?   # and a part behind the point (or not)
    [ ] \  \#               # space space hash
    """, re.VERBOSE)
print(number.match('-12.5  #').groupdict(), number.match('12 #'), number.groupindex)
for pattern in ['a b', 'a\\ b', 'a[ ]b', 'a #b', 'a\\#b', 'a[#]b', 'a\n#c\nb', ' ', '#', 'a{1, 2}', 'a {2}', '( ?:a)', '(?: a )', '(?#x) a', 'a + +', 'a \t\v\f\r b', 'a\xa0b', '(?-x:a b)', '(?P<n> a)']:
    try:
        p = re.compile(pattern, re.X)
        print(repr(pattern), [t for t in ['a b', 'ab', 'aa', 'a', 'a#b', '', 'a{1, 2}', 'a\xa0b'] if p.fullmatch(t)])
    except re.error as e:
        print(repr(pattern), e)
print(re.findall('(?x) a # comment\n b | c', 'abcab'), re.split('(?x) , | ;', 'a,b;c'))
