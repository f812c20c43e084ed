# index: json.dump, json.load
# Streams, round trips, and what changes on the way.
import io
import json

data = {'name': 'Zoë', 'list': [1, 2.5, None, True], 'nested': {'a': {'b': ['c', {}]}}, 'empty': [], 'text': 'line\n"q"\\ \u2028 😀'}
for options in [{}, {'indent': 2}, {'ensure_ascii': False}, {'sort_keys': True, 'separators': (',', ':')}]:
    stream = io.StringIO()
    json.dump(data, stream, **options)
    print(len(stream.getvalue()), json.loads(stream.getvalue()) == data)
    stream.seek(0)
    print(json.load(stream) == data, stream.getvalue() == json.dumps(data, **options))
print(json.load(io.BytesIO(json.dumps(data, ensure_ascii=False).encode())) == data)
print(json.loads(json.dumps({1: (2, 3), None: {4.5: True}})), json.loads(json.dumps(list(range(2000)))) == list(range(2000)))
for x in [0.1, 1 / 3, 1e-320, 1.7976931348623157e308, 2.0 ** 53, 5e-324, -0.0, 123456.789e3]:
    if json.loads(json.dumps(x)) != x or json.dumps(x) != repr(x):
        print('lost', x)
for c in [*range(0, 0x300), 0x2028, 0xd800, 0xffff, 0x10ffff]:
    if json.loads(json.dumps(chr(c))) != chr(c) or json.loads(json.dumps(chr(c), ensure_ascii=False)) != chr(c):
        print('lost', hex(c))
