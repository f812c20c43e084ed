# index: os
"""Limits of the system and of paths, extended attributes, and special files."""
import os
import stat
import tempfile

print(os.pathconf("/", "PC_NAME_MAX"), os.fpathconf(0, "PC_PIPE_BUF"), os.pathconf("/", os.pathconf_names["PC_PATH_MAX"]))
print(os.confstr("CS_PATH"), os.confstr(os.confstr_names["CS_GNU_LIBC_VERSION"]).split()[0])
print(os.sysconf("SC_PAGESIZE") == os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_OPEN_MAX") > 0, sorted(os.pathconf_names)[:3])
for name in ("SC_NOTHING", "PC_NAME_MAX"):
    try:
        os.sysconf(name)
    except ValueError as e:
        print(e)

with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "pipe")
    os.mknod(path, stat.S_IFIFO | 0o600)
    print(stat.S_ISFIFO(os.stat(path).st_mode))
    file = os.path.join(directory, "file")
    os.mknod(file)
    print(oct(os.stat(file).st_mode))
    try:
        os.mknod(file)
    except FileExistsError as e:
        print(e.errno, e.filename == file)
    try:
        os.setxattr(file, "user.kind", b"data")
    except OSError as e:
        print("not supported" if e.errno == 95 else e)
    else:
        os.setxattr(file, "user.other", b"", os.XATTR_CREATE)
        names = sorted(os.listxattr(file))
        value = os.getxattr(file, b"user.kind")
        os.removexattr(file, "user.kind")
        left = [name for name in os.listxattr(file) if name.startswith("user.")]
        assert "user.kind" in names and value == b"data" and left == ["user.other"], (names, value, left)
        print("not supported")
    try:
        os.getxattr(os.path.join(directory, "none"), "user.kind")
    except FileNotFoundError as e:
        print(e.strerror)
