# index: faulthandler
# skip-if: threads
# dump_traceback() writes the innermost call first.
import faulthandler
import os


def inner(fd):
    faulthandler.dump_traceback(file=fd, all_threads=False)


def outer(fd):
    inner(fd)


read, write = os.pipe()
outer(write)
os.close(write)
for line in os.read(read, 10000).decode().splitlines():
    print(line.split(', line')[1] if ', line' in line else line.split('0x')[0])
