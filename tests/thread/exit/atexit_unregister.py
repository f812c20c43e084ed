# skip-if: threads
# index: atexit
# unregister() compares with ==, and removes every equal function; _clear() removes all.
import atexit


class Function:
    def __init__(self, name):
        self.name = name

    def __call__(self):
        print('called', self.name)

    def __eq__(self, other):
        return self.name == other.name

    __hash__ = None


count = atexit._ncallbacks()
for name in 'abab':
    atexit.register(Function(name))
print(atexit._ncallbacks() - count)
atexit.unregister(Function('b'))
print(atexit._ncallbacks() - count)
atexit._run_exitfuncs()
print(atexit._ncallbacks())
atexit.register(print, 'never')
atexit._clear()
