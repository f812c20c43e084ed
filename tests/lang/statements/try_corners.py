# index: try, except as, try else, finally, bare except, except several, order of evaluation
# Which handler is taken, when the expressions after `except' are evaluated, and what becomes of the name.
def kinds(name, *types):
    print("asked", name)
    return types


def run(f):
    try:
        f()
    except kinds("first", KeyError, IndexError) as e:
        print("first", repr(e))
    except kinds("second", ArithmeticError):
        print("second")
    except:
        print("bare")
    else:
        print("else")
    finally:
        print("finally")


for f in (lambda: {}[1], lambda: 1 / 0, lambda: print(end=""), lambda: None.x):
    run(f)

e = "outer"
try:
    raise ValueError
except ValueError as e:
    e = "rebound"
print("e" in globals())
try:
    try:
        raise KeyError("a")
    except 5:
        pass
except TypeError as error:
    print(error, repr(error.__context__))
try:
    try:
        raise KeyError("b")
    except (ValueError, "str"):
        pass
except TypeError as error:
    print(error)
try:
    raise KeyError("c")
except (ValueError, (KeyError,)) if False else KeyError as error:
    print("conditional", error)


def deleted():
    try:
        raise ValueError
    except ValueError as name:
        del name
    try:
        name
    except UnboundLocalError as error:
        print(error)


deleted()


def order():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
        except GeneratorExit:
            print("closed")
            raise
        else:
            print("else", i)
        finally:
            print("finally", i)


for value in order():
    print(value)
