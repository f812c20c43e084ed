# index: uncaught exceptions, recursion limits
# exit: 1
# compare-stderr
# python: 3.14
import sys
sys.setrecursionlimit(100)
def down(n):
    if n == 0:
        return [down][5]
    return down(n - 1)
def even(n):
    odd(n)
def odd(n):
    even(n + 1)
try:
    down(10)
except IndexError as e:
    sys.excepthook(IndexError, e, e.__traceback__)
down(1000)
