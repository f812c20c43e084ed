# index: unbound variables, NameError, scopes, closures, class bodies, cells
# Where names are looked up, and what is said when they are not there yet.
def attempt(f, *args):
    try:
        print(f(*args))
    except NameError as e:
        print(type(e).__name__, e, "|", e.name)


x = "global"


def local_before():
    print(x)
    x = 1


def conditional(flag):
    if flag:
        y = 1
    return y


def loop_variable():
    for i in ():
        pass
    return i


def free_unbound():
    def inner():
        return later
    result = inner()
    later = 1
    return result


def except_name():
    try:
        raise KeyError
    except KeyError as e:
        pass
    return e


def import_shadow():
    print(len)
    import len


def augmented():
    x += 1


def deleted():
    z = 1
    del z
    z


def class_in_function():
    x = "function"

    class C:
        y = x
        x = "class"
        z = x

        def method(self):
            return x
        lam = lambda self: x
    return C.y, C.z, C().method(), C().lam()


def class_unbound():
    class C:
        del nothing


def class_global_fallback():
    class C:
        x = x
        if 0:
            w = 1
        try:
            w
        except NameError as e:
            message = str(e)
    return C.x, C.message


def with_walrus():
    if False and (w := 1):
        pass
    return w


for f in (local_before, loop_variable, free_unbound, except_name, import_shadow, augmented, deleted, class_in_function, class_unbound, class_global_fallback, with_walrus):
    attempt(f)
attempt(conditional, 1)
attempt(conditional, 0)
attempt(lambda: undefined_name)
attempt(lambda: (lambda: also_undefined)())
attempt(eval, "missing_in_eval", {})
attempt(exec, "del missing_in_exec", {})


def cells():
    a = 1
    def inner(): return a
    cell = inner.__closure__[0]
    cell.cell_contents = "set"
    first = inner()
    del cell.cell_contents
    try:
        inner()
    except NameError as e:
        second = str(e)
    try:
        cell.cell_contents
    except ValueError as e:
        third = str(e)
    return first, second, third


print(cells())
