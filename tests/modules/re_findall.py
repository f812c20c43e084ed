# index: re
# findall, finditer, split: groups, limits, positions.
import re

text = 'k1=v1; k2=v2;k3 = ; =v4'
print(re.findall(r'\w+', text), re.findall(r'(\w+)=', text), re.findall(r'(\w*) ?= ?(\w*)', text), re.findall('(x)?(=)', text))
print([(m.start(), m.end(), m.group(1), m.lastindex) for m in re.finditer(r'(\w+)=(\w+)?', text)])
pattern = re.compile(r'\d')
print(pattern.findall('1a2b3c', 1), pattern.findall('1a2b3c', 1, 3), pattern.findall('1a2', 9), pattern.findall('1a2', 2, 1),
      pattern.findall('123', -5, 2), [m.pos for m in pattern.finditer('12', 1)], pattern.findall(string='12', endpos=1))
for args in [(r'\s*;\s*', text), (r'(\s*;\s*)', text), ('(a)|b', 'xaybz'), ('x', 'abc'), ('', 'ab'), ('a', 'aaa'), ('(x)?;', 'a;b')]:
    print(args[0], re.split(*args), re.split(*args, maxsplit=1), re.split(*args, maxsplit=-1))
iterator = re.finditer('a', 'aXa')
print(iter(iterator) is iterator, next(iterator).span(), [m.span() for m in iterator], next(iterator, 'end'), type(iterator).__name__)
print(re.findall('é(.)', 'éaé漢é\U0001f600'), re.split('[漢]', 'a漢b漢'), [m.span() for m in re.finditer('漢+', 'é漢漢x漢')])
