# index: re.sub
# sub and subn: templates, functions, counts, unmatched groups.
import re

print(re.sub('a', 'b', 'banana'), re.sub('a', 'b', 'banana', count=2), re.sub('x', 'b', 'banana'), re.subn('a', '', 'banana'), re.subn('x', 'y', 'a'))
print(re.sub(r'(\w+)@(\w+)', r'\2 at \1', 'joe@x, ann@y'), re.sub('(a)|b', r'[\1]', 'abab'), re.sub('(?P<n>a)', r'\g<n>\g<1>\g<0>', 'ab'))
print(re.sub(r'\d+', lambda m: str(int(m[0]) * 2), '1 22 x3'), re.sub('a', lambda m: None, 'bab'), re.sub('.', lambda m: m.group() * m.start(), 'abc'))
print(re.sub('a', '\\\\', 'ba'), re.sub('a', r'\n', 'ba'), re.sub('(a)', '\\060', 'a'), re.sub('é', '漢\\g<0>', 'éa'), re.sub('', '-', 'ab'))
text = 'one two three'
print(re.sub('x', 'y', text) is text, re.sub(r'\w+', lambda m: m.group().title(), text), re.compile('t').sub(repl='T', string=text, count=1))
for args in [('a', lambda m: 5, 'xa'), ('a', b'x', 'xa'), (b'a', 'x', b'xa'), ('a', 'x', b'a'), ('a',), ('a', 'b', 5)]:
    try:
        print(re.sub(*args))
    except TypeError as e:
        print(type(e).__name__)
calls = []
print(re.sub('a+', lambda m: calls.append(m.span()) or '<%s>' % re.sub('a', 'b', m.group()), 'xaaya'), calls)

class Text(str):
    pass

print(type(re.sub('x', 'y', Text('a'))), type(re.match('a', Text('a')).group()), type(re.split('b', Text('abc'))[0]), type(re.match('a', Text('a')).string))
