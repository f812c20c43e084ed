# index: os.replace, os.fsync, os.open, tempfile.mkstemp
# skip-if: threads
import contextlib
import os
import stat
import tempfile


@contextlib.contextmanager
def atomic_write(path, mode=0o644):
    """The file appears whole or not at all."""
    fd, name = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".new-")
    try:
        with os.fdopen(fd, "w", encoding="utf-8") as f:
            yield f
            f.flush()
            os.fsync(f.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "settings.txt")
    with atomic_write(path) as f:
        f.write("one\n")
    try:
        with atomic_write(path) as f:
            f.write("half of")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        print("stopped")
    with open(path) as f:
        print(f.read().strip(), os.listdir(d), oct(stat.S_IMODE(os.stat(path).st_mode)))
    with atomic_write(path, 0o600) as f:
        f.write("two\n")
    print(open(path).read().strip() if False else os.path.getsize(path), stat.filemode(os.stat(path).st_mode), stat.filemode(os.stat(d).st_mode))
    fd = os.open(path, os.O_WRONLY | os.O_APPEND)
    print(os.write(fd, b"three"), os.lseek(fd, 0, os.SEEK_CUR), os.fstat(fd).st_size)
    os.ftruncate(fd, 6), os.close(fd)
    fd = os.open(path, os.O_RDONLY)
    print(os.read(fd, 100), os.read(fd, 100), os.pread(fd, 2, 1), os.lseek(fd, -2, os.SEEK_END), os.read(fd, 1))
    os.close(fd)
    for call in (lambda: os.open(path, os.O_CREAT | os.O_EXCL), lambda: os.close(fd), lambda: os.read(fd, 1), lambda: os.open(d + "/none", os.O_RDONLY), lambda: os.replace(path, d + "/no/x"), lambda: os.open(path, "r"), lambda: os.truncate(path, -1), lambda: os.chmod(d + "/none", 0)):
        try:
            print(call())
        except (OSError, TypeError) as e:
            print(type(e).__name__, str(e).replace(d, "D"))
