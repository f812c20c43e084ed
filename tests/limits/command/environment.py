# index: BOBBINPATH, sys.path, standard streams
# skip-if: threads
import os
import subprocess
import sys
import tempfile

PATH = "BOBBINPATH" if sys.implementation.name == "bobbin" else "PYTHONPATH"


def run(*args, path=None, **env):
    env = {k: v for k, v in os.environ.items() if k not in (PATH, "PYTHONPATH")} | env
    if path is not None:
        env[PATH] = path
    done = subprocess.run([sys.executable, *args], capture_output=True, text=True, env=env)
    return done.returncode, done.stdout, done.stderr.splitlines()[-1:]


with tempfile.TemporaryDirectory() as d:
    for name, text in {"one/mine.py": "WHERE = 'one'", "two/mine.py": "WHERE = 'two'", "two/other.py": "import mine\nWHERE = 'other by ' + mine.WHERE", "one/json.py": "WHERE = 'shadow'", "one/pkg/a.py": "A = 1", "two/pkg/b.py": "B = 2"}.items():
        os.makedirs(os.path.dirname(os.path.join(d, name)), exist_ok=True)
        with open(os.path.join(d, name), "w") as f:
            f.write(text + "\n")
    one, two = os.path.join(d, "one"), os.path.join(d, "two")
    print(run("-c", "import mine; print(mine.WHERE)"))
    print(run("-c", "import mine; print(mine.WHERE)", path=one), run("-c", "import mine, other; print(mine.WHERE, other.WHERE)", path=two + os.pathsep + one))
    print(run("-c", "import other; print(other.WHERE)", path=os.pathsep.join([one, d + "/none", two])))
    print(run("-c", "import pkg.a, pkg.b; print(pkg.a.A, pkg.b.B, len(pkg.__path__), pkg.__file__)", path=one + os.pathsep + two))
    print(run("-E", "-c", "import mine", path=one)[0], run("-I", "-c", "import mine", path=one)[0], run("-m", "mine", path=one)[0])
    print(run("-c", f"import sys; print({one!r} in sys.path, sys.path[0] == '')", path=one), run("-c", "import sys; print(sys.path.count(''))", path=""))
    os.makedirs(os.path.join(d, "three", "json"))
    os.makedirs(os.path.join(d, "three", "random"))
    print(run("-c", "import json, random; print(json.loads('[1]'), 0 <= random.random() < 1)", path=os.path.join(d, "three")))
    script = os.path.join(d, "three", "main.py")
    with open(script, "w") as f:
        f.write("import json, random, json.decoder\nprint(json.dumps({}), random.Random(1).random() < 1, json.decoder.JSONDecodeError.__name__)\n")
    print(run(script))
