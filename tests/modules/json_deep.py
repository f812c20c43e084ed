# index: json, RecursionError
# skip-if: tsan
# Nesting beyond the C stack.  (Under ThreadSanitizer recursion of this depth takes minutes.)
import json

nested = value = []
for i in range(100000):
    value.append([])
    value = value[0]
for call in (lambda: json.dumps(nested), lambda: json.loads('[' * 2000000), lambda: json.loads('{"a":' * 1000000)):
    try:
        call()
    except RecursionError:
        print('too deep')
