# index: re
# The text of a group again, by number and by name; case may be ignored.
import re

for pattern, text in [(r'(\w)\1', 'hello'), (r'(\w+) \1', 'say hey hey you'), (r'(?P<q>["\'])(.*?)(?P=q)', "x 'a\"b' \"c\""),
                      (r'(a)(b)(c)\3\2\1', 'abccba'), (r'(a*)b\1', 'aabaa'), (r'(a)?b\1', 'b'), (r'(a|b)*\1', 'abb'),
                      (r'(?:(a)|b)*\1', 'aba'), (r'(?i)(ab)\1', 'abAB'), (r'(?i)(é)\1', 'éÉ'), (r'(a)\1', 'aA'),
                      (r'()\1x', 'x'), (r'(.)(.)\2\1', 'xabbay'), (r'(\d\d)-\1-\1', '12-34-34-34'), (r'(ab)\1{2}', 'ababab'),
                      (r'(a)\g', 'a'), (r'(?P<x>a)\1\x31', 'aa1'), (r'\101(\60)', 'A0')]:
    try:
        m = re.search(pattern, text)
        print(pattern, m and (m.group(), m.groups(), m.lastindex))
    except re.error as e:
        print(pattern, e)

for pattern in [r'\1', r'(a\1)', r'(?P=x)', r'(?P<x>(?P=x))', r'(a)\2', r'(?P<x>a)(?P=y)']:
    try:
        print(re.compile(pattern))
    except re.error as e:
        print(pattern, e)
