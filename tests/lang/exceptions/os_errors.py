# index: OSError, FileNotFoundError, PermissionError, FileExistsError, IsADirectoryError, NotADirectoryError, errno
# index: ChildProcessError, ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, BrokenPipeError
# index: InterruptedError, ProcessLookupError, BlockingIOError, TimeoutError
# An OSError with a number becomes an instance of the class for the number.
import errno
import os
import tempfile

classes = {
    "ENOENT": FileNotFoundError, "EEXIST": FileExistsError, "EACCES": PermissionError, "EPERM": PermissionError, "EISDIR": IsADirectoryError, "ENOTDIR": NotADirectoryError, "EAGAIN": BlockingIOError,
    "EALREADY": BlockingIOError, "EINPROGRESS": BlockingIOError, "ECHILD": ChildProcessError, "ECONNABORTED": ConnectionAbortedError, "ECONNREFUSED": ConnectionRefusedError, "ECONNRESET": ConnectionResetError,
    "EPIPE": BrokenPipeError, "ESHUTDOWN": BrokenPipeError, "EINTR": InterruptedError, "ESRCH": ProcessLookupError, "ETIMEDOUT": TimeoutError,
}
for name in ("ENOENT", "EEXIST", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EAGAIN", "EALREADY", "EINPROGRESS", "ECHILD", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ESHUTDOWN", "EINTR", "ESRCH", "ETIMEDOUT", "EINVAL", "EBADF"):
    e = OSError(getattr(errno, name), os.strerror(getattr(errno, name)))
    print(name, type(e) is classes.get(name, OSError), type(e).__name__, e.errno == getattr(errno, name), e, e.filename, errno.errorcode[e.errno] in (name, "EWOULDBLOCK"))
for args in ((), (1,), ("text",), (2, "msg"), (2, "msg", "file"), (2, "msg", "file", None, "file2"), (2, "msg", b"file"), (2, "msg", 5, 6), (2, "msg", "f", None, None), (1, 2, 3, 4, 5, 6), (None, "msg"), ("2", "msg"), (2.0, "msg"), (2, ["msg"], ("f",))):
    try:
        e = OSError(*args)
        print(type(e).__name__, e, repr(e), e.args, e.errno, e.strerror, e.filename, e.filename2, sep=" | ")
    except TypeError as error:
        print(args, error)
e = BlockingIOError(errno.EAGAIN, "block", 5)
print(e.characters_written, e.filename, e.args, hasattr(OSError(1, "a"), "characters_written"))
print(type(FileNotFoundError(errno.EEXIST, "x")).__name__, type(IOError(2, "a")).__name__, str(FileExistsError("plain")))


class Mine(OSError):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.extra = "extra"


print(type(Mine(2, "x")).__name__, Mine(2, "x"), Mine(2, "x").extra, Mine(2, "x").errno)
with tempfile.TemporaryDirectory() as d:
    for f in (lambda: open(d + "/none"), lambda: open(d), lambda: os.mkdir(d), lambda: os.rmdir(d + "/none"), lambda: os.listdir(__file__), lambda: os.rename(d + "/a", d + "/b"), lambda: open(__file__ + "/x"), lambda: os.read(9999, 1), lambda: os.close(-1), lambda: os.kill(2 ** 22 + 5, 0), lambda: os.waitpid(-1, 0)):
        try:
            f()
        except OSError as error:
            print(type(error).__name__, error.errno, str(error).replace(d, "DIR").replace(__file__, "FILE"), error.filename2 and error.filename2.replace(d, "DIR"))
