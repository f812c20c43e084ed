# index: os.stat, os.stat_result
import os
import threading

p = os.path.join(os.environ['TMPDIR'], 'file%d' % threading.get_ident())
with open(p, 'w') as f:
    f.write('abc')
os.utime(p, (1, 2.5))
s = os.stat(p)
print(type(s), len(s), s.st_size, s[6], s[7:9], s.st_atime, s.st_mtime, s.st_mtime_ns, type(s).n_sequence_fields)
print(repr(s).split('st_size')[1].split('st_ctime')[0], os.lstat(p) == s, isinstance(s, tuple), s.st_mode == s[0])
with open(p) as f:
    print(os.fstat(f.fileno()).st_size, os.stat(f.fileno()) == os.stat(p))
print(os.stat_result(range(10)), os.stat_result(range(19)).st_blksize, os.stat_result(range(10), {'st_rdev': 5}).st_rdev)
print(os.terminal_size((80, 24)), os.terminal_size((80, 24)).columns, os.terminal_size([1, 2]) == (1, 2))
print(type(os.uname()), os.uname().sysname == os.uname()[0], type(os.times()), len(os.times()), os.times().elapsed > 0)
for call in (lambda: os.stat_result(range(3)), lambda: os.stat_result(range(30)), lambda: os.terminal_size((1,)), lambda: os.stat_result(5),
             lambda: os.stat(p + 'x'), lambda: os.lstat(p + 'y'), lambda: os.fstat(9999), lambda: os.stat(5.5), lambda: setattr(s, 'st_size', 5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).replace(p, 'PATH'))
os.truncate(p, 1)
print(os.path.getsize(p), os.path.getmtime(p) > 2.5, os.path.isfile(p), os.path.isdir(p), os.path.samefile(p, p))
