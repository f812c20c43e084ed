# skip-if: threads
# python: 3.14
# timeout: 60
# index: exit codes, standard streams, uncaught exceptions
"""Exit codes and the last line of standard error: full disks, broken pipes, closed streams, options, uncaught exceptions."""
import os
import subprocess
import sys

program = sys.executable
directory = os.environ["TMPDIR"]


def put(name, text):
    path = os.path.join(directory, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)
    return path


def check(label, command):
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          env=dict(os.environ, B=program, D=directory))
    error = done.stderr.strip().split("\n")[-1].replace(program, "PROGRAM").replace(directory, "DIR")
    print(f"{label}: {done.returncode} {done.stdout.strip().replace(directory, 'DIR')!r} {error!r}")


check("full at exit", "$B -c 'print(1)' > /dev/full")
check("full at flush", "$B -c 'print(1, flush=True)' > /dev/full")
check("full unbuffered", "$B -u -c 'print(1)' > /dev/full")
check("full file", """$B -c 'f = open("/dev/full", "wb", 0); f.write(b"x")'""")
check("full close", """$B -c 'f = open("/dev/full", "w"); f.write("x"); f.close()'""")
check("broken pipe", "(sleep 0.3; $B -c 'print(1, flush=True)'; echo $? >&2) | true")
check("no stdout", "$B -c 'print(1)' >&-")
check("closed stdout", "$B -c 'import sys; sys.stdout.close(); print(1)'")
check("stdout None", "$B -c 'import sys; sys.stdout = None; print(1)'")
check("end of input", "$B -c 'input()'")
check("code", "$B -c 'import sys; sys.exit(3)'")
check("negative code", "$B -c 'import sys; sys.exit(-1)'")
check("text", """$B -c 'import sys; sys.exit("a message")'""")
check("bool", "$B -c 'import sys; sys.exit(True)'")
check("atexit", "$B -c 'import sys, atexit; atexit.register(lambda: 1/0); sys.exit(5)'")
check("uncaught", "$B -c 'raise KeyError(5)'")
check("interrupt", "$B -c 'raise KeyboardInterrupt'; exit $?")
check("hook fails", "$B -c 'import sys\nsys.excepthook = lambda *a: 1/0\nraise KeyError(5)'")
check("hook exits", "$B -c 'import sys\nsys.excepthook = lambda *a: sys.exit(9)\nraise KeyError(5)'")
check("thread", "$B -c 'import threading\nt = threading.Thread(target=lambda: 1/0)\nt.start()\nt.join()'")
check("finalizer", "$B -c 'class C:\n  def __del__(self): 1/0\nx = C()'")
check("os._exit", "$B -c 'import os; print(1); os._exit(8)'")
check("no module", "$B -m no_such_module")
check("unknown option", "$B -Z")
check("unknown long option", "$B --nosuch")
check("missing argument", "$B -c")
check("no file", "$B /no/such/file.py")
check("empty directory", "mkdir $D/empty; $B $D/empty")
put("main/__main__.py", "import sys; print(__name__, sys.argv[1:], sys.path[0])")
check("directory", "$B $D/main a b")
put("package/__init__.py", "")
check("package", "cd $D; $B -m package")
put("first_line.py", "not Python at all\nimport sys; print(sys._getframe().f_lineno)\n")
check("skip first line", "$B -x $D/first_line.py")
check("optimized", "$B -O -c 'assert 0; print(__debug__)'")
check("no docstrings", """$B -OO -c 'def f(): "text"\nprint(f.__doc__)'""")
check("warning error", """$B -W error -c 'import warnings; warnings.warn("x")'""")
check("warning category", """$B -W error::FutureWarning -c 'import warnings; warnings.warn("x"); print(1)' 2>/dev/null""")
check("warning ignored", """$B -Wi -c 'import warnings; warnings.warn("x"); print(2)'""")
check("wrong filter", "$B -W nonsense -c 'print(1)'")
check("memory", "$B -X heap=16m -c 'x = [0]\nwhile True: x += x'")
check("wrong size", "$B -X heap=lots -c 'print(1)'")
check("stdin", "echo 'import sys; print(__name__, sys.argv)' | $B - a b")
check("interactive", "echo 'x' | $B -q -i -c 'x = 6'")
