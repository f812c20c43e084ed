# index: os.listdir, os.makedirs, os.path.getmtime, shutil.copy2, os.stat
import os
import shutil
import tempfile


def sync(source, target):
    """Makes target like source; what was done, in order."""
    done = []
    os.makedirs(target, exist_ok=True)
    theirs = set(os.listdir(target))
    for name in sorted(os.listdir(source)):
        a, b = os.path.join(source, name), os.path.join(target, name)
        theirs.discard(name)
        if os.path.isdir(a):
            done += [f"{name}/{d}" for d in sync(a, b)]
        elif not os.path.exists(b) or os.stat(a).st_mtime_ns != os.stat(b).st_mtime_ns or os.path.getsize(a) != os.path.getsize(b):
            shutil.copy2(a, b)
            done.append("+" + name)
    for name in sorted(theirs):
        path = os.path.join(target, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        done.append("-" + name)
    return done


with tempfile.TemporaryDirectory() as d:
    a, b = os.path.join(d, "a"), os.path.join(d, "b")
    for name, text in {"one.txt": "1", "sub/two.txt": "22", "sub/deep/three.txt": "333"}.items():
        path = os.path.join(a, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text)
    print(sync(a, b), sync(a, b))
    os.utime(os.path.join(a, "one.txt"), (5, 5))
    os.remove(os.path.join(a, "sub", "two.txt"))
    shutil.rmtree(os.path.join(a, "sub", "deep"))
    os.chmod(os.path.join(a, "one.txt"), 0o640)
    print(sync(a, b), oct(os.stat(os.path.join(b, "one.txt")).st_mode)[-3:], os.path.getmtime(os.path.join(b, "one.txt")))
    print([os.path.relpath(os.path.join(r, f), b) for r, _, fs in os.walk(b) for f in fs], os.path.isdir(os.path.join(b, "sub")))
    print(shutil.move(os.path.join(b, "one.txt"), os.path.join(b, "sub")).endswith("sub/one.txt"), os.listdir(b), shutil.which("sh") is not None, shutil.disk_usage(d).total > 0)
