# index: json.loads
# Every kind of value, white space, escapes, and large numbers.
import json

for text in ['null', 'true', 'false', '0', '-0', '12', '-3.5e+2', '1E5', '0.1', '1e400', '-1e-400', '123456789012345678901234567890', '""', '"a\\n\\"\\\\\\/\\b\\u00e9"',
             '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ude00\\ud83d"', '[]', '{}', ' [ 1 , [ ] , { } ] ', '{"a": {"b": [null]}, "a": 2}', '\t{"é漢😀"\n:\r1}', 'NaN', '[Infinity, -Infinity]', '"\x7f"']:
    value = json.loads(text)
    print(ascii(text), ascii(value), type(value).__name__)
print(json.loads(b'{"a": [1]}'), json.loads(bytearray(b'[2]')), json.loads('"é"'.encode('utf-16')), json.loads('[1]'.encode('utf-32-le')), json.loads(b'\xef\xbb\xbf1'))
print(json.loads('[1.5, 2, NaN]', parse_float=lambda s: 'f' + s, parse_int=lambda s: 'i' + s, parse_constant=lambda s: 'c' + s))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"b": {}, "a": 1}', object_pairs_hook=lambda pairs: pairs))
print(json.loads('"a\nb"', strict=False), json.JSONDecoder().raw_decode('  [1] x', 2), json.JSONDecoder().decode(' 5 '))
keys = json.loads('[{"name": 1}, {"name": 2}]')
print([list(d)[0] for d in keys], list(keys[0])[0] is list(keys[1])[0])
