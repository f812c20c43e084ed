# index: re, bytes
# Patterns of bytes match bytes-like objects, with ASCII classes.
import re

data = b'key=\xff\xfe val; n=42; \xc3\xa9t\xc3\xa9'
print(re.findall(rb'(\w+)=([^;]*)', data), re.findall(rb'\w+', data), re.findall(rb'[\x80-\xff]+', data))
print(re.search(b'(?i)KEY', data).span(), re.search(b'(?i)\xc3\xa9T', data), re.sub(rb'\d+', rb'<\g<0>>', data))
for subject in [bytearray(b'abcabc'), memoryview(b'abcabc'), memoryview(bytearray(b'xabcx'))[1:4]]:
    m = re.match(b'(a)(b)', subject)
    print(m.group(), m.groups(), m.span(2), type(m.group(1)), m.string is subject, re.findall(b'[bc]+', subject))
print(re.split(b'[,;]', bytearray(b'a,b;c')), re.sub(b'a', bytearray(b'x'), b'banana'), re.sub(b'a', lambda m: b'', b'banana'))

for pattern, subject in [(b'a', 'a'), ('a', b'a'), ('a', 5), (b'a', None), ('a', bytearray(b'a')), (b'a', ['a'])]:
    try:
        print(re.search(pattern, subject))
    except TypeError as e:
        print(e)
print(re.escape(b'a.b*\xff \n'), re.compile(b'x').pattern, re.compile(b'(?L)x', re.I))

pattern = re.compile(b'a+')
view = bytearray(b'aabaa')
found = pattern.finditer(view)
first = next(found)
view[0:1] = b'b'
print(first.group(), [m.span() for m in found])
