# index: contextlib
# The frames that an exception has come through on its way out of an ExitStack, and those of what it replaced.
import contextlib
import traceback


def names(error):
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


def fail(error):
    raise error


@contextlib.contextmanager
def failing_manager():
    yield
    1 / 0


def leave(enter):
    try:
        with contextlib.ExitStack() as stack:
            enter(stack)
    except Exception as error:
        print(type(error).__name__, names(error), repr(error.__context__),
              error.__context__ and names(error.__context__))


leave(lambda stack: stack.callback(fail, ValueError))
leave(lambda stack: stack.callback(fail, ValueError) and 1 / 0)
leave(lambda stack: stack.enter_context(failing_manager()))
leave(lambda stack: stack.push(lambda *details: fail(KeyError)))
leave(lambda stack: (stack.callback(fail, OSError), stack.callback(fail, KeyError(1))))
