# index: frames, tracebacks, frames.f_lineno
# The line at which a frame was left by an exception.
def raised_in_except():
    try:
        1 / 0
    except:
        [][0]
        pass


def no_clause():
    try:
        1 / 0
    except TypeError as error:
        pass
    except KeyError:
        pass


def named():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError from error


def through_finally():
    try:
        1 / 0
    finally:
        x = 1
        y = 2


def in_with():
    with Manager():
        1 / 0
        pass


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass


for function in raised_in_except, no_clause, named, through_finally, in_with:
    try:
        function()
    except Exception as error:
        entry = error.__traceback__.tb_next
        first = function.__code__.co_firstlineno
        print(function.__name__, entry.tb_frame.f_lineno - first, entry.tb_lineno - first, type(error).__name__)
