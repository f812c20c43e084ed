# index: atexit.register
# skip-if: threads
# What was registered is called even if the module is no longer in sys.modules, or there are two of them.
import sys
import atexit
del sys.modules['atexit']
import atexit as another

print(another is not atexit)
atexit.register(print, 'by the first')
another.register(print, 'by the second')
del sys.modules['atexit']
