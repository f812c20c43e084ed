# index: packages, import system
# skip-if: threads
import os
import subprocess
import sys
import tempfile

FILES = {
    "tool/__init__.py": "print('init', __name__, __package__)",
    "tool/__main__.py": "import sys\nfrom . import helper\nfrom .sub.deep import VALUE\nprint('main', __name__, __package__, __spec__.name, sys.argv[1:], os_path(sys.argv[0]), helper.NAME, VALUE)".replace("os_path(sys.argv[0])", "sys.argv[0].rsplit('/', 2)[1:]"),
    "tool/helper.py": "NAME = __name__\nif __name__ == '__main__':\n    print('helper as main', __package__, __spec__.name, __file__.rsplit('/', 2)[1:])",
    "tool/sub/__init__.py": "",
    "tool/sub/deep.py": "from ..helper import NAME\nVALUE = 'deep ' + NAME",
    "single.py": "import sys\nprint(__name__, repr(__package__), sys.argv[1:], sys.path[0] == '' or sys.path[0] == __import__('os').getcwd(), __spec__.name)",
    "plain/x.py": "print('in a namespace package', __package__)",
    "broken/__init__.py": "1/0",
    "broken/__main__.py": "print('never')",
    "nomain/__init__.py": "print('nomain')",
    "folder/__main__.py": "import sys, other\nprint(__name__, repr(__package__), sys.path[0].rsplit('/', 1)[1], other.X)",
    "folder/other.py": "X = 'found beside'",
    "script.py": "import sys, beside\nprint(sys.path[0] == __file__.rpartition('/')[0], __file__.rsplit('/', 1)[1], beside.Y, __spec__, __package__)",
    "beside.py": "Y = 1",
}


def run(*args):
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True, cwd=d)
    return done.returncode, done.stdout.replace(d, "D"), [line.replace(d, "D").split(": ", 1)[-1] for line in done.stderr.splitlines()[-1:]]


with tempfile.TemporaryDirectory() as d:
    d = os.path.realpath(d)
    for name, text in FILES.items():
        os.makedirs(os.path.dirname(os.path.join(d, name)), exist_ok=True)
        with open(os.path.join(d, name), "w") as f:
            f.write(text + "\n")
    for args in (("-m", "tool", "a", "-b"), ("-m", "tool.helper"), ("-m", "tool.sub.deep"), ("-m", "single", "x"), ("-m", "plain.x"), ("-m", "plain"), ("-m", "broken"), ("-m", "nomain"), ("-m", "tool.none"), ("-m", "single.x"), ("-m", "tool.sub"), ("folder",), ("script.py",), (os.path.join(d, "script.py"), "y"), ("tool/helper.py",), ("plain",), ("-m", ".tool"), ("-P", "script.py"), ("-I", "script.py")):
        code, out, err = run(*args)
        print(*[a.replace(d, "D") for a in args], "->", code, out, [e for e in err])
