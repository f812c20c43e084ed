# index: os.scandir, os.walk, os.makedirs
import os
import threading

d = os.path.join(os.environ['TMPDIR'], 'tree%d' % threading.get_ident())
os.makedirs(d + '/a/b/c')
os.makedirs(d + '/a', exist_ok=True)
for name, text in (('f', 'abc'), ('a/x', ''), ('a/b/y', 'yy')):
    with open(os.path.join(d, name), 'w') as f:
        f.write(text)
os.symlink(d + '/f', d + '/link')
os.symlink(d + '/nowhere', d + '/broken')
print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file() and e.stat().st_size) for e in os.scandir(d)))
with os.scandir(d) as entries:
    entry = next(e for e in entries if e.name == 'f')
    print(entry, entry.path == d + '/f', os.fspath(entry) == entry.path, entry.inode() == os.stat(entry).st_ino)
print([(r[len(d):], sorted(a), sorted(b)) for r, a, b in os.walk(d)])
print([(r[len(d):], sorted(a)) for r, a, b in os.walk(d, topdown=False)])
print(sorted(os.listdir(d)), sorted(os.listdir(os.fsencode(d)))[0], os.readlink(d + '/link') == d + '/f', os.path.lexists(d + '/broken'))
os.rename(d + '/f', d + '/g')
os.replace(d + '/g', d + '/a/x')
os.link(d + '/a/x', d + '/hard')
print(os.stat(d + '/hard').st_nlink, os.path.getsize(d + '/a/x'), os.access(d + '/hard', os.R_OK), os.path.exists(d + '/link'))
for call in (lambda: os.mkdir(d), lambda: os.rmdir(d), lambda: os.listdir(d + '/no'), lambda: os.remove(d + '/no'), lambda: os.rename(d + '/no', d + '/x'),
             lambda: os.makedirs(d + '/a/x/z'), lambda: next(os.scandir(d + '/no'))):
    try:
        call()
    except OSError as e:
        print(type(e).__name__, str(e).replace(d, 'D'))
os.remove(d + '/a/b/y')
os.removedirs(d + '/a/b/c')
print(os.path.exists(d + '/a/b'), os.path.exists(d + '/a'))
