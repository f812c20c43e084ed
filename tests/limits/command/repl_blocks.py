# index: def, class, for, standard streams
# skip-if: threads
# needs: _terminal.py
from _terminal import Terminal

t = Terminal()
SESSION = """\
for i in range(3):
    i * 10

if i == 2:
    'yes'
else:
    'no'

def double(x):
    '''Twice.'''
    return 2 * x

double(21)
class Point:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f'Point({self.x})'

Point(3)
with open('/dev/null') as f:
    f.read()

try:
    1 / 0
except ZeroDivisionError:
    print('caught')
finally:
    print('done')

@staticmethod
def f(): pass

while True: break

match 3:
    case 3:
        'three'

total = sum([
    1,

    2,
])
total
x = 1; \\
y = 2
x + y
if x: print('one line')

async def g(): pass

type(g).__name__
s = '''a

b'''
s
"""
for line in SESSION.splitlines():
    print(repr(line), "->", repr(t.send(line)))
print(repr(t.send("raise SystemExit(4)")), t.close())
