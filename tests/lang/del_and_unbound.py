# index: del, unbound variables
def f(c):
    if c:
        x = 1
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


print(f(1), "|", f(0))


def g():
    x = [1, 2, 3]
    d = {"a": 1}
    del x[0], d["a"]
    y = x
    del x
    try:
        x
    except UnboundLocalError:
        print("gone", y, d)
    for i in range(3):
        try:
            print(z)
            del z
        except UnboundLocalError:
            z = i
    del (y, [i])
    try:
        del y
    except UnboundLocalError as e:
        print(e)
    return sorted(locals())


print(g())


class O:
    a = b = 1
    del a

    def __init__(self):
        self.c = 1
        del self.c


o = O()
print(hasattr(o, "c"), hasattr(O, "a"), O.b)
try:
    del undefined_global
except NameError as e:
    print(e)
try:
    del o.c
except AttributeError as e:
    print("AttributeError")
glob = 1


def h():
    global glob
    del glob


h()
print("glob" in globals())


def loop():
    while True:
        try:
            v
        except UnboundLocalError:
            v = 1
            continue
        break
    return v


print(loop())
