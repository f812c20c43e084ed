# index: re, FutureWarning
# skip-if: threads
# Patterns that may mean something else one day.
import re
import warnings

for pattern in ['[[a]', '[a[b]', '[a--b]', '[a&&b]', '[a||b]', '[a~~b]', '[-a]', '[--a]', '[&&]', r'[\[a]', '[a-[]', '[x-y-z]', '[^[a]', '[a&b]']:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        re.purge()
        try:
            re.compile(pattern)
        except re.error as e:
            print(e)
    print(pattern, [(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        re.findall('[[]', '[')
    except FutureWarning as e:
        print('raised', e)
