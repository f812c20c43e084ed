# index: tempfile, shutil
import os
import shutil
import tempfile

with tempfile.TemporaryDirectory(prefix='abc') as d:
    print(os.path.basename(d)[:3], os.path.isdir(d), os.path.dirname(d) == tempfile.gettempdir())
    src = os.path.join(d, 'src')
    os.makedirs(src + '/sub')
    for name, text in (('a', 'A'), ('sub/b', 'B'), ('c.pyc', '')):
        with open(os.path.join(src, name), 'w') as f:
            f.write(text)
    os.chmod(src + '/a', 0o640)
    os.utime(src + '/a', (5, 6))
    print(shutil.copy(src + '/a', d + '/copy') == d + '/copy', oct(os.stat(d + '/copy').st_mode), shutil.copy2(src + '/a', d)[len(d):])
    print(os.stat(d + '/a').st_mtime, shutil.copytree(src, d + '/dst')[len(d):], sorted(os.listdir(d + '/dst')), open(d + '/dst/sub/b').read())
    print(shutil.move(d + '/copy', d + '/dst/sub')[len(d):], os.path.exists(d + '/copy'), shutil.move(d + '/dst', d + '/moved')[len(d):])
    for call in (lambda: shutil.copyfile(d + '/a', d + '/a'), lambda: shutil.copytree(src, d + '/moved'), lambda: shutil.move(d + '/a', src),
                 lambda: shutil.rmtree(d + '/nothing'), lambda: shutil.copy(d + '/nothing', d + '/x')):
        try:
            call()
        except OSError as e:
            print(type(e).__name__, str(e).replace(d, 'D'))
    shutil.rmtree(d + '/moved')
    shutil.rmtree(d + '/nothing', ignore_errors=True)
    print(sorted(os.listdir(d)), shutil.which('sh') is not None, shutil.which('no-such-command'), shutil.get_terminal_size((7, 8))[0] > 0)
    fd, path = tempfile.mkstemp('.txt', 'pre', d)
    print(os.path.basename(path).startswith('pre'), path.endswith('.txt'), oct(os.stat(path).st_mode & 0o777), os.write(fd, b'x'))
    os.close(fd)
print(os.path.exists(d))
with tempfile.NamedTemporaryFile('w+', suffix='.t') as f:
    f.write('text\n')
    f.seek(0)
    print(f.read(), os.path.exists(f.name), f.name.endswith('.t'))
print(os.path.exists(f.name), f.closed)
with tempfile.TemporaryFile() as f:
    print(f.write(b'bytes'), f.seek(0), f.read())
with tempfile.SpooledTemporaryFile(4, 'w+') as f:
    f.write('abc')
    before = f._rolled
    f.write('def')
    f.seek(0)
    print(before, f._rolled, f.read())
