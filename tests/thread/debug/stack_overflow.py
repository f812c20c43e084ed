# index: faulthandler
# skip-if: sanitizer, threads
# A stack that overflows in C is reported from a stack of its own.
import faulthandler
import os

read, write = os.pipe()
faulthandler.enable(file=write)
child = os.fork()
if child == 0:
    faulthandler._stack_overflow()
print(os.waitpid(child, 0)[1] & 127)
print(os.read(read, 10000).decode().startswith('Fatal Python error: Segmentation fault'))
print(faulthandler.disable(), faulthandler.disable(), faulthandler.is_enabled())
