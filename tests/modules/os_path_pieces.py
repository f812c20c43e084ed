# index: os.path.join, os.path.split, os.path.normpath, os.path.commonpath, os.path.expandvars
# skip-if: threads
import os
import os.path as p

print(p.join("a", "b", "/c", "d"), p.join("a", ""), p.join("", "a"), p.join(b"a", b"b"), p.join("a/", "b"))
for path in ("/usr/lib/x.tar.gz", "dir/", "/", "", ".bashrc", "a/.b.c", "//net//x", "...x", "a.b/c"):
    print(repr(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.isabs(path), p.normpath(path))
print([p.normpath(s) for s in ("a//b/./c/..", "../../a", "/../x", "a/../..", "///x", ".", "a/b/../../..")])
print(p.commonpath(["/usr/lib/a", "/usr/lib/b/c", "/usr/lib"]), p.commonpath(["a/b", "a/c"]), p.commonprefix(["/usr/lib", "/usr/local"]), p.commonprefix([]), p.commonprefix([[1, 2], [1, 3]]))
print(p.relpath("/a/b/c", "/a/d"), p.relpath("x", "x"), p.relpath("/", "/a"), p.relpath("b", "."), p.splitdrive("C:/x"), p.splitroot("/a") if hasattr(p, "splitroot") else ("", "/", "a"))
os.environ.update(HOME="/home/ann", FRUIT="pear", EMPTY="")
print(p.expandvars("$FRUIT/${FRUIT}s/$NONE/${EMPTY}x/$"), p.expandvars(b"$FRUIT"), p.expanduser("~/x"), p.expanduser("~"), p.expanduser("a~"), p.expanduser("~nobody_at_all/x"))
print(p.abspath("x") == p.join(os.getcwd(), "x"), p.abspath("/a/../b"), p.exists("/"), p.isdir("/"), p.isfile("/"), p.ismount("/"), p.lexists("/none"), p.exists("\0"), p.isdir("a\0b"))
print(p.sep, p.pathsep, p.curdir, p.pardir, p.extsep, p.devnull, p.altsep, p.defpath is not None, p.supports_unicode_filenames)


class Where:
    def __fspath__(self):
        return "/opt/tool.bin"


print(p.basename(Where()), p.join(Where(), "x"), os.fspath(Where()), os.fsencode(Where()), os.fsdecode(b"\xffa").encode("utf-8", "surrogateescape"), p.splitext(Where()))
for call in (lambda: p.join("a", b"b"), lambda: p.join(1), lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]), lambda: p.relpath(""), lambda: os.fspath(3), lambda: p.basename(None), lambda: p.getsize("/none"), lambda: p.commonpath(["a", b"b"]),
             lambda: p.splitext(3.5), lambda: p.realpath("/none/x", strict=True)):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
