# exit: 1
# compare-stderr
# python: 3.14
# index: uncaught exceptions, tracebacks, recursion limits, __context__, __suppress_context__, raise from, notes
# Tracebacks that repeat, that are chained in all three ways, and exceptions whose text fails.
import sys


class Silent(Exception):
    def __str__(self):
        raise RuntimeError("no text")


class Lines(Exception):
    pass


class Empty(Exception):
    def __str__(self):
        return ""


def down(n):
    if n == 0:
        raise Lines("several\nlines\n  of text")
    return down(n - 1)


def even(n):
    return odd(n - 1) if n else 1 / 0


def odd(n):
    return even(n - 1)


def hidden():
    try:
        down(2)
    except Lines:
        raise Empty from None


def explicit():
    try:
        even(6)
    except ZeroDivisionError as e:
        e.add_note("first note")
        e.add_note("second\nnote")
        e.__notes__.append(5)
        raise Silent from e


def implicit():
    try:
        explicit()
    except Silent:
        try:
            hidden()
        except Empty:
            down(7)


try:
    implicit()
except Lines as e:
    e.__notes__ = "not a list"
    error = e
sys.stdout.flush()
raise KeyError("key with 'quotes'") from error
