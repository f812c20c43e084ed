# index: json.JSONDecodeError
# What is wrong with a text, and where.
import json

for text in ['', ' ', '[', '[1 2]', '{', '{"a"', '{"a" 1}', '{"a":', '{"a":1 "b"}', '{1: 2}', "{'a': 1}", '{a: 1}', '"abc', '"a\nb"', '"\\x"', '"\\u12x4"', '"\\u', '"\\',
             'nul', 'True', '-', '+1', '.5', '01', '1.', '1e', '0x1', '1 2', '[] x', '[1}', '{]', '\ufeff1', 'é', '[\n1,\n  x]', '"\\ud800\\u12"', 'nan', 'infinity', '--1', '[,]', '{,}']:
    try:
        print(ascii(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(ascii(text), '|', e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc == text)
for bad in [5, None, ['[]'], object]:
    try:
        json.loads(bad)
    except TypeError as e:
        print(e)
for index in [-1, 9]:
    try:
        json.JSONDecoder().raw_decode('[]', index)
    except ValueError as e:
        print(type(e).__name__, e)
print(issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError('m', 'a\nbc', 3).__reduce__()[1])
