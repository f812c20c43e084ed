# index: re
# (?(group)yes|no)
import re

for pattern, texts in [(r'(\()?\w+(?(1)\)|!)', ['(a)', 'a!', '(a!', 'a)']), (r'(<)?x(?(1)>)$', ['<x>', 'x', '<x', 'x>']),
                       (r'(?P<q>")?a(?(q)"|\b)', ['"a"', 'a', '"a']), ('(a)?(b)?(?(1)c|(?(2)d|e))', ['ac', 'bd', 'e', 'abc', 'ae']),
                       ('(?(1)a|b)(c)?', ['bc', 'a', 'b']), ('(?:(a)|b)*(?(1)x|y)', ['bbx', 'bby', 'bax', 'abx']),
                       ('(a)(?(1))b', ['ab']), ('(a)?(?(1)|z)', ['a', 'z', 'q']), ('(?:(?(1)b|a)(x)?)+$', ['axbx', 'aa', 'axaa'])]:
    for text in texts:
        m = re.match(pattern, text)
        print(pattern, text, m and (m.span(), m.groups()))

for pattern in ['(?(1)a)', '(?(0)a)', '(?(x)a)', '(a)(?(1)b|c|d)', '(?(', '(?(1', '(a)(?(1)b', '(?()a)', '(?(-1)a)', '(?(1x)a)']:
    try:
        print(re.compile(pattern))
    except re.error as e:
        print(pattern, e)
