# index: with, with parentheses, with several, __enter__, __exit__, order of evaluation
# The items of a with statement nest; targets may be anything that can be assigned to.
log = []


class Item:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        log.append("enter " + self.name)
        if self.fail == "enter":
            raise KeyError(self.name)
        return self.name, self

    def __exit__(self, kind, error, traceback):
        log.append("exit %s %s" % (self.name, kind and kind.__name__))
        if self.fail == "exit":
            raise OSError(self.name)
        return self.swallow


def run(f):
    try:
        log.append(f())
    except Exception as e:
        log.append((repr(e), repr(e.__context__)))
    print(*log, sep=", ")
    log.clear()


def nested():
    with Item("a") as (name, x.first), Item(name + "b") as d["second"], Item("c"):
        return name, d["second"][0]


def second_fails():
    with (Item("a", True), Item("b", fail="enter") as never,):
        return "never"
    return "swallowed"


def target_fails():
    with Item("a") as (one, two, three), Item("b"):
        pass


def exit_fails():
    with Item("a"), Item("b", fail="exit"):
        return 1 / 0


def jumps():
    for i in range(4):
        with Item(str(i), True):
            if i == 0:
                continue
            if i == 2:
                break
            [][1]
    return i


class x:
    pass


d = {}
for f in (nested, second_fails, target_fails, exit_fails, jumps):
    run(f)
with (Item("tuple")) as t: log.append(t[0])
with (Item("x") if d else Item("y")) as t, Item("z") as [u, v]: log.append(u)
print(log)
