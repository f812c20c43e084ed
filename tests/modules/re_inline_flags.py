# index: re
# Flags inside patterns, for all of it or a part.
import re

for pattern, texts in [('(?i)ab', ['AB', 'ab']), ('a(?i:b)c', ['aBc', 'ABC', 'abC']), ('(?i)a(?-i:b)c', ['AbC', 'aBc']),
                       ('(?s:.)(.)', ['\na', 'a\n']), ('(?m:^)a', ['b\na']), ('(?x: a b ) c', ['ab c', 'abc']), ('(?x) a (?-x: b) # c', ['a b']),
                       (r'(?a:\w)\w', ['aé', 'éa']), (r'(?i:(a)|b)\1', ['Aa', 'aa', 'b']), ('(?im)^A$', ['b\na\n']), ('(?i:a(?-i:b(?i:c)))', ['AbC', 'ABC']),
                       (r'(?a)\w(?u:\w)', ['aé', 'éé']), ('(?x)[ a]', [' ']), (r'(?x)a\ b', ['a b', 'ab']), ('(?is)a.', ['A\n'])]:
    for text in texts:
        m = re.search(pattern, text)
        print(pattern, repr(text), m and m.span())
for pattern in ['a(?i)', '(?i)(?s)a(?m)', '(a|(?i)b)', '(?-i)a', '(?iz)', '(?i-', '(?L:a)', '(?x-', '(?-a:b)', '(?i-i:a)', '(?au)', '(?aL:x)', '(?i\u00e9)']:
    try:
        print(pattern, re.compile(pattern).flags)
    except re.error as e:
        print(pattern, e)
