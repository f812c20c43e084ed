# index: json
# Values that have no JSON form.
import json

class Thing:
    pass

loop, ring = [], {}
loop.append([loop])
ring['x'] = {'y': ring}

def again(o):
    return [o]

for value, options in [(Thing(), {}), ([Thing()], {}), ({'a': {1, 2}}, {}), ({(1, 2): 3}, {}), (loop, {}), (ring, {}), ([float('nan')], {'allow_nan': False}), ({'b': 1, 2: 3}, {'sort_keys': True}),
                       (Thing(), {'default': again}), (b'x', {}), ([1, 2j], {'default': str}), ({b'k': 1}, {}), ([float('inf')], {'allow_nan': False, 'indent': 1})]:
    try:
        print(json.dumps(value, **options))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(':')[0])
    try:
        print(''.join(json.JSONEncoder(**options).iterencode(value)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(':')[0])
