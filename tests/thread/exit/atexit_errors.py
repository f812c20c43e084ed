# index: atexit
# compare-stderr
# An exception in a function that atexit calls is reported; the others run all the same.
import atexit
import sys

sys.unraisablehook = lambda hook: print('unraisable', hook.exc_type.__name__, hook.exc_value)
atexit.register(print, 'last')
atexit.register(int, 'no number')
atexit.register(print, 'in between')
atexit.register(sys.exit, 'ignored')
for wrong in ((), (1,)):
    try:
        atexit.register(*wrong)
    except TypeError as e:
        print(e)
