# index: global, exec, comparisons, __class__ cell
# A nested `global' and exec(); comparison methods that cannot be bound; __class__ while mro() runs.
def fresh():
    module, local = {}, {}
    exec("""if 1:
    def f():
        y = 1
        def g():
            global y
            return y
        def h():
            return y + 1
        return g, h
    y = 9
    g, h = f()
    results = g(), h()
""", module, local)
    return local["results"], sorted(set(module) & {"y", "g"}), sorted(set(local) & {"y", "g"})


print(fresh())


def refuse(self):
    raise AttributeError("refused")


class E:
    __eq__ = property(refuse)
    __lt__ = property(refuse)
    __add__ = property(refuse)


print(E() == E(), E() != E())
for act in (lambda: E() < E()), (lambda: E() + 1):
    try:
        act()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)

seen = []


class Meta(type):
    def mro(cls):
        seen.append(vars(cls)["own"]())
        return super().mro()


class A(metaclass=Meta):
    def own():
        return __class__


print(seen == [A])
