# index: json.dumps
# Values as text: strings, numbers, keys, layout.
import json
from enum import IntEnum

class Level(IntEnum):
    HIGH = 3

class Number(float):
    def __repr__(self):
        return 'number'

print(json.dumps([None, True, False, 1, -2.5, 1e100, 10 ** 30, 'a', Level.HIGH, Number(2), (1, 2), [], {}, ()]))
print(json.dumps('é"\\/\n\x00\x1f\x7f\u2028😀\ud800'), json.dumps('é"\n\x01😀', ensure_ascii=False))
print(json.dumps({'a': 1, 2: 'b', 2.5: 'c', True: 'd', None: 'e', Level.HIGH: 'f'}), json.dumps({'b': 1, 'a': {'d': 1, 'c': 2}}, sort_keys=True))
print(json.dumps([1, {'a': [2, []], 'b': {}}], indent=2), json.dumps([1, [2]], indent='\t'), json.dumps({'a': [1]}, indent=0))
print(json.dumps([1, {'a': 2}], separators=(',', ':')), json.dumps([1, 2], indent=1, separators=(' ;', '=')), json.dumps({(1, 2): 3, 'a': 4}, skipkeys=True))
print(json.dumps([float('nan'), float('inf'), -float('inf')]), json.dumps({1, 2}, default=sorted), json.dumps([1j], default=lambda z: [z.real, z.imag]))
print(''.join(json.JSONEncoder().iterencode([1, {'a': [2]}])), json.JSONEncoder(indent=1).encode({'x': []}), json.JSONEncoder().encode('é'))

class Encoder(json.JSONEncoder):
    def default(self, o):
        return 'complex' if isinstance(o, complex) else super().default(o)

print(json.dumps([2j, {'k': 1j}], cls=Encoder), json.dumps(2j, cls=Encoder))
