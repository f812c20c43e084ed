# index: except*
def run(f):
    try:
        return f()
    except BaseException as e:
        return show(e)


def show(e):
    if isinstance(e, BaseExceptionGroup):
        return [str(e.args[0])] + [show(x) for x in e.exceptions]
    return repr(e)


def split(e, log):
    try:
        raise e
    except* ValueError as v:
        log.append(("value", show(v)))
    except* (TypeError, KeyError) as t:
        log.append(("type", show(t)))
        try:
            t
        finally:
            del t
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


group = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2), ValueError(3)])])
print(run(lambda: split(group, [])))
print(run(lambda: split(ValueError("naked"), [])))
print(run(lambda: split(ExceptionGroup("o", [OSError(1), KeyError(2)]), [])))
print(run(lambda: split(IndexError("not a group"), [])))


def raising():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError:
        raise
    except* TypeError as e:
        raise RuntimeError("new") from e


print(run(raising))


try:
    exec("def f():\n  try:\n    pass\n  except* ValueError:\n    return 1")
except SyntaxError as e:
    print(e.msg)
for i in range(2):
    try:
        raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as e:
        for x in e.exceptions:
            if x.args[0]:
                break
            print(x)
        else:
            print("else", i)
