# skip-if: threads
# index: atexit
# Functions registered with atexit run in reverse, with their arguments; what they register themselves comes too late.
import atexit


@atexit.register
def first():
    print('registered first, runs last')


def late(*args, **kwargs):
    print('late', args, kwargs)
    atexit.register(print, 'comes too late')


print(atexit.register(late, 1, 2, key='value') is late)
atexit.register(print, 'runs first')
atexit.register(first)
atexit.unregister(first)
print('end of the program')
