# index: contextlib.contextmanager, contextlib.ContextDecorator, contextlib.asynccontextmanager
import contextlib


@contextlib.contextmanager
def transaction(db):
    """All or nothing."""
    saved = dict(db)
    try:
        yield db
    except ValueError as e:
        db.clear()
        db.update(saved)
        print("rolled back:", e)
    else:
        print("committed")
    finally:
        print("end")


db = {"a": 1}
with transaction(db) as t:
    t["b"] = 2
with transaction(db) as t:
    t["c"] = 3
    raise ValueError("no c")
try:
    with transaction(db):
        db["d"] = 4
        raise KeyError("other")
except KeyError as e:
    print("passed on", e)
print(db, transaction.__name__, transaction.__doc__)


@transaction(db)
def change(value):
    db["e"] = value
    return "done"


print(change(5), change(6), db["e"], change.__name__)


class Tag(contextlib.ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print(f"<{self.name}>")

    def __exit__(self, *error):
        print(f"</{self.name}>")


@Tag("b")
def text(what):
    print(what)


text("bold"), text("again")


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    if False:
        yield


def stops():
    with contextlib.contextmanager(lambda: iter(()))():
        pass


@contextlib.contextmanager
def leaks():
    try:
        yield
    except KeyError:
        raise StopIteration("odd") from None


for call in (lambda: twice().__enter__() and None, lambda: never().__enter__(), stops):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
for manager, error in ((twice(), None), (twice(), ValueError("v")), (leaks(), KeyError("k"))):
    try:
        with manager:
            if error:
                raise error
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__ or e.__context__))
