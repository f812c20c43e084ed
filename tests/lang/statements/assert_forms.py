# skip-if: threads
# index: assert, AssertionError, order of evaluation
# The message is evaluated only if the test fails.
import warnings


def attempt(f):
    try:
        f()
        print("passed")
    except BaseException as e:
        print(type(e).__name__, e.args)


def message():
    print("message made")
    return ["any", "object"]


def no_message():
    assert []


def with_message():
    assert not 1, message()


def passes():
    assert 1, message()


def message_fails():
    assert 0, 1 / 0


def yields():
    assert (yield 1) == 2, (yield 3)


for f in (no_message, with_message, passes, message_fails):
    attempt(f)
g = yields()
print(next(g), g.send(5))
try:
    g.send("sent")
except AssertionError as e:
    print(repr(e), e.__context__)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exec("assert (1, 'always true')")
    exec("assert ()  or 1, 'fine'")
    exec("assert (x, 'not constant')", {"x": 0})
for w in caught:
    print(w.category.__name__, w.message, w.lineno)
AssertionError_before = AssertionError
AssertionError = KeyError  # the statement does not look the name up
attempt(no_message)
del AssertionError
print(__debug__, AssertionError is AssertionError_before)
