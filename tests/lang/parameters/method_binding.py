# index: methods, built-in methods, classmethod, staticmethod, functions, attribute references
# What an attribute that is a function becomes, on instances and on classes.
import types


class C:
    def m(self, *args):
        return self, args

    @classmethod
    def c(cls, *args):
        return cls, args

    @staticmethod
    def s(*args):
        return args

    builtin = len
    partial = staticmethod(print)
    instance_of_class = str


x = C()
print(x.m(1)[0] is x, C.m(5, 1), x.c(1), C.c(), x.s(2), C.s(), x.builtin("abc"), x.instance_of_class(7))
print(x.m.__self__ is x, x.m.__func__ is C.__dict__["m"], x.m == x.m, x.m is x.m, hash(x.m) == hash(x.m), x.m == C().m, C.m is C.m, x.c == C.c, x.c.__self__ is C)
print(type(x.m).__name__, type(C.m).__name__, type(C.c).__name__, type(x.s).__name__, type(C.__dict__["c"]).__name__, type(C.__dict__["s"]).__name__)
print(x.m.__name__, x.m.__qualname__, x.m.__doc__, C.c.__qualname__, C.__dict__["s"].__wrapped__ is C.s, C.__dict__["s"](9), C.__dict__["s"].__name__)
f = types.MethodType(lambda self, y: (self, y), "bound to text")
print(f(1), f.__self__, x.m.__get__(None, C) == x.m, C.m.__get__(x)(2)[1], C.m.__get__(None, C) is C.m, types.MethodType(x.m, 1)()[1])
g = types.MethodType(types.MethodType(lambda *a: a, 1), 2)
print(g(3), g.__self__, g.__func__.__self__)
for make in (lambda: types.MethodType(1, 2), lambda: types.MethodType(len, None), lambda: types.MethodType(len), lambda: setattr(x.m, "a", 1), lambda: x.m.a,             lambda: C.m.__get__(None, None), lambda: classmethod(5).__get__(x), lambda: staticmethod(5).__get__(x), lambda: classmethod(5).__get__(x)()):
    try:
        print(make())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
C.m.attribute = "of the function"
print(x.m.attribute, x.m.__dict__ if hasattr(x.m, "__dict__") else None, [].append.__self__, [].append.__name__, [].append.__qualname__, list.append.__qualname__, [].append == [].append)
items = []
add = items.append
add(1), list.append(items, 2), items.__class__.append(items, 3)
print(items, add == items.append, add.__self__ is items, type(add).__name__, type(list.append).__name__, type([].__len__).__name__, type(dict.__dict__["fromkeys"]).__name__)
x.m = lambda *a: ("own", a)
print(x.m(1), C.m(x)[1], type(x).m(x, 2)[1])
try:
    list.append((), 1)
except TypeError as e:
    print(e)
