# python: 3.14
# index: uncaught exceptions, marked columns, __context__
# skip-if: threads
import os
import subprocess
import sys
import tempfile

PROGRAMS = {
    "chain": "def load(x):\n    try:\n        return {}[x]\n    except KeyError as e:\n        raise LookupError(f'no {x}') from e\n\ntry:\n    load('a')\nexcept LookupError:\n    [].pop()\n",
    "note": "e = ValueError('bad')\ne.add_note('first\\nsecond')\nraise e\n",
    "repeat": "def f(n):\n    return f(n - 1) if n else 1 / 0\nf(8)\n",
    "recursion": "import sys\nsys.setrecursionlimit(64)\ndef g():\n    g()\ng()\n",
    "group": "raise ExceptionGroup('two', [ValueError(1), OSError('two', 'f')])\n",
    "wide": "x = ('é', '日本' + 3)\n",
    "multi": "total = sum([\n    1,\n    2 + None,\n])\n",
    "attribute": "import collections\ncollections.OrderedDct\n",
    "name": "value = 3\nprint(valu)\n",
    "self": "class A:\n    def f(self):\n        return size\n    def __init__(self):\n        self.size = 1\nA().f()\n",
    "syntax": "if True\n    pass\n",
    "indent": "def f():\nreturn 1\n",
    "tabs": "if 1:\n        x = 1\n\ty = 2\n",
    "quote": "print('abc)\n",
    "bracket": "x = (1,\ny = 2\n",
    "keyword": "for x in range(3)\n    print(x)\n",
    "import": "from math import sinus\n",
    "module": "import colections.abc\n",
    "str fails": "class E(Exception):\n    def __str__(self):\n        raise TypeError\nraise E(1)\n",
    "unprintable": "raise ValueError('\\ud800', '\\x1b')\n",
    "suppressed": "try:\n    1/0\nexcept ZeroDivisionError:\n    raise KeyError('k') from None\n",
    "lambda": "f = lambda a, b: a / b\nprint([f(x, 0) for x in (1, 2)])\n",
    "decorator": "def d(f):\n    return f + 1\n@d\ndef g(): pass\n",
    "assert": "def check(a, b):\n    assert a == b, (a, b)\ncheck(1, 2)\n",
    "with": "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a): 1/0\nwith M():\n    raise KeyError\n",
    "unpack": "a, b = [1, 2, 3]\n",
    "call": "def f(a, *, key): pass\nf(1, 2, kee=3)\n",
}
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "p.py")
    for name, text in PROGRAMS.items():
        with open(path, "w") as f:
            f.write(text)
        done = subprocess.run([sys.executable, path], capture_output=True, text=True, env={**os.environ, "PYTHON_COLORS": "0"})
        print(f"--- {name} {done.returncode} {done.stdout}")
        print(done.stderr.replace(d, "D"), end="")
