# index: os
"""Several buffers at once, copying between descriptors, and descriptors that are no files."""
import os
import tempfile
import threading

with tempfile.TemporaryFile() as a, tempfile.TemporaryFile() as b:
    source, target = a.fileno(), b.fileno()
    print(os.writev(source, [b"one", bytearray(b"two"), memoryview(b"three")[1:]]))
    print(os.pwritev(source, [b"X", b"Y"], 1), os.pread(source, 20, 0))
    first, second = bytearray(2), bytearray(4)
    print(os.preadv(source, [first, second], 3), first, second)
    os.lseek(source, 0, os.SEEK_SET)
    print(os.readv(source, [first, second]), first, second, os.lseek(source, 0, os.SEEK_CUR))
    print(os.sendfile(target, source, 2, 5), os.copy_file_range(source, target, 3, 0, 10), os.pread(target, 20, 0))
    os.posix_fallocate(target, 0, 4096)
    os.posix_fadvise(target, 0, 0, os.POSIX_FADV_SEQUENTIAL)
    print(os.fstat(target).st_size, os.fstatvfs(target).f_bsize > 0)
    os.lseek(target, 0, os.SEEK_SET)
    os.lockf(target, os.F_LOCK, 10)
    os.lockf(target, os.F_ULOCK, 10)
    reader, writer = os.pipe()
    print(os.splice(source, writer, 4, 3), os.read(reader, 10))
    os.close(reader)
    os.close(writer)

memory = os.memfd_create("scratch")
print(os.write(memory, b"kept"), os.pread(memory, 9, 0), os.get_inheritable(memory))
os.close(memory)
counter = os.eventfd(2)
os.eventfd_write(counter, 5)
print(os.eventfd_read(counter))
waiter = threading.Thread(target=lambda: print("woken with", os.eventfd_read(counter)))
waiter.start()
os.eventfd_write(counter, 1)
waiter.join()
os.close(counter)
print(len(os.getrandom(10)), len(os.getrandom(3, os.GRND_NONBLOCK)))
for attempt in (lambda: os.readv(0, [b"constant"]), lambda: os.writev(-1, [b"x"]), lambda: os.writev(1, 5),
                lambda: os.sendfile(-1, -1, 0, -1), lambda: os.copy_file_range(-1, -1, 1), lambda: os.getrandom(-1)):
    try:
        attempt()
    except (OSError, ValueError, TypeError, BufferError) as e:
        print(type(e).__name__, e)
