# index: errno.errorcode, errno.ENOENT, OSError.errno
import errno
import os

for name in ("EPERM", "ENOENT", "ESRCH", "EINTR", "EIO", "E2BIG", "EBADF", "ECHILD", "EAGAIN", "ENOMEM", "EACCES", "EEXIST", "ENOTDIR", "EISDIR", "EINVAL", "EMFILE", "ENOSPC", "EPIPE", "ERANGE", "EDEADLK", "ENAMETOOLONG", "ENOTEMPTY", "ELOOP", "EILSEQ",
             "ENOTSOCK", "EADDRINUSE", "ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "ESHUTDOWN", "ETIMEDOUT", "EALREADY", "EINPROGRESS", "EHOSTUNREACH", "ECANCELED"):
    number = getattr(errno, name)
    print(number, name, errno.errorcode[number], type(OSError(number, "x")).__name__, os.strerror(number))
print(errno.EWOULDBLOCK == errno.EAGAIN, errno.errorcode[errno.EWOULDBLOCK], errno.ENOTSUP == errno.EOPNOTSUPP, len(errno.errorcode) > 100, all(getattr(errno, name) == number for number, name in errno.errorcode.items()))


def explain(action):
    try:
        action()
    except OSError as e:
        if e.errno == errno.ENOENT:
            return "no such thing: " + e.filename
        return f"{errno.errorcode[e.errno]} {e.strerror} {e.filename} {e.filename2}"


print(explain(lambda: open("/none/x")), explain(lambda: os.rename("/none", "/none2")), explain(lambda: os.listdir("/etc/passwd")), explain(lambda: os.close(12345)), explain(lambda: open("/")), explain(lambda: os.mkdir("/x" * 3000)), sep="\n")
e = OSError(errno.EACCES, "Denied", "a", None, "b")
print(e, repr(e), e.args, e.filename2, type(e).__mro__[1].__name__, OSError("one").errno, OSError(1).errno, OSError(1, "two", "f").args, str(OSError(errno.EPIPE, "p")), OSError(99999, "odd"))
e = BlockingIOError(errno.EAGAIN, "busy", 7)
print(e.characters_written, IOError is EnvironmentError is OSError, issubclass(ConnectionResetError, ConnectionError), PermissionError("just text").errno)


class Mine(OSError):
    def __init__(self, a, b):
        super().__init__(a, b)


print(type(Mine(errno.ENOENT, "m")).__name__, Mine(2, "m").errno, FileNotFoundError(errno.EPERM, "x").errno, OSError(errno.ENOENT, "x") == OSError(errno.ENOENT, "x"))
