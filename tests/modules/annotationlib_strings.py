# index: annotationlib
# python: 3.14
from annotationlib import *
import types


class Later:
    pass


class G[T]:
    a: T
    b: list[T]
    def m[U](self, x: T, y: U) -> dict[T, U]: pass
print(get_annotations(G, format=4), get_annotations(G.m, format=4), get_annotations(G.m))
type Alias = int | undefined2
print(call_evaluate_function(Alias.evaluate_value, Format.STRING), call_evaluate_function(Alias.evaluate_value, 3))
print(type_repr(int), type_repr(Later), type_repr(...), type_repr(5), annotations_to_string({'a': int, 'b': 'x', 'c': list[int]}))
print(ForwardRef('x'), ForwardRef('int').evaluate(), ForwardRef('x[1]') == ForwardRef('x[1]'))
print(list(Format))
def g(x: 'late' = 3): pass
print(get_annotations(g), get_annotations(g, format=4)); 
try: get_annotations(g, eval_str=True)
except NameError as e: print(e)
late = 1
print(get_annotations(g, eval_str=True), get_annotations(types.SimpleNamespace) , get_annotations(len))

