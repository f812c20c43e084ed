# python: 3.14
# index: type parameters, type parameter bounds, type parameter constraints, type parameter defaults, TypeVarTuple, ParamSpec
# index: __type_params__, annotation scopes, type aliases, type statement
# Type parameters are lazy, scoped and introspectable.
def f[T: int, U: (str, bytes), *Ts, **P, D = list[T]](x: T, *args: *Ts) -> U:
    return T, U, Ts, P, D


T, U, Ts, P, D = f(1)
print(f.__type_params__, T.__bound__, U.__constraints__, D.__default__, type(Ts).__name__, type(P).__name__, T.__name__, T.__infer_variance__, T.__default__, T.has_default(), D.has_default())


class C[A, B = A](dict[A, B]):
    a: A
    def method[M](self, m: M) -> A: return M, A
    inner = [A for _ in "x"]
    class Nested[A]:
        own = A
    lazy = lambda: (A, B)


print(C.__type_params__, C.__orig_bases__, C.__parameters__, C[int], C().method(1), C.inner, C.Nested.own is not C.__type_params__[0], C.__mro__[1:], C.lazy() == C.__type_params__)
type Alias[K: undefined_bound, V = undefined_default] = dict[K, list[V], undefined_value]
print(Alias, Alias.__name__, Alias.__type_params__, Alias.__parameters__, Alias.__module__)
for attribute in (lambda: Alias.__value__, lambda: Alias.__type_params__[0].__bound__, lambda: Alias.__type_params__[1].__default__):
    try:
        attribute()
    except NameError as e:
        print(e)
undefined_value, undefined_bound, undefined_default = 1, "bound", "default"
print(Alias.__value__, Alias.__type_params__[0].__bound__, Alias.__type_params__[1].__default__, Alias[int, str], Alias[int].__origin__ is Alias)
type Recursive = list[Recursive] | None
print(Recursive.__value__, Recursive | int)


def scope[T]():
    def inner(): return T
    T2 = T
    return inner() is T2, "T" in locals(), [T for _ in "a"][0] is T


def rebinding[T](T=5): return T


print(scope(), rebinding(), "T" in globals(), (lambda: T.__name__)())
for text in ("def f[T, T](): pass", "class C[T: (yield)]: pass", "type A[T] = (yield)", "type A = (x := 1)", "def f[T: await x](): pass", "def f[](): pass", "type A[] = 1", "def f[T = int, U](): pass", "def f[*T: int](): pass", "def f[**P: int](): pass", "class C[T = *x]: pass", "def f[*Ts = *x](): pass", "def f[T=1:2](): pass",
             "type A.b = 1", "type 1 = 2", "type A", "type A: int = 1", "type (A) = 1", "type A = 1, 2", "def f[__debug__](): pass", "type __debug__ = 1", "def f[T]():\n nonlocal T", "class C[T]:\n def f(self):\n  nonlocal T", "def f[T](x=T): pass\n", "class C[T](metaclass=T): pass", "class C[x](x := int): pass", "def f[T](a=(b := 1)): pass", "type A[T: (int,)] = 1", "type A[T: ()] = 1"):
    try:
        exec(text, {})
        print(repr(text), "ok")
    except Exception as e:
        print(repr(text), type(e).__name__, getattr(e, "msg", e))
for make in (lambda: Alias(), lambda: Alias[int, str, 5], lambda: Recursive[int], lambda: type(Alias)("N", int).__value__, lambda: isinstance(1, Alias), lambda: type("S", (type(T),), {}), lambda: T(), lambda: C[int, str, int], lambda: len(list(Ts))):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
