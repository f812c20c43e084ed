# python: 3.14
# index: code objects, code objects.co_branches, code objects.co_lines, warnings
# skip-if: threads
# What a code object tells about its jumps and lines; the offsets are the implementation's own.
import sys
import warnings


def classify(n):
    if n > 10:
        return "big"
    for i in range(n):
        if i == 3:
            return "three"
    return "small"


code = classify.__code__
branches = list(code.co_branches())
print(len(branches))
print(all(0 <= here < len(code.co_code) and here < after for here, after, target in branches))
print(len({target for here, after, target in branches} - {after for here, after, target in branches}) > 0)
print([code._varname_from_oparg(i) for i in range(2)])
try:
    code._varname_from_oparg(99)
except IndexError as e:
    print(type(e).__name__, e)
print(type(code._co_code_adaptive), len(code._co_code_adaptive) == len(code.co_code))

first = code.co_firstlineno
print(sorted({line - first for start, end, line in code.co_lines() if line and line > first}))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    table = code.co_lnotab
print([(w.category.__name__, str(w.message)) for w in caught])
line, seen = first, set()
for step in table[1::2]:
    line += step - 256 if step > 127 else step
    seen.add(line - first)
print(sorted(seen))
