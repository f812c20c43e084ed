# index: atexit.register, threading.Thread, sys.exit, os._exit
# skip-if: threads
import subprocess
import sys

PROGRAMS = {
    "thread first": "import atexit, threading, time\natexit.register(print, 'exit')\nthreading.Thread(target=lambda: (time.sleep(0.1), print('thread'))).start()\nprint('main')",
    "daemon": "import atexit, threading, time\natexit.register(print, 'exit')\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\nprint('main')",
    "in thread": "import atexit, threading\nt = threading.Thread(target=lambda: atexit.register(print, 'from the thread'))\nt.start(); t.join()\nprint('main')",
    "twice": "import atexit\nfor i in range(3):\n    atexit.register(print, i)\natexit.register(print, 'same'); atexit.register(print, 'same')",
    "decorator": "import atexit\n@atexit.register\ndef bye():\n    print('bye', bye.__name__)",
    "order of errors": "import atexit\n@atexit.register\ndef a():\n    print('a')\n@atexit.register\ndef b():\n    raise SystemExit(9)\n@atexit.register\ndef c():\n    raise ValueError('c')",
    "uses modules": "import atexit, json\natexit.register(lambda: print(json.dumps({'still': 'there'})))",
    "exit in thread": "import threading, sys\nt = threading.Thread(target=sys.exit, args=(5,))\nt.start(); t.join()\nprint('main goes on')",
    "buffered output": "import sys\nsys.stdout.write('no newline')",
    "open file": "import os, tempfile\np = os.path.join(tempfile.gettempdir(), 'left')\nf = open(p, 'w')\nf.write('flushed at exit')\nimport atexit\natexit.register(lambda: print(f.closed))",
    "error then exit": "import atexit\natexit.register(print, 'runs all the same')\nundefined",
}
for name, code in PROGRAMS.items():
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    print(f"{name}: {done.returncode} {done.stdout!r} {[line for line in done.stderr.splitlines() if line[:1] != ' ' and 'Error' in line and 'atexit' not in line]}")
