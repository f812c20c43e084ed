# index: open, exit codes, finalizers
# skip-if: threads
# What was written to files that nobody closed is in them when the program has ended.
import os
import sys

here = os.environ['TMPDIR']
program = """
import sys, io
f = open('text', 'w')
f.write('never closed')
g = open('bytes', 'wb')
g.write(b'neither')
print('to the real output')
sys.stdout = io.StringIO()
print('to nowhere')
sys.stderr.write('error\\n')
"""
os.chdir(here)
with open('program.py', 'w') as f:
    f.write(program)
pid = os.posix_spawn(sys.executable, [sys.executable, 'program.py'], os.environ,
                     file_actions=[(os.POSIX_SPAWN_OPEN, 1, 'out', os.O_WRONLY | os.O_CREAT, 0o600),
                                   (os.POSIX_SPAWN_OPEN, 2, 'err', os.O_WRONLY | os.O_CREAT, 0o600)])
print(os.waitpid(pid, 0)[1])
for name in ('text', 'bytes', 'out', 'err'):
    with open(name) as f:
        print(name, repr(f.read()))
