# index: os.utime, os.stat, os.link, os.symlink, os.chmod
import os
import stat
import tempfile

with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "file")
    with open(path, "wb") as f:
        f.write(b"x" * 1234)
    os.utime(path, (1_000_000_000, 1_500_000_000.25))
    st = os.stat(path)
    print(st.st_atime, st.st_mtime, st.st_mtime_ns, st.st_size, st[stat.ST_SIZE], st.st_nlink, st[8], len(st), st.st_blksize > 0)
    os.utime(path, ns=(7, 1_234_567_890_123_456_789))
    print(os.stat(path).st_mtime_ns, os.stat(path).st_atime_ns, os.path.getmtime(path), os.path.getatime(path))
    os.link(path, d + "/hard")
    os.symlink("file", d + "/soft")
    os.symlink("nowhere", d + "/broken")
    print(os.stat(path).st_nlink, os.path.samestat(os.stat(path), os.stat(d + "/hard")), os.readlink(d + "/soft"), os.lstat(d + "/soft").st_size, os.path.exists(d + "/broken"), os.path.lexists(d + "/broken"), os.path.islink(d + "/soft"))
    for mode in (0o644, 0o4755, 0o2711, 0o1777, 0o000):
        os.chmod(path, mode)
        m = os.stat(path).st_mode
        print(oct(stat.S_IMODE(m)), stat.filemode(m), stat.S_ISREG(m), bool(m & stat.S_IXUSR))
    fd = os.open(d, os.O_RDONLY)
    print(os.stat("file", dir_fd=fd).st_size, os.stat("soft", dir_fd=fd, follow_symlinks=False).st_size, os.access("file", os.F_OK, dir_fd=fd), sorted(os.listdir(fd)))
    os.mkdir("sub", dir_fd=fd)
    os.rename("hard", "sub/moved", src_dir_fd=fd, dst_dir_fd=fd)
    os.unlink("soft", dir_fd=fd)
    os.close(fd)
    print(sorted(os.listdir(d)), os.listdir(d + "/sub"))
    os.mkfifo(d + "/pipe")
    print(stat.filemode(os.stat(d + "/pipe").st_mode)[0], os.pathconf(d, "PC_NAME_MAX") >= 255, os.statvfs(d).f_bsize > 0)
    for call in (lambda: os.utime(path, (1,)), lambda: os.utime(path, (1, 2), ns=(1, 2)), lambda: os.utime(path, "ab"), lambda: os.symlink("x", path), lambda: os.link(d + "/no", d + "/y"), lambda: os.readlink(path), lambda: os.stat(d + "/broken"), lambda: os.stat(1.5),
                 lambda: os.stat(d, dir_fd="x"), lambda: os.lchown(d + "/no", -1, -1), lambda: os.rmdir(d), lambda: os.unlink(d), lambda: os.chmod(path), lambda: os.mkdir(path), lambda: os.utime(d + "/no")):
        try:
            print(call())
        except (OSError, TypeError, ValueError) as e:
            print(type(e).__name__, str(e).replace(d, "D"))
