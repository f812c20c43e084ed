# index: re
# Atomic groups and possessive quantifiers give nothing back.
import re

for pattern, texts in [('(?>a+)b', ['aaab', 'aaa']), ('(?>a+)ab', ['aaab']), ('(?>a|ab)c', ['abc', 'ac']),
                       ('a++b', ['aab']), ('a++ab', ['aaab']), ('a*+a', ['aaa']), ('a?+a', ['a', 'aa']),
                       ('(?:ab)++c', ['ababc', 'abab']), ('(?:a|ab)*+c', ['aababc', 'ac']), ('a{1,2}+a', ['aa', 'aaa']),
                       ('.*+x', ['aax']), ('(?>.*?)x', ['x', 'ax']), ('"(?>[^"]*)"', ['"abc" "d"', '"abc']),
                       ('(?>(a+)(b*))c', ['aabbc', 'aabb']), (r'(?>(x)|(y))+\1?', ['xyx']), ('[^b]++b', ['aab'])]:
    for text in texts:
        m = re.search(pattern, text)
        print(pattern, text, m and (m.span(), m.groups()))

for pattern in ['a+++', 'a**', 'a++?', '(?>a']:
    try:
        print(re.compile(pattern))
    except re.error as e:
        print(pattern, e)
print(re.fullmatch('(?>a|ab)', 'ab'), re.fullmatch('a*+b?', 'aab'))
