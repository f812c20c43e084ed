# index: annotationlib
# python: 3.14
from annotationlib import *

def f(a: int, b: undefined, c: list[undefined] | None = None, *d: "text", e: undefined.attr[int, 'q'], g: dict[str,
    undefined(1, k=2)], h: -x + 3 * y) -> ret: pass
try: get_annotations(f)
except NameError as e: print(e)
for fmt in (Format.FORWARDREF, Format.STRING):
    for k, v in get_annotations(f, format=fmt).items(): print(k, str(v).replace(f', owner={f!r}', ''))
