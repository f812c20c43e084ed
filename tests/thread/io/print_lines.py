# skip-if: threads
# index: print, sys.stdout, threads
# Lines that threads print never mix: on standard output, buffered or not, in a file, and with whatever sep and end.
import os
import re
import subprocess
import sys

PROGRAM = r'''
import sys, threading

def work(name):
    for i in range(150):
        print('<', name, i, [name] * 3, sep='|', end='>\n')
        print(f'<{name}', i, file=sys.stdout, flush=i % 50 == 0, end=' >\n')
        print('<' + name * 3000 + '>')

threads = [threading.Thread(target=work, args=(name,)) for name in 'abcd']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
'''
LINE = re.compile(r"<\|([a-d])\|\d+\|\['\1', '\1', '\1'\]>|<[a-d] \d+ >|<(a+|b+|c+|d+)>")


def check(title, text):
    lines = text.splitlines()
    numbers = [[int(n) for n in re.findall(rf'<\|{name}\|(\d+)', text)] for name in 'abcd']
    print(title, len(lines), [line[:50] for line in lines if not LINE.fullmatch(line)][:3],
          all(len(line) in (3002,) for line in lines if line[1:4] == line[1] * 3) or 'long lines are cut',
          all(n == list(range(150)) for n in numbers))


for options in ((), ('-u',)):
    result = subprocess.run([sys.executable, *options, '-c', PROGRAM], stdout=subprocess.PIPE, text=True)
    check(f'pipe {options}', result.stdout)
path = os.path.join(os.environ['TMPDIR'], 'lines')
with open(path, 'w') as file:
    subprocess.run([sys.executable, '-c', PROGRAM], stdout=file)
with open(path) as file:
    check('file', file.read())
