# index: threads, debugging of threads
# needs: ../../docs/threads.md
# python: 3.14
# skip-if: threads, stress
# timeout: 120
# The examples of docs/threads.md and of the pages in docs/threads do what is said there, and links lead somewhere.
import os
import re
import subprocess
import sys

DOCS = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'docs'))
os.chdir(os.environ['TMPDIR'])
with open('bobbin', 'w') as file:
    file.write(f'#!/bin/sh\nexec {os.path.abspath(sys.executable)} "$@"\n')
os.chmod('bobbin', 0o755)
os.environ['PATH'] = os.getcwd() + ':' + os.environ['PATH']


def shown(text):
    """The text without what is another one each time."""
    return re.sub(r'seed \d+', 'seed N', re.sub(r'0x[0-9a-f]+', '0x...', text.replace(os.getcwd() + '/', '')))


def run(kind, code):
    """What the example prints; a program with a name is only written to its file."""
    name = re.match(r'# (\w+\.py)\n', code)
    if kind == 'sh':
        command = ['sh', '-c', code]
    elif name:
        with open(name[1], 'w') as file:
            file.write(code)
        return ''
    else:
        command = [sys.executable, '-c', code]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


for page in ['threads.md', *sorted('threads/' + page for page in os.listdir(os.path.join(DOCS, 'threads')))]:
    with open(os.path.join(DOCS, page), encoding='utf-8') as file:
        text = file.read()
    printed, compared = '', 0
    for kind, block in re.findall(r'```(\w+)\n(.*?)```', text, re.DOTALL):
        if kind != 'text':
            printed = run(kind, block)
        elif shown(printed) == shown(block):
            compared += 1
        else:
            print('printed:', printed, 'instead of:', block, sep='\n')
    print(page, compared, compared == text.count('```text'))
    for target in re.findall(r'\]\(([^)#]+)[^)]*\)', text):
        if not os.path.exists(os.path.join(DOCS, os.path.dirname(page), target)):
            print('no such page:', target)
