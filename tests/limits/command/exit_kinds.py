# index: exit codes, SystemExit, uncaught exceptions
# skip-if: threads
import subprocess
import sys

KINDS = {
    "falls off the end": "pass",
    "exit()": "import sys; sys.exit()",
    "None": "raise SystemExit(None)",
    "class": "raise SystemExit",
    "0": "raise SystemExit(0)",
    "3": "raise SystemExit(3)",
    "300": "raise SystemExit(300)",
    "-1": "raise SystemExit(-1)",
    "huge": "raise SystemExit(2 ** 70)",
    "True": "raise SystemExit(True)",
    "text": "raise SystemExit('a message\\nof two')",
    "tuple": "raise SystemExit((1, 2))",
    "two arguments": "raise SystemExit(1, 2)",
    "float": "raise SystemExit(2.5)",
    "object": "raise SystemExit([None])",
    "in finally": "try:\n    1/0\nfinally:\n    raise SystemExit(4)",
    "from handler": "try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise SystemExit(5) from e",
    "own class": "class Stop(SystemExit):\n    code = 9\nraise Stop",
    "changed code": "import sys\ntry:\n    sys.exit(1)\nexcept SystemExit as e:\n    e.code = 7\n    raise",
    "builtin exit": "exit(6)",
    "builtin quit": "quit()",
    "in a function": "def f():\n    raise SystemExit(8)\nf()",
    "group": "raise BaseExceptionGroup('g', [SystemExit(3)])",
    "generator": "def g():\n    yield\n    raise SystemExit(11)\nlist(g())",
    "str fails": "class C:\n    def __str__(self):\n        raise ValueError\nraise SystemExit(C())",
    "uncaught": "raise ValueError('v')",
    "keyboard": "raise KeyboardInterrupt",
    "generator exit": "raise GeneratorExit",
    "os._exit": "import os; print('lost?', flush=True); os._exit(12)",
    "abort": "import os; os.abort()",
    "signal": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "closed stdout": "import sys; sys.stdout.close()",
    "stdout None": "import sys; sys.stdout = None; print('x')",
    "syntax": "def f(:",
    "stderr gone": "import sys; sys.stderr = None; 1/0",
    "excepthook": "import sys; sys.excepthook = lambda *a: print('mine', a[0].__name__); 1/0",
    "bad excepthook": "import sys; sys.excepthook = lambda *a: [][1]; 1/0",
    "no excepthook": "import sys; del sys.excepthook; 1/0",
    "atexit exits": "import atexit, sys; atexit.register(sys.exit, 13)",
}
for name, code in KINDS.items():
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    error = done.stderr.strip().splitlines()
    print(f"{name}: {done.returncode} {done.stdout.strip()!r} {len(error) > 1} {error[-1:]}")
