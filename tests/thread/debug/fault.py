# index: faulthandler
# skip-if: sanitizer, threads
# exit: -11
# A segmentation fault is reported, with the traceback, before it ends the program.
import faulthandler
import os

read, write = os.pipe()
faulthandler.enable(file=write)
print(faulthandler.is_enabled(), flush=True)
child = os.fork()
if child == 0:
    faulthandler._sigsegv()
print(os.waitpid(child, 0)[1] & 127, flush=True)
text = os.read(read, 10000).decode()
print(text.startswith('Fatal Python error: Segmentation fault\n'), 'line 13 in <module>' in text, flush=True)
faulthandler.enable(file=open(os.devnull, 'w'))
faulthandler._read_null()
