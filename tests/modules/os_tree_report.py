# index: os.scandir, os.walk, os.DirEntry, os.path.relpath
import os
import tempfile
from collections import Counter


def make(root, tree):
    for name, content in tree.items():
        path = os.path.join(root, name)
        if isinstance(content, dict):
            os.mkdir(path)
            make(path, content)
        else:
            with open(path, "w") as f:
                f.write(content)


def size(path):
    """The bytes under a directory."""
    with os.scandir(path) as entries:
        return sum(size(e) if e.is_dir(follow_symlinks=False) else e.stat(follow_symlinks=False).st_size for e in entries if not e.is_symlink())


def show(path, depth=0):
    for entry in sorted(os.scandir(path), key=lambda e: (e.is_file(), e.name)):
        print("    " * depth + entry.name + ("/" if entry.is_dir() else f" ({entry.stat().st_size})"))
        if entry.is_dir() and not entry.is_symlink():
            show(entry.path, depth + 1)


with tempfile.TemporaryDirectory() as d:
    make(d, {"src": {"main.py": "print(1)\n", "util.py": "", "data": {"a.txt": "aaa", "b.txt": "bb"}}, "README.md": "# hi", "empty": {}, ".hidden": "x"})
    os.symlink("src", os.path.join(d, "link"))
    show(d)
    print(size(d), Counter(os.path.splitext(f)[1] for _, _, files in os.walk(d) for f in files))
    for root, dirs, files in os.walk(d):
        dirs.sort()
        if "data" in dirs:
            dirs.remove("data")
        print(os.path.relpath(root, d), dirs, sorted(files))
    print(sorted(os.path.relpath(r, d) for r, _, _ in os.walk(d, followlinks=True)), [os.path.relpath(r, d) for r, _, _ in os.walk(os.path.join(d, "src"), topdown=False)])
    print(sorted((os.path.relpath(r, d), fd > 0) for r, _, _, fd in os.fwalk(d)))
    errors = []
    print(list(os.walk(d + "/none")), list(os.walk(d + "/none", onerror=errors.append)), type(errors[0]).__name__, errors[0].filename == d + "/none")
    it = os.scandir(d)
    first = next(it)
    print(type(first).__name__, isinstance(first, os.PathLike), first.name in repr(first), it.close(), next(it, "closed"))
    os.chmod(os.path.join(d, "empty"), 0o700)
    print(sorted(os.listdir(os.path.join(d, "src"))), os.path.samefile(d + "/link", d + "/src"), os.path.realpath(d + "/link/data") == os.path.realpath(d) + "/src/data")
