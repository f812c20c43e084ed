# index: re
# Greedy and lazy quantifiers, with their bounds.
import re

for quantifier in ['*', '+', '?', '{2}', '{2,}', '{,2}', '{1,3}', '{0}', '{0,0}', '*?', '+?', '??', '{2}?', '{2,}?', '{,2}?', '{1,3}?']:
    row = []
    for unit in ['a', '[ab]', '.', '(?:ab)', '(a|b)', r'\w', '(?:a|)', 'é']:
        for text in ['', 'a', 'aab', 'abab', 'ééx']:
            m = re.match(unit + quantifier, text)
            n = re.match(unit + quantifier + 'b', text)
            row.append((m and m.span(), n and n.span()))
    print(quantifier, row)
print(re.findall('<.*>', '<a><b>'), re.findall('<.*?>', '<a><b>'), re.findall('".*?"', '"a" "b'), re.match('(a+)(a*)(a?)', 'aaa').groups())
print(re.match('(a+?)(a*?)$', 'aaa').groups(), re.match('(.*)(\\d+)', 'ab123').groups(), re.match('(.*?)(\\d+)', 'ab123').groups())
for literal in ['a{', 'a{}', 'a{x}', 'a{1', 'a{,', 'x{ 1}', '{', '{1']:
    print(literal, re.fullmatch(literal, literal) is not None)
