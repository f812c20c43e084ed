# index: import, threads
# skip-if: threads
# Two threads that import two modules which need each other: no hang; who meets a half-made module gets it, or an error.
import os
import sys
import tempfile
import threading

directory = tempfile.mkdtemp()
sys.path.insert(0, directory)


def write(name, *lines):
    with open(os.path.join(directory, name + ".py"), "w") as file:
        file.write("\n".join(lines))


def load(name):
    try:
        __import__(name)
        results.append("made")
    except ImportError as error:
        results.append(error.name in ("takes_a", "takes_b"))
        errors.append(str(error).replace(error.name, "M").replace("'x'", "N").replace("'y'", "N").partition(" (/")[0])


def load_both(*names):
    threads = [threading.Thread(target=load, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    print(results, [thread.is_alive() for thread in threads])
    results.clear()


WAIT = "import time; time.sleep(0.2)"
write("plain_a", WAIT, "import plain_b")
write("plain_b", WAIT, "import plain_a")
write("takes_a", WAIT, "from takes_b import y", "x = 1")
write("takes_b", WAIT, "from takes_a import x", "y = 1")
results, errors = [], []
load_both("plain_a", "plain_b")
load_both("takes_a", "takes_b")
print(any("cannot import name N from partially initialized module 'M'" in error for error in errors))
